package io.stamgast.membership.sync;

import com.stripe.model.Subscription;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.pause.Pauses;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A subscription as Stripe describes it, in our words.
 *
 * @param price Stripe's id
 * @param endReason null while it has not ended
 * @param pendingInvoice Stripe's id of the one that is to be paid before a change is made; null for none
 */
public record SubscriptionImage(String id, Map<String, String> metadata, String customer, String price,
                                MembershipState state, Collection collection, Instant beganAt, Instant trialEndsAt,
                                Instant periodBeginsAt, Instant periodEndsAt, Instant cancelsAt, Instant endedAt,
                                EndReason endReason, Instant resumesAt, String paymentMethod,
                                String pendingInvoice) {

    /** Of Stripe's Cancellation Details: what we said when we ended it. */
    public static final String NOT_PAID = "PAYMENT_FAILED";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** Nothing while its first payment is not made: then it is no membership yet, and maybe never. */
    public static Optional<SubscriptionImage> of(Subscription subscription) {
        return state(subscription).map(state -> of(subscription, state));
    }

    private static SubscriptionImage of(Subscription subscription, MembershipState state) {
        var item = subscription.getItems().getData().get(0);
        var byInvoice = "send_invoice".equals(subscription.getCollectionMethod());
        return new SubscriptionImage(subscription.getId(), subscription.getMetadata(), subscription.getCustomer(),
                item.getPrice().getId(), state, byInvoice ? Collection.INVOICE : Collection.CARD,
                instant(subscription.getStartDate()), instant(subscription.getTrialEnd()),
                instant(item.getCurrentPeriodStart()), instant(item.getCurrentPeriodEnd()),
                state.isOver() ? null : instant(subscription.getCancelAt()), ended(subscription, state),
                state.isOver() ? reason(subscription) : null, Pauses.resumesAt(subscription),
                subscription.getDefaultPaymentMethod(),
                subscription.getPendingUpdate() == null ? null : subscription.getLatestInvoice());
    }

    /** The same while nobody has paid its present period: its pause goes on, though it should be over by now. */
    SubscriptionImage unpaid(Instant now) {
        return new SubscriptionImage(id, metadata, customer, price, MembershipState.PAUSED, collection, beganAt,
                trialEndsAt, periodBeginsAt, periodEndsAt, cancelsAt, endedAt, endReason, now, paymentMethod,
                pendingInvoice);
    }

    /** Of the plan that its price is of, as we wrote it down; null where there is no number. */
    Integer planVersion() {
        var written = metadata.get(Metadata.PLAN_VERSION);
        return written == null || !NUMBER.matcher(written).matches() ? null : Integer.valueOf(written);
    }

    private static Optional<MembershipState> state(Subscription subscription) {
        var state = switch (subscription.getStatus()) {
            case "trialing" -> MembershipState.TRIALING;
            case "active" -> MembershipState.ACTIVE;
            case "past_due" -> MembershipState.PAST_DUE;
            case "paused" -> MembershipState.PAUSED;
            case "unpaid" -> MembershipState.UNPAID;
            case "canceled" -> MembershipState.CANCELLED;
            default -> null; // incomplete, incomplete_expired
        };
        return subscription.getPauseCollection() != null && state != null && !state.isOver()
                ? Optional.of(MembershipState.PAUSED) : Optional.ofNullable(state);
    }

    private static Instant ended(Subscription subscription, MembershipState state) {
        if (!state.isOver()) {
            return null;
        }
        var ended = subscription.getEndedAt() == null ? subscription.getCanceledAt() : subscription.getEndedAt();
        return instant(ended);
    }

    private static EndReason reason(Subscription subscription) {
        var details = subscription.getCancellationDetails();
        var trial = subscription.getTrialEnd();
        if (trial != null && trial.equals(subscription.getEndedAt()) && subscription.getCancelAt() == null) {
            return EndReason.TRIAL_ENDED; // nothing was charged yet, even where Stripe says that a payment failed
        }
        return details != null
                && (NOT_PAID.equals(details.getComment()) || "payment_failed".equals(details.getReason()))
                ? EndReason.PAYMENT_FAILED : EndReason.REQUESTED;
    }

    private static Instant instant(Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
