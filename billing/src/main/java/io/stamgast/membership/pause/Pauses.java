package io.stamgast.membership.pause;

import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PauseCollection;
import java.time.Instant;
import java.util.regex.Pattern;

/** How a pause is begun, and until when it lasts. */
public final class Pauses {

    /** On a subscription that is paused: until when, in seconds since 1970. */
    static final String RESUMES_AT = "stamgast_resumes_at";

    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");

    private Pauses() {
    }

    /**
     * Has what Stripe bills from now on be void.
     *
     * @param until when it ends by itself; null for not by itself
     */
    public static void begin(SubscriptionUpdateParams.Builder form, Instant until) {
        form.setPauseCollection(PauseCollection.builder().setBehavior(PauseCollection.Behavior.VOID).build())
                .putMetadata(RESUMES_AT, until == null ? "" : Long.toString(until.getEpochSecond()));
    }

    /** When it ends by itself, or Stripe will end it; null for one that doesn't, and for none. */
    public static Instant resumesAt(Subscription subscription) {
        var pause = subscription.getPauseCollection();
        if (pause == null) {
            return null;
        }
        var written = subscription.getMetadata().get(RESUMES_AT);
        if (written != null && SECONDS.matcher(written).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(written));
        }
        return pause.getResumesAt() == null ? null : Instant.ofEpochSecond(pause.getResumesAt());
    }
}
