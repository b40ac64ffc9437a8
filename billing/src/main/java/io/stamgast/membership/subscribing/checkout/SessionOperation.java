package io.stamgast.membership.subscribing.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionListParams;
import io.stamgast.kernel.Json;
import io.stamgast.membership.subscribing.CouponOver;
import io.stamgast.membership.subscribing.StripeCustomers;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.call.StripeCall;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Opens a page of Stripe's on which somebody takes a plan. */
@ApplicationScoped
public class SessionOperation implements StripeOperation {

    public static final String NAME = "membership.checkout";

    /** What is kept of the page. */
    record Opened(String session, String url, Instant expiresAt) {
    }

    private StripeCustomers customers;

    protected SessionOperation() {
        // for CDI
    }

    @Inject
    public SessionOperation(StripeCustomers customers) {
        this.customers = customers;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var wanted = Json.read(parameters.toString(), WantedCheckout.class);
        var customer = customers.require(client, options, wanted.tenantId(), wanted.account());
        var there = StripeAccess.in(options.getStripeAccount());
        var page = new SessionForm(wanted, customer, Coupons.left(client, there, wanted)).page();
        var session = CouponOver.told(client, there, wanted.coupon(), () -> Once.make(options,
                key -> client.v1().checkout().sessions().create(page, key),
                () -> find(client, there, customer, wanted.metadata().get(Metadata.MEMBERSHIP))));
        return new Opened(session.getId(), session.getUrl(), Instant.ofEpochSecond(session.getExpiresAt()));
    }

    private static Optional<Session> find(StripeClient client, RequestOptions there, String customer, String checkout)
            throws StripeException {
        var ofCustomer = SessionListParams.builder().setCustomer(customer).setLimit(100L).build();
        return client.v1().checkout().sessions().list(ofCustomer, there).getData().stream()
                .filter(one -> checkout.equals(one.getClientReferenceId())).findFirst();
    }

    @Override
    public void done(Connection connection, StripeCall call, JsonNode answer) throws SQLException {
        var opened = Json.read(answer.toString(), Opened.class);
        new CheckoutTable(connection, call.tenantId())
                .opened(call.subject(), opened.session(), opened.url(), opened.expiresAt());
    }

    @Override
    public void refused(Connection connection, StripeCall call, StripeFailure why) throws SQLException {
        new CheckoutTable(connection, call.tenantId())
                .end(call.subject(), Checkout.State.REFUSED, why.getMessage());
    }
}
