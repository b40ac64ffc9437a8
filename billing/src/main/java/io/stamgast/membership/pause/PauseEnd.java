package io.stamgast.membership.pause;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionResumeParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import java.util.Optional;

/**
 * Ends a pause: one that somebody or dunning made, and one in which a trial without a payment method ended; only Stripe
 * tells them apart. What is not paused any more is left alone, unless Stripe has ended the pause by itself and left a
 * period behind that nobody has paid.
 */
public final class PauseEnd {

    private static final String PAUSED = "paused";
    private static final String CANCELED = "canceled";

    private final StripeClient client;
    private final RequestOptions options;
    private final RequestOptions there;

    private PauseEnd(StripeClient client, RequestOptions options) {
        this.client = client;
        this.options = options;
        this.there = StripeAccess.in(options.getStripeAccount());
    }

    /**
     * Does it, with the same options however often.
     *
     * @return the subscription as it is then
     */
    public static Subscription make(StripeClient client, RequestOptions options, String subscription)
            throws StripeException {
        return new PauseEnd(client, options).of(client.v1().subscriptions().retrieve(subscription,
                StripeAccess.in(options.getStripeAccount())));
    }

    private Subscription of(Subscription now) throws StripeException {
        if (CANCELED.equals(now.getStatus())) {
            return now;
        }
        if (PAUSED.equals(now.getStatus())) {
            return beginAfterTrial(now.getId());
        }
        var isUnpaid = UnpaidPeriod.isIn(client, there, now);
        return isUnpaid ? beginAnew(now.getId()) : now.getPauseCollection() == null ? now : goOn(now.getId());
    }

    private Subscription beginAfterTrial(String id) throws StripeException {
        var anew = SubscriptionResumeParams.builder()
                .setBillingCycleAnchor(SubscriptionResumeParams.BillingCycleAnchor.NOW).build();
        return Once.make(options, key -> client.v1().subscriptions().resume(id, anew, key),
                () -> Optional.of(again(id)).filter(then -> !PAUSED.equals(then.getStatus())));
    }

    private Subscription goOn(String id) throws StripeException {
        return Once.make(options, key -> client.v1().subscriptions().update(id, ending().build(), key),
                () -> Optional.of(again(id)).filter(then -> then.getPauseCollection() == null));
    }

    /** In one step, so that nothing is given away in between; under a key of its own: it asks for something else. */
    private Subscription beginAnew(String id) throws StripeException {
        var anew = ending().setBillingCycleAnchor(SubscriptionUpdateParams.BillingCycleAnchor.NOW)
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE).build();
        var own = StripeAccess.in(options.getStripeAccount(), options.getIdempotencyKey() + "/anew");
        return Once.make(own, key -> client.v1().subscriptions().update(id, anew, key), () -> {
            var then = again(id);
            return then.getPauseCollection() != null || UnpaidPeriod.isIn(client, there, then) ? Optional.empty()
                    : Optional.of(then);
        });
    }

    private static SubscriptionUpdateParams.Builder ending() {
        return SubscriptionUpdateParams.builder().setPauseCollection(EmptyParam.EMPTY)
                .putMetadata(Pauses.RESUMES_AT, "");
    }

    private Subscription again(String id) throws StripeException {
        return client.v1().subscriptions().retrieve(id, there);
    }
}
