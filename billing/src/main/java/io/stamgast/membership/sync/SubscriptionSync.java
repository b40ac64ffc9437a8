package io.stamgast.membership.sync;

import io.stamgast.dunning.policy.PolicyBook;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.kernel.Outbox;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.PlanTaken;
import io.stamgast.membership.MembershipEvent;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Writes down what a subscription is, in the caller's unit of work. */
final class SubscriptionSync {

    private static final String CHECKOUT = """
            select account_id, member_id, plan_id, plan_version, price_id, trial from app.membership_checkout
            where tenant_id = ? and id = ? for update""";
    private static final String COMPLETE = """
            update app.membership_checkout set state = 'COMPLETED' where tenant_id = ? and id = ?""";
    private static final String TRIED = """
            insert into app.membership_trial as t (tenant_id, account_id, plan_id, used_at) values (?, ?, ?, ?)
            on conflict do nothing""";
    private static final String PRICE =
            "select plan_id, id from app.plan_price where tenant_id = ? and stripe_price = ?";

    private record Asked(UUID account, UUID member, PlanTaken plan, boolean trial) {
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
        var known = known(image);
        if (known.isEmpty()) {
            return begin(image, began, now);
        }
        var before = known.get();
        if (began.isBefore(before.syncedAt())) {
            return known;
        }
        var after = changed(before, image, began, now);
        table.update(before, after, since(before, after, began), now, null);
        Outbox.write(connection, tenantId, MembershipEvent.between(before, after, now));
        return Optional.of(after);
    }

    private Optional<Membership> begin(SubscriptionImage image, Instant began, Instant now) throws SQLException {
        var id = id(image.metadata().get(Metadata.MEMBERSHIP));
        var asked = id == null ? null : asked(id);
        if (asked == null) {
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
            tried(asked, now);
        }
        Outbox.write(connection, tenantId, MembershipEvent.reached(membership, now));
        return Optional.of(membership);
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
        var known = dunning.graceUntil(connection, tenantId, membership.id());
        var grace = known.isPresent() ? known.get()
                : since.plus(Duration.ofDays(PolicyBook.inForce(connection, tenantId, now).definition().graceDays()));
        return membership.pastDue(since, grace);
    }

    private PlanTaken plan(Membership before, SubscriptionImage image) throws SQLException {
        try (var query = connection.prepareStatement(PRICE)) {
            query.setInt(1, tenantId);
            query.setString(2, image.price());
            try (var row = query.executeQuery()) {
                if (!row.next() || row.getObject(2, UUID.class).equals(before.plan().priceId())) {
                    return before.plan();
                }
                var version = image.metadata().get(Metadata.PLAN_VERSION);
                return new PlanTaken(row.getObject(1, UUID.class),
                        version == null ? before.plan().version() : Integer.parseInt(version),
                        row.getObject(2, UUID.class));
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
            case ACTIVE -> before.state() == MembershipState.TRIALING ? after.trialEndsAt() : began;
            default -> began;
        };
        return Objects.requireNonNullElse(at, began);
    }

    private Asked asked(UUID id) throws SQLException {
        try (var query = connection.prepareStatement(CHECKOUT)) {
            query.setInt(1, tenantId);
            query.setObject(2, id);
            try (var row = query.executeQuery()) {
                return row.next() ? new Asked(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        new PlanTaken(row.getObject(3, UUID.class), row.getInt(4), row.getObject(5, UUID.class)),
                        row.getBoolean(6)) : null;
            }
        }
    }

    private void complete(UUID checkout) throws SQLException {
        try (var complete = connection.prepareStatement(COMPLETE)) {
            complete.setInt(1, tenantId);
            complete.setObject(2, checkout);
            complete.executeUpdate();
        }
    }

    private void tried(Asked asked, Instant now) throws SQLException {
        try (var tried = connection.prepareStatement(TRIED)) {
            tried.setInt(1, tenantId);
            tried.setObject(2, asked.account());
            tried.setObject(3, asked.plan().planId());
            tried.setObject(4, now.atOffset(ZoneOffset.UTC));
            tried.executeUpdate();
        }
    }

    private static UUID id(String written) {
        try {
            return written == null ? null : UUID.fromString(written);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
