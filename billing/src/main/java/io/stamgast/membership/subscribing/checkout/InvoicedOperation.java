package io.stamgast.membership.subscribing.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionListParams;
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
import java.util.Optional;

/** Begins a membership that is paid by invoice: without a page, because nobody has to give a card. */
@ApplicationScoped
public class InvoicedOperation implements StripeOperation {

    public static final String NAME = "membership.invoiced";

    /** What is kept of it. */
    public record Begun(String subscription) {
    }

    private StripeCustomers customers;

    protected InvoicedOperation() {
        // for CDI
    }

    @Inject
    public InvoicedOperation(StripeCustomers customers) {
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
        var subscription = CouponOver.told(client, there, wanted.coupon(), () -> Once.make(options,
                key -> client.v1().subscriptions().create(form(wanted, customer), key),
                () -> find(client, there, customer, wanted.metadata().get(Metadata.MEMBERSHIP))));
        return new Begun(subscription.getId());
    }

    private static SubscriptionCreateParams form(WantedCheckout wanted, String customer) {
        var form = SubscriptionCreateParams.builder().setCustomer(customer)
                .addItem(SubscriptionCreateParams.Item.builder().setPrice(wanted.stripePrice()).build())
                .setCollectionMethod(SubscriptionCreateParams.CollectionMethod.SEND_INVOICE)
                .setDaysUntilDue((long) wanted.daysUntilDue()).putAllMetadata(wanted.metadata());
        if (wanted.trial() != null) {
            form.setTrialPeriodDays((long) wanted.trial().days());
        }
        if (wanted.feePercent() != null) {
            form.setApplicationFeePercent(wanted.feePercent());
        }
        if (wanted.coupon() != null) {
            form.addDiscount(SubscriptionCreateParams.Discount.builder().setCoupon(wanted.coupon()).build());
        }
        return form.build();
    }

    private static Optional<Subscription> find(StripeClient client, RequestOptions there, String customer,
                                               String membership) throws StripeException {
        return client.v1().subscriptions().list(SubscriptionListParams.builder().setCustomer(customer)
                        .setStatus(SubscriptionListParams.Status.ALL).setLimit(100L).build(), there).getData().stream()
                .filter(one -> membership.equals(one.getMetadata().get(Metadata.MEMBERSHIP))).findFirst();
    }

    @Override
    public void refused(Connection connection, StripeCall call, StripeFailure why) throws SQLException {
        new CheckoutTable(connection, call.tenantId())
                .end(call.subject(), Checkout.State.REFUSED, why.getMessage());
    }
}
