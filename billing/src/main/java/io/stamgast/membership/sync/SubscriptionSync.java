package io.stamgast.membership.sync;

import io.stamgast.dunning.policy.PolicyBook;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.kernel.Outbox;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.PlanTaken;
import io.stamgast.membership.MembershipEvent;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.orphan.OrphanTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Writes down what a subscription is, in the caller's unit of work. */
final class SubscriptionSync {

    private static final String CHECKOUT = """
            select account_id, member_id, plan_id, plan_version, price_id from app.membership_checkout
            where tenant_id = ? and id = ?""";
    /** As whoever takes or changes memberships locks it. */
    private static final String ACCOUNT =
            "select a.id from app.account a where a.tenant_id = ? and a.id = ? for no key update";
    private static final String LIFT = """
            update app.membership_notice set restricts = false
            where tenant_id = ? and membership_id = ? and restricts""";
    private static final String COMPLETE = """
            update app.membership_checkout set state = 'COMPLETED' where tenant_id = ? and id = ?""";
    private static final String TRIED = """
            insert into app.membership_trial as t (tenant_id, account_id, plan_id, used_at) values (?, ?, ?, ?)
            on conflict do nothing""";
    private static final String PRICE = """
            select p.plan_id, p.id, coalesce(v.version, l.version) from app.plan_price p
            join app.membership_plan l on l.tenant_id = ? and l.id = p.plan_id
            left join app.membership_plan_version v on v.tenant_id = ? and v.plan_id = p.plan_id
                and v.version = ? and v.version >= p.from_version
            where p.tenant_id = ? and p.stripe_price = ?""";

    private record Asked(UUID account, UUID member, PlanTaken plan) {
    }

    private final Connection connection;
    private final int tenantId;
    private final DunningCases dunning;
    private final MembershipTable table;

