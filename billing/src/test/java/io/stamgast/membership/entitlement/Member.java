package io.stamgast.membership.entitlement;

import io.stamgast.kernel.Ids;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.Membership.PlanTaken;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.plan.PlanDesk;
import io.stamgast.testing.Database;
import java.time.Instant;
import java.util.UUID;

/** An account that has taken a plan, in our tables alone: Stripe isn't asked. */
public final class Member {

    /** What becomes of a membership. */
    @FunctionalInterface
    public interface Becoming {
        Membership of(Membership before);
    }

    private final int tenant;
    private final UUID id = Ids.next();

    private Member(int tenant) {
        this.tenant = tenant;
    }

    public static Member takes(int tenant, UUID account, PlanDesk desk, UUID planId, Instant began) {
        var plan = desk.find(planId);
        return takes(tenant, account, new PlanTaken(planId, plan.version(), plan.prices().get(0).id()),
                MembershipState.ACTIVE, began);
    }

    public static Member takes(int tenant, UUID account, PlanTaken taken, MembershipState state, Instant began) {
        var member = new Member(tenant);
        var membership = new Membership(member.id, account, null, taken, state, "sub_" + member.id,
                Collection.CARD, began, null, began, null, null, null, null, null, null, null, false, 0, began);
        Database.work().call(tenant, connection -> {
            new MembershipTable(connection, tenant).insert(membership, began, began, null);
            return null;
        });
        return member;
    }

    public UUID id() {
        return id;
    }

    public Membership read() {
        return Database.work().call(tenant, connection -> new MembershipTable(connection, tenant).find(id))
                .orElseThrow();
    }

    public void becomes(Instant at, Becoming becoming) {
        Database.work().call(tenant, connection -> {
            var table = new MembershipTable(connection, tenant);
            var before = table.lock(id).orElseThrow();
            table.update(before, becoming.of(before), at, at, null);
            return null;
        });
    }

    public void becomes(Instant at, MembershipState state) {
        becomes(at, before -> state(before, state, null, null));
    }

    /** Its payment fails, and benefits act on until the end of a grace. */
    public void fails(Instant at, Instant graceUntil) {
        becomes(at, before -> state(before, MembershipState.PAST_DUE, null, null).pastDue(at, graceUntil));
    }

    public void ends(Instant at) {
        becomes(at, before -> state(before, MembershipState.CANCELLED, null, at));
    }

    public void willEnd(Instant at, Instant end) {
        becomes(at, before -> state(before, before.state(), end, null));
    }

    private static Membership state(Membership of, MembershipState state, Instant cancelsAt, Instant endedAt) {
        return new Membership(of.id(), of.accountId(), of.memberId(), of.plan(), state, of.stripeSubscription(),
                of.collection(), of.beganAt(), of.trialEndsAt(), of.periodBeginsAt(), of.periodEndsAt(), cancelsAt,
                endedAt, endedAt == null ? null : EndReason.REQUESTED, null, null, null, of.restricted(),
                of.monthsGranted(), of.syncedAt());
    }
}
