package io.stamgast.membership;

import static io.stamgast.kernel.Stored.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A membership of an account.
 *
 * @param memberId who took it; null when the tenant did
 * @param stripeSubscription null for a fee paid once
 * @param periodEndsAt until when it is paid, or tried; null for ever
 * @param cancelsAt when it will end; null for no end in sight
 * @param pastDueSince when the payment failed that is being recovered
 * @param graceUntil while past due: until when benefits act on
 * @param resumesAt when a pause by hand ends by itself; null for not by itself
 * @param restricted whether its benefits are held back while a payment is being recovered
 * @param monthsGranted how many of its months have had their points, also those that brought none
 */
public record Membership(UUID id, UUID accountId, UUID memberId, PlanTaken plan, MembershipState state,
                         String stripeSubscription, Collection collection, Instant beganAt, Instant trialEndsAt,
                         Instant periodBeginsAt, Instant periodEndsAt, Instant cancelsAt, Instant endedAt,
                         EndReason endReason, Instant pastDueSince, Instant graceUntil, Instant resumesAt,
                         boolean restricted, int monthsGranted, Instant syncedAt) {

    /** The plan's version and the price that it has. */
    public record PlanTaken(UUID planId, int version, UUID priceId) {
    }

    /** How it is paid. */
    public enum Collection { CARD, INVOICE }

    /** Why it ended. */
    public enum EndReason { REQUESTED, PAYMENT_FAILED, TRIAL_ENDED, TERM_OVER }

    static final String COLUMNS = """
            id, account_id, member_id, plan_id, plan_version, price_id, state, stripe_subscription, collection,
            began_at, trial_ends_at, period_begins_at, period_ends_at, cancels_at, ended_at, end_reason,
            past_due_since, grace_until, resumes_at, restricted, months_granted, synced_at""";

    static Membership of(ResultSet row) throws SQLException {
        var reason = row.getString("end_reason");
        return new Membership(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("member_id", UUID.class),
                new PlanTaken(row.getObject("plan_id", UUID.class), row.getInt("plan_version"),
                        row.getObject("price_id", UUID.class)),
                MembershipState.valueOf(row.getString("state")), row.getString("stripe_subscription"),
                Collection.valueOf(row.getString("collection")), instant(row, "began_at"),
                instant(row, "trial_ends_at"), instant(row, "period_begins_at"), instant(row, "period_ends_at"),
                instant(row, "cancels_at"), instant(row, "ended_at"),
                reason == null ? null : EndReason.valueOf(reason), instant(row, "past_due_since"),
                instant(row, "grace_until"), instant(row, "resumes_at"), row.getBoolean("restricted"),
                row.getInt("months_granted"), instant(row, "synced_at"));
    }

    /** Until when its benefits act if nothing else happens; null for no end in sight. */
    public Instant actsUntil() {
        return state != MembershipState.PAST_DUE || graceUntil == null || cancelsAt != null
                && cancelsAt.isBefore(graceUntil) ? cancelsAt : graceUntil;
    }

    /** Whether its benefits act, until {@link #actsUntil}. */
    public boolean acts() {
        return state.acts() && !restricted;
    }

    /** The same, while a payment is being recovered. */
    public Membership pastDue(Instant since, Instant grace) {
        return new Membership(id, accountId, memberId, plan, state, stripeSubscription, collection, beganAt,
                trialEndsAt, periodBeginsAt, periodEndsAt, cancelsAt, endedAt, endReason, since, grace, resumesAt,
                restricted, monthsGranted, syncedAt);
    }

    /** The same, with its benefits held back or no longer so. */
    public Membership restricted(boolean heldBack) {
        return new Membership(id, accountId, memberId, plan, state, stripeSubscription, collection, beganAt,
                trialEndsAt, periodBeginsAt, periodEndsAt, cancelsAt, endedAt, endReason, pastDueSince, graceUntil,
                resumesAt, heldBack, monthsGranted, syncedAt);
    }

    /** The same, after the points of so many months. */
    public Membership granted(int months) {
        return new Membership(id, accountId, memberId, plan, state, stripeSubscription, collection, beganAt,
                trialEndsAt, periodBeginsAt, periodEndsAt, cancelsAt, endedAt, endReason, pastDueSince, graceUntil,
                resumesAt, restricted, months, syncedAt);
    }

    /** The same, with an end in sight. */
    public Membership ending(Instant at) {
        return new Membership(id, accountId, memberId, plan, state, stripeSubscription, collection, beganAt,
                trialEndsAt, periodBeginsAt, periodEndsAt, at, endedAt, endReason, pastDueSince, graceUntil, resumesAt,
                restricted, monthsGranted, syncedAt);
    }

    /** The same, after its end. */
    public Membership ended(Instant at, EndReason reason) {
        return new Membership(id, accountId, memberId, plan, MembershipState.CANCELLED, stripeSubscription, collection,
                beganAt, trialEndsAt, periodBeginsAt, periodEndsAt, null, at, reason, null, null, null, false,
                monthsGranted, syncedAt);
    }

    /** Whether the history says something else after it became this. */
    boolean differsFor(Membership other) {
        return state != other.state || !plan.equals(other.plan) || acts() != other.acts()
                || !Objects.equals(actsUntil(), other.actsUntil());
    }
}
