package io.stamgast.membership.scenario;

import com.stripe.exception.StripeException;
import com.stripe.param.SubscriptionListParams;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.stripe.simulator.Charged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is left of a story, without the ids that are others each time.
 *
 * @param charges how often one succeeded and failed, by invoice (a fee paid once: by payment), the oldest first
 * @param subscriptions that Stripe has of it
 */
record End(List<Held> memberships, List<String> invoices, List<String> cases, List<String> charges,
           List<String> subscriptions, long points) {

    /** A membership, in short. */
    record Held(MembershipState state, EndReason endReason, Instant periodEndsAt, Instant endedAt, boolean acts,
                int monthsGranted) {

        static Held of(Membership membership, ChronoUnit precision) {
            return new Held(membership.state(), membership.endReason(),
                    truncated(membership.periodEndsAt(), precision), truncated(membership.endedAt(), precision),
                    membership.acts(), membership.monthsGranted());
        }

        private static Instant truncated(Instant at, ChronoUnit precision) {
            return at == null ? null : at.truncatedTo(precision);
        }
    }

    /** @param precision of all times in it */
    static End of(Story story, ChronoUnit precision) {
        var held = story.club.call(connection -> new MembershipTable(connection, story.club.tenant())
                .of(story.account));
        var invoices = held.stream().flatMap(one -> story.counter.looks().invoices(one.id()).stream())
                .map(one -> one.reason() + " " + one.state() + " " + one.due() + " " + one.paid()).toList();
        var cases = story.cases().stream().map(one -> one.state() + " " + one.facts().payment() + " "
                + one.facts().amountMinor() + " " + one.recoveredMinor()).toList();
        return new End(held.stream().map(one -> Held.of(one, precision)).toList(), invoices, cases,
                charges(story.club.stripe.charges(), precision), subscriptions(story), story.points());
    }

    private static List<String> charges(List<Charged> all, ChronoUnit precision) {
        Map<String, List<Charged>> byInvoice = all.stream()
                .collect(Collectors.groupingBy(
                one -> Objects.requireNonNullElse(one.invoice(), one.paymentIntent()), TreeMap::new,
                Collectors.toList()));
        return byInvoice.values().stream().map(one -> one.get(0).at().truncatedTo(precision) + ": "
                + one.get(0).amount() + " " + one.stream().filter(Charged::succeeded).count() + " paid "
                + one.stream().filter(charge -> !charge.succeeded()).count() + " refused").sorted().toList();
    }

    private static List<String> subscriptions(Story story) {
        try {
            return story.club.stripe.client().v1().subscriptions().list(SubscriptionListParams.builder()
                    .setStatus(SubscriptionListParams.Status.ALL).setLimit(100L).build(), story.club.there())
                    .getData().stream().map(one -> one.getStatus()).toList();
        } catch (StripeException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Whether nothing was paid twice. */
    boolean isPaidOnce() {
        return charges.stream().allMatch(one -> one.contains(" 1 paid ") || one.contains(" 0 paid "));
    }
}
