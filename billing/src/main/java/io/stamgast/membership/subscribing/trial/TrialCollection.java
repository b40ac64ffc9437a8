package io.stamgast.membership.subscribing.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.CollectionMethod;
import io.stamgast.kernel.Json;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Has a subscription, while it is tried, be paid by invoice or by card. */
@ApplicationScoped
public class TrialCollection implements StripeOperation {

    static final String NAME = "membership.trial-collection";

    /**
     * What it shall be.
     *
     * @param subscription Stripe's id
     * @param daysUntilDue of invoices; null for cards
     */
    record Wanted(String subscription, Collection collection, Integer daysUntilDue) {
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A trial that is over by then stays as it is: its invoice is made. */
    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var wanted = Json.read(parameters.toString(), Wanted.class);
        var there = StripeAccess.in(options.getStripeAccount());
        var subscriptions = client.v1().subscriptions();
        var method = method(wanted.collection);
        var isTried = "trialing".equals(subscriptions.retrieve(wanted.subscription, there).getStatus());
        if (isTried) {
            Once.make(options, key -> subscriptions.update(wanted.subscription, form(wanted, method), key),
                    () -> Optional.of(subscriptions.retrieve(wanted.subscription, there))
                            .filter(one -> method.getValue().equals(one.getCollectionMethod())));
        }
        return Map.of("changed", isTried);
    }

    private static CollectionMethod method(Collection collection) {
        return collection == Collection.INVOICE ? CollectionMethod.SEND_INVOICE
                : CollectionMethod.CHARGE_AUTOMATICALLY;
    }

    private static SubscriptionUpdateParams form(Wanted wanted, CollectionMethod method) {
        var form = SubscriptionUpdateParams.builder().setCollectionMethod(method);
        if (wanted.daysUntilDue != null) {
            form.setDaysUntilDue((long) wanted.daysUntilDue);
        }
        return form.build();
    }
}
