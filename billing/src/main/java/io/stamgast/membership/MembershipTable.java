package io.stamgast.membership;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.Ids;
import io.stamgast.program.ProgramSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on memberships and their history, in the caller's unit of work. */
public final class MembershipTable {

    private static final String SELECT = "select " + Membership.COLUMNS + " from app.membership where tenant_id = ? ";
    private static final String INSERT = """
            insert into app.membership as m (tenant_id, id, program_id, account_id, member_id, plan_id, plan_version,
                price_id, state, stripe_subscription, collection, began_at, trial_ends_at, period_begins_at,
                period_ends_at, cancels_at, ended_at, end_reason, past_due_since, grace_until, resumes_at, restricted,
                months_granted, synced_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE = """
            update app.membership set plan_id = ?, plan_version = ?, price_id = ?, state = ?, collection = ?,
                trial_ends_at = ?, period_begins_at = ?, period_ends_at = ?, cancels_at = ?, ended_at = ?,
                end_reason = ?, past_due_since = ?, grace_until = ?, resumes_at = ?, restricted = ?,
                months_granted = ?, synced_at = ?
            where tenant_id = ? and id = ?""";
    private static final String SEEN = """
            update app.membership set synced_at = ?
            where tenant_id = ? and id = any (?) and ended_at is null and synced_at < ?""";
    private static final String HISTORY = """
            insert into app.membership_history as h (tenant_id, id, membership_id, account_id, at, recorded_at, state,
                plan_id, plan_version, price_id, acts, acts_until, reason)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Connection connection;
    private final int tenantId;

    public MembershipTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    public Optional<Membership> find(UUID id) throws SQLException {
        return one("and id = ?", id);
    }

    /** Locks it until the transaction ends. */
    public Optional<Membership> lock(UUID id) throws SQLException {
        return one("and id = ? for update", id);
    }

    /** Locks it until the transaction ends. */
    public Optional<Membership> lockBySubscription(String subscription) throws SQLException {
        return one("and stripe_subscription = ? for update", subscription);
    }

    /** The account's membership of that plan that has not ended. */
    public Optional<Membership> live(UUID account, UUID plan) throws SQLException {
        return one("and account_id = ? and plan_id = ? and ended_at is null", account, plan);
    }

    /** The account's, the latest first. */
    public List<Membership> of(UUID account) throws SQLException {
        return list("and account_id = ? order by id desc", account);
    }

    /**
     * Those of all accounts, the latest first.
     *
     * @param account null for each, like {@code plan} and {@code state}
     * @param before the id after which the page begins; null for the first page
     */
    public List<Membership> list(UUID account, UUID plan, MembershipState state, UUID before, int limit)
            throws SQLException {
        return list("""
                and (?::uuid is null or account_id = ?) and (?::uuid is null or plan_id = ?)
                and (?::text is null or state = ?) and (?::uuid is null or id < ?) order by id desc limit ?""",
                account, account, plan, plan, name(state), name(state), before, before, limit);
    }

    /** Those of these subscriptions that are ours. */
    public List<Membership> ofSubscriptions(Collection<String> subscriptions) throws SQLException {
        return list("and stripe_subscription = any (?)",
                connection.createArrayOf("text", subscriptions.toArray()));
    }

    /** Those that have not ended and were not compared with Stripe since. */
    public List<Membership> unseenSince(Instant since, UUID after, int limit) throws SQLException {
        return list("""
                and ended_at is null and stripe_subscription is not null and synced_at < ? and id > ?
                order by id limit ?""", utc(since), after, limit);
    }

    /** Stripe was asked and says of these what we know. */
    public void seen(Collection<UUID> ids, Instant began) throws SQLException {
        try (var seen = connection.prepareStatement(SEEN)) {
            seen.setObject(1, utc(began));
            seen.setInt(2, tenantId);
            seen.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            seen.setObject(4, utc(began));
            seen.executeUpdate();
        }
    }

    private static String name(MembershipState state) {
        return state == null ? null : state.name();
    }

    private Optional<Membership> one(String where, Object... values) throws SQLException {
        return list(where, values).stream().findFirst();
    }

    private List<Membership> list(String where, Object... values) throws SQLException {
        try (var query = connection.prepareStatement(SELECT + where)) {
            query.setInt(1, tenantId);
            for (var i = 0; i < values.length; i++) {
                query.setObject(i + 2, values[i]);
            }
            try (var row = query.executeQuery()) {
                var found = new ArrayList<Membership>();
                while (row.next()) {
                    found.add(Membership.of(row));
                }
                return found;
            }
        }
    }

    /** @param at since when it is what it is */
    public void insert(Membership membership, Instant at, Instant now, String reason) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, membership.id());
            insert.setInt(3, ProgramSettings.FIRST);
            insert.setObject(4, membership.accountId());
            insert.setObject(5, membership.memberId());
            insert.setObject(6, membership.plan().planId());
            insert.setInt(7, membership.plan().version());
            insert.setObject(8, membership.plan().priceId());
            insert.setString(9, membership.state().name());
            insert.setString(10, membership.stripeSubscription());
            insert.setString(11, membership.collection().name());
            insert.setObject(12, utc(membership.beganAt()));
            bind(insert, 13, membership);
            insert.executeUpdate();
        }
        record(membership, at, now, reason);
    }

    /** Changes it; its history tells what changed for its benefits. */
    public void update(Membership before, Membership after, Instant at, Instant now, String reason)
            throws SQLException {
        try (var update = connection.prepareStatement(UPDATE)) {
            update.setObject(1, after.plan().planId());
            update.setInt(2, after.plan().version());
            update.setObject(3, after.plan().priceId());
            update.setString(4, after.state().name());
            update.setString(5, after.collection().name());
            var next = bind(update, 6, after);
            update.setInt(next, tenantId);
            update.setObject(next + 1, after.id());
            update.executeUpdate();
        }
        if (after.differsFor(before)) {
            record(after, at, now, reason);
        }
    }

    private static int bind(PreparedStatement statement, int first, Membership membership) throws SQLException {
        var next = first;
        statement.setObject(next++, utc(membership.trialEndsAt()));
        statement.setObject(next++, utc(membership.periodBeginsAt()));
        statement.setObject(next++, utc(membership.periodEndsAt()));
        statement.setObject(next++, utc(membership.cancelsAt()));
        statement.setObject(next++, utc(membership.endedAt()));
        statement.setString(next++, membership.endReason() == null ? null : membership.endReason().name());
        statement.setObject(next++, utc(membership.pastDueSince()));
        statement.setObject(next++, utc(membership.graceUntil()));
        statement.setObject(next++, utc(membership.resumesAt()));
        statement.setBoolean(next++, membership.restricted());
        statement.setInt(next++, membership.monthsGranted());
        statement.setObject(next++, utc(membership.syncedAt()));
        return next;
    }

    private void record(Membership membership, Instant at, Instant now, String reason) throws SQLException {
        try (var insert = connection.prepareStatement(HISTORY)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, Ids.next());
            insert.setObject(3, membership.id());
            insert.setObject(4, membership.accountId());
            insert.setObject(5, utc(at));
            insert.setObject(6, utc(now));
            insert.setString(7, membership.state().name());
            insert.setObject(8, membership.plan().planId());
            insert.setInt(9, membership.plan().version());
            insert.setObject(10, membership.plan().priceId());
            insert.setBoolean(11, membership.acts());
            insert.setObject(12, utc(membership.actsUntil()));
            insert.setString(13, reason);
            insert.executeUpdate();
        }
    }
}
