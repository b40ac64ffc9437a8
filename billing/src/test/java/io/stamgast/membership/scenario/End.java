package io.stamgast.membership.scenario;

import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.stripe.simulator.Charged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is left of a story, without the ids that are others each time.
 *
 * @param charges how often one succeeded and failed, by invoice, the oldest invoice first
 */
record End(List<Held> memberships, List<String> invoices, List<String> cases, List<String> charges, long points) {

    /** A membership, in short. */
    record Held(MembershipState state, EndReason endReason, Instant periodEndsAt, Instant endedAt, boolean acts,
                int monthsGranted) {

        static Held of(Membership membership) {
            return new Held(membership.state(), membership.endReason(), membership.periodEndsAt(),
                    membership.endedAt(), membership.acts(), membership.monthsGranted());
        }
    }

    static End of(Story story) {
        var held = story.club.call(connection -> new MembershipTable(connection, story.club.tenant())
                .of(story.account));
        var invoices = held.stream().flatMap(one -> story.counter.looks().invoices(one.id()).stream())
                .map(one -> one.reason() + " " + one.state() + " " + one.due() + " " + one.paid()).toList();
        var cases = story.cases().stream().map(one -> one.state() + " " + one.facts().payment() + " "
                + one.facts().amountMinor() + " " + one.recoveredMinor()).toList();
        return new End(held.stream().map(Held::of).toList(), invoices, cases,
                charges(story.club.stripe.charges()), story.points());
    }

    private static List<String> charges(List<Charged> all) {
        Map<String, List<Charged>> byInvoice = all.stream()
                .collect(Collectors.groupingBy(Charged::invoice, TreeMap::new, Collectors.toList()));
        return byInvoice.values().stream().map(one -> one.get(0).at() + ": " + one.get(0).amount() + " "
                + one.stream().filter(Charged::succeeded).count() + " paid "
                + one.stream().filter(charge -> !charge.succeeded()).count() + " refused").sorted().toList();
    }
}
