package io.stamgast.membership.subscribing.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionResumeParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import io.stamgast.kernel.Json;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Ends a pause: one that somebody made, and one in which a trial without a payment method ended; only Stripe tells them
 * apart. What is not paused any more is left alone.
 */
@ApplicationScoped
public class ResumeOperation implements StripeOperation {

    static final String NAME = "membership.resume";
    private static final String PAUSED = "paused";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var id = Json.read(parameters.toString(), SubscriptionChange.class).subscription();
        var there = StripeAccess.in(options.getStripeAccount());
        resume(client, options, client.v1().subscriptions().retrieve(id, there));
        return Map.of("subscription", id);
    }

    private static void resume(StripeClient client, RequestOptions options, Subscription subscription)
            throws StripeException {
        if (PAUSED.equals(subscription.getStatus())) {
            var now = SubscriptionResumeParams.builder()
                    .setBillingCycleAnchor(SubscriptionResumeParams.BillingCycleAnchor.NOW).build();
            Once.make(options, key -> client.v1().subscriptions().resume(subscription.getId(), now, key),
                    () -> look(client, options, subscription, then -> !PAUSED.equals(then.getStatus())));
        } else if (subscription.getPauseCollection() != null) {
            var going = SubscriptionUpdateParams.builder().setPauseCollection(EmptyParam.EMPTY).build();
            Once.make(options, key -> client.v1().subscriptions().update(subscription.getId(), going, key),
                    () -> look(client, options, subscription, then -> then.getPauseCollection() == null));
        }
    }

    private static Optional<Subscription> look(StripeClient client, RequestOptions options, Subscription subscription,
                                               Predicate<Subscription> done) throws StripeException {
        return Optional.of(client.v1().subscriptions().retrieve(subscription.getId(),
                StripeAccess.in(options.getStripeAccount()))).filter(done);
    }
}