    SubscriptionSync(Connection connection, int tenantId, DunningCases dunning) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.dunning = dunning;
        this.table = new MembershipTable(connection, tenantId);
    }

    /** The membership as it is written down, locked; nothing while there is none. */
    Optional<Membership> known(SubscriptionImage image) throws SQLException {
        return table.lockBySubscription(image.id());
    }

    /**
     * @param began when Stripe was asked
     * @return nothing for a subscription that is none of ours
     */
    Optional<Membership> apply(SubscriptionImage image, Instant began, Instant now) throws SQLException {
        return apply(known(image), image, began, now);
    }

    private Optional<Membership> apply(Optional<Membership> known, SubscriptionImage image, Instant began, Instant now)
            throws SQLException {
        return known.isPresent() ? Optional.of(change(known.get(), image, began, now)) : begin(image, began, now);
    }

    /**
     * The same unless what we take to be paused is not any more: then it is to be seen who has paid its present period.
     *
     * @return whether it was not
     */
    boolean applyUnlessPauseIsOver(SubscriptionImage image, Instant began, Instant now) throws SQLException {
        var known = known(image);
        if (image.state() == MembershipState.ACTIVE
                && known.filter(one -> one.state() == MembershipState.PAUSED).isPresent()) {
            return false;
        }
        apply(known, image, began, now);
        return true;
    }

    private Membership change(Membership before, SubscriptionImage image, Instant began, Instant now)
            throws SQLException {
        if (began.isBefore(before.syncedAt())) {
            return before;
        }
        var after = changed(before, image, began, now);
        table.update(before, after, since(before, after, began), now, null);
        if (before.restricted() && !after.restricted()) {
            lift(after);
        }
        if (after.state() == MembershipState.TRIALING && !after.plan().planId().equals(before.plan().planId())) {
            tried(after, now);
        }
        Outbox.write(connection, tenantId, MembershipEvent.between(before, after, now));
        if (after.state().isOver() && !before.state().isOver()) {
            new MembershipEnd(connection, tenantId, dunning).tell(after, now);
        }
        return after;
    }

    private Optional<Membership> begin(SubscriptionImage image, Instant began, Instant now) throws SQLException {
        var id = Metadata.membership(image.metadata()).orElse(null);
        var asked = id == null ? null : asked(id);
        if (asked == null) {
            return Optional.empty();
        }
        lockAccount(asked.account());
        var begun = known(image); // while the account was somebody else's to lock
        if (begun.isPresent()) {
            return Optional.of(change(begun.get(), image, began, now));
        }
        if (!isOf(asked.account(), image) || isOrphan(image, id, asked, now)) {
            return Optional.empty();
        }
        var fresh = new Membership(id, asked.account(), asked.member(), asked.plan(), image.state(), image.id(),
                image.collection(), image.beganAt(), image.trialEndsAt(), image.periodBeginsAt(),
                image.periodEndsAt(), image.cancelsAt(), image.endedAt(), image.endReason(), null, null,
                image.resumesAt(), false, 0, began);
        var membership = owing(fresh, null, began, now);
        table.insert(membership, image.beganAt(), now, null);
        complete(id);
        if (image.trialEndsAt() != null) {
            tried(membership, now);
        }
        Outbox.write(connection, tenantId, MembershipEvent.reached(membership, now));
        return Optional.of(membership);
    }

    /** Of another customer's, that uses a name of ours, we begin and end nothing. */
    private boolean isOf(UUID account, SubscriptionImage image) throws SQLException {
        return new CustomerTable(connection, tenantId).find(account)
                .filter(one -> one.stripeCustomer().equals(image.customer())).isPresent();
    }

    /** Whether the account was a member already: then nothing begins, and this one is to end. */
    private boolean isOrphan(SubscriptionImage image, UUID id, Asked asked, Instant now) throws SQLException {
        var orphans = new OrphanTable(connection, tenantId);
        if (orphans.find(image.id()).isPresent()) {
            return true;
        }
        var ofCheckout = table.find(id);
        var has = ofCheckout.isPresent() ? ofCheckout : image.state().isOver() ? Optional.<Membership>empty()
                : table.live(asked.account(), asked.plan().planId());
        if (has.isPresent() && !image.state().isOver()) {
            orphans.found(image.id(), id, has.get(), now);
        }
        return has.isPresent();
    }

    private void lockAccount(UUID account) throws SQLException {
        try (var lock = connection.prepareStatement(ACCOUNT)) {
            lock.setInt(1, tenantId);
            lock.setObject(2, account);
            lock.execute();
        }
    }

    private Membership changed(Membership before, SubscriptionImage image, Instant began, Instant now)
            throws SQLException {
        var after = new Membership(before.id(), before.accountId(), before.memberId(), plan(before, image),
                image.state(), before.stripeSubscription(), image.collection(), before.beganAt(),
                image.trialEndsAt(), image.periodBeginsAt(), image.periodEndsAt(), image.cancelsAt(),
                image.endedAt(), image.endReason(), null, null, image.resumesAt(),
                before.restricted() && image.state() == MembershipState.PAST_DUE, before.monthsGranted(), began);
        return owing(after, before, began, now);
    }

    /** With the grace that it has while it owes. */
    private Membership owing(Membership membership, Membership before, Instant began, Instant now)
            throws SQLException {
        if (membership.state() != MembershipState.PAST_DUE) {
            return membership;
        }
        var since = before == null || before.pastDueSince() == null ? began : before.pastDueSince();
        // what was lost and goes on keeps the grace of its case
        var known = dunning.graceUntil(connection, tenantId, membership.id())
                .or(() -> Optional.ofNullable(before).map(Membership::graceUntil));
        var grace = known.isPresent() ? known.get()
                : since.plus(Duration.ofDays(PolicyBook.inForce(connection, tenantId, now).definition().graceDays()));
        return membership.pastDue(since, grace);
    }

    /** It becomes no plan that the account has beside it: that it pays another price is told by the next comparison. */
    private PlanTaken plan(Membership before, SubscriptionImage image) throws SQLException {
        var wanted = planOf(before, image);
        return wanted.planId().equals(before.plan().planId()) || image.state().isOver()
                || table.live(before.accountId(), wanted.planId()).isEmpty() ? wanted : before.plan();
    }

    /** Where a price was chosen in Stripe's own pages, nobody has written the plan's version down: it is the latest. */
    private PlanTaken planOf(Membership before, SubscriptionImage image) throws SQLException {
        try (var query = connection.prepareStatement(PRICE)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setObject(3, image.planVersion(), Types.INTEGER);
            query.setInt(4, tenantId);
            query.setString(5, image.price());
            try (var row = query.executeQuery()) {
                return !row.next() || row.getObject(2, UUID.class).equals(before.plan().priceId()) ? before.plan()
                        : new PlanTaken(row.getObject(1, UUID.class), row.getInt(3), row.getObject(2, UUID.class));
            }
        }
    }

    /** Since when it is what it is. */
    private static Instant since(Membership before, Membership after, Instant began) {
        if (after.state() == before.state()) {
            return began;
        }
        var at = switch (after.state()) {
            case CANCELLED -> after.endedAt();
            case PAST_DUE -> after.pastDueSince();
            case ACTIVE, PAUSED, UNPAID -> before.state() == MembershipState.TRIALING ? trialEnd(after, began) : began;
            default -> began;
        };
        return Objects.requireNonNullElse(at, began);
    }

    /** One that is paused by hand may have its end ahead. */
    private static Instant trialEnd(Membership membership, Instant began) {
        var end = membership.trialEndsAt();
        return end != null && end.isBefore(began) ? end : began;
    }

    private Asked asked(UUID id) throws SQLException {
        try (var query = connection.prepareStatement(CHECKOUT)) {
            query.setInt(1, tenantId);
            query.setObject(2, id);
            try (var row = query.executeQuery()) {
                return row.next() ? new Asked(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        new PlanTaken(row.getObject(3, UUID.class), row.getInt(4), row.getObject(5, UUID.class)))
                        : null;
            }
        }
    }

    /** What buyers are shown says no more that benefits are held back. */
    private void lift(Membership membership) throws SQLException {
        try (var lift = connection.prepareStatement(LIFT)) {
            lift.setInt(1, tenantId);
            lift.setObject(2, membership.id());
            lift.executeUpdate();
        }
    }

    private void complete(UUID checkout) throws SQLException {
        try (var complete = connection.prepareStatement(COMPLETE)) {
            complete.setInt(1, tenantId);
            complete.setObject(2, checkout);
            complete.executeUpdate();
        }
    }

    private void tried(Membership membership, Instant now) throws SQLException {
        try (var tried = connection.prepareStatement(TRIED)) {
            tried.setInt(1, tenantId);
            tried.setObject(2, membership.accountId());
            tried.setObject(3, membership.plan().planId());
            tried.setObject(4, now.atOffset(ZoneOffset.UTC));
            tried.executeUpdate();
        }
    }
}
