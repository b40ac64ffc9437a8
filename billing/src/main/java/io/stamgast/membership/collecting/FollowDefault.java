package io.stamgast.membership.collecting;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionRetrieveParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Has a subscription be charged to the payment method that its account chose last: the one with which it was taken is
 * its own, and would go before. It is asked about the account, so that no change of a membership waits for it. One that
 * has ended, or whose account has chosen none, is left as it is.
 */
@ApplicationScoped
public class FollowDefault implements StripeOperation {

    static final String NAME = "membership.follow-default";

    private static final Set<String> OVER = Set.of("canceled", "incomplete", "incomplete_expired");

    /** @param subscription Stripe's id */
    record Parameters(String subscription) {
    }

    @Override
    public String name() {
        return NAME;
    }

    /** In the caller's unit of work. */
    public static void ask(Connection connection, int tenantId, UUID account, String subscription, Instant now)
            throws SQLException {
        StripeCalls.ask(connection, tenantId, NAME, account, new Parameters(subscription), now);
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var id = parameters.get("subscription").asText();
        if (!follows(look(client, options, id))) {
            var none = SubscriptionUpdateParams.builder().setDefaultPaymentMethod(EmptyParam.EMPTY).build();
            Once.make(options, key -> client.v1().subscriptions().update(id, none, key),
                    () -> Optional.of(look(client, options, id)).filter(FollowDefault::follows));
        }
        return Map.of("subscription", id);
    }

    private static Subscription look(StripeClient client, RequestOptions options, String id) throws StripeException {
        return client.v1().subscriptions().retrieve(id, SubscriptionRetrieveParams.builder().addExpand("customer")
                .build(), StripeAccess.in(options.getStripeAccount()));
    }

    private static boolean follows(Subscription subscription) {
        var own = subscription.getDefaultPaymentMethod();
        var settings = subscription.getCustomerObject().getInvoiceSettings();
        var chosen = settings == null ? null : settings.getDefaultPaymentMethod();
        return OVER.contains(subscription.getStatus()) || own == null || chosen == null || own.equals(chosen);
    }
}
