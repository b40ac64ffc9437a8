package io.stamgast.redemption;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The statements on redemptions, in the caller's unit of work. */
final class RedemptionTable {

    private static final String SELECT = "select " + Redemption.COLUMNS + """

            from app.redemption r join app.reward w on w.tenant_id = ? and w.id = r.reward_id
            where r.tenant_id = ?\s""";
    private static final String FIND = SELECT + "and r.id = ?";
    private static final String FIND_ALL = SELECT + "and r.id = any (?)";
    private static final String LIST = SELECT + """
            and (?::uuid is null or r.account_id = ?) and (?::text is null or r.state = ?)
            and (?::uuid is null or r.id < ?) order by r.id desc limit ?""";
    private static final String OVERDUE = """
            select id, expires_at from app.redemption where tenant_id = ? and state = 'RESERVED' and expires_at <= ?
                and (expires_at, id) > (?, ?)
            order by expires_at, id limit ?""";
    private static final String TAKEN = """
            select coalesce(sum(quantity), 0) from app.redemption where tenant_id = ? and account_id = ?
            and reward_id = ? and state in ('RESERVED', 'CONFIRMED', 'FULFILLED')""";
    private static final String ALL_TAKEN = """
            select reward_id, sum(quantity) from app.redemption where tenant_id = ? and account_id = ?
            and reward_id = any (?) and state in ('RESERVED', 'CONFIRMED', 'FULFILLED') group by reward_id""";
    private static final String INSERT = """
            insert into app.redemption as redemption (tenant_id, id, account_id, member_id, reward_id, quantity, price,
                points, state, actor, reserved_at, expires_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'RESERVED', ?, ?, ?)""";
    private static final String REACH = """
            update app.redemption set state = ?,
                confirmed_at = case when ? = 'CONFIRMED' then ?::timestamptz else confirmed_at end,
                fulfilled_at = case when ? = 'FULFILLED' then ?::timestamptz else fulfilled_at end,
                ended_at = case when ? in ('CANCELLED', 'EXPIRED', 'RETURNED') then ?::timestamptz end,
                life = default, transaction = default
            where tenant_id = ? and id = ? and state = ?""";

    /** A reservation that ran out of time; they are read in the order in which they did. */
    record Overdue(UUID id, Instant expiresAt) {

        static final Overdue START = new Overdue(Ids.NIL, Instant.EPOCH);
    }

    private final Connection connection;
    private final int tenantId;

    RedemptionTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such redemption */
    Redemption find(UUID id) throws SQLException {
        return seek(id).orElseThrow(() -> DomainException.notFound("redemption", id));
    }

    Optional<Redemption> seek(UUID id) throws SQLException {
        try (var find = select(FIND)) {
            find.setObject(3, id);
            return redemptions(find).stream().findFirst();
        }
    }

    /** Those of the ids that the tenant has. */
    List<Redemption> find(Collection<UUID> ids) throws SQLException {
        try (var find = select(FIND_ALL)) {
            find.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
            return redemptions(find);
        }
    }

    /** @param account null for all, like {@code state}; {@code before} is null for the first page */
    List<Redemption> list(UUID account, Redemption.State state, UUID before, int limit) throws SQLException {
        try (var list = select(LIST)) {
            list.setObject(3, account);
            list.setObject(4, account);
            list.setString(5, state == null ? null : state.name());
            list.setString(6, state == null ? null : state.name());
            list.setObject(7, before);
            list.setObject(8, before);
            list.setInt(9, limit);
            return redemptions(list);
        }
    }

    /** @param after where the reading has got to */
    List<Overdue> overdue(Instant now, Overdue after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(OVERDUE)) {
            query.setInt(1, tenantId);
            query.setObject(2, utc(now));
            query.setObject(3, utc(after.expiresAt()));
            query.setObject(4, after.id());
            query.setInt(5, limit);
            try (var rows = query.executeQuery()) {
                var overdue = new ArrayList<Overdue>();
                while (rows.next()) {
                    overdue.add(new Overdue(rows.getObject(1, UUID.class),
                            rows.getObject(2, OffsetDateTime.class).toInstant()));
                }
                return overdue;
            }
        }
    }

    /** How many of the reward the account has, or has set aside. */
    long taken(UUID account, UUID reward) throws SQLException {
        try (var query = connection.prepareStatement(TAKEN)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            query.setObject(3, reward);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The same for each of these rewards; those it has none of are left out. */
    Map<UUID, Long> taken(UUID account, Collection<UUID> rewards) throws SQLException {
        var taken = new HashMap<UUID, Long>();
        try (var query = connection.prepareStatement(ALL_TAKEN)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            query.setArray(3, connection.createArrayOf("uuid", rewards.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    taken.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        }
        return taken;
    }

    void insert(Redemption reserved) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, reserved.id());
            insert.setObject(3, reserved.accountId());
            insert.setObject(4, reserved.memberId());
            insert.setObject(5, reserved.rewardId());
            insert.setInt(6, reserved.quantity());
            insert.setLong(7, reserved.price());
            insert.setLong(8, reserved.points());
            insert.setString(9, reserved.actor());
            insert.setObject(10, utc(reserved.reservedAt()));
            insert.setObject(11, utc(reserved.expiresAt()));
            insert.executeUpdate();
        }
    }

    void reach(Redemption redemption, Redemption.State reached, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(REACH)) {
            update.setString(1, reached.name());
            for (var i = 2; i < 8; i += 2) {
                update.setString(i, reached.name());
                update.setObject(i + 1, utc(now));
            }
            update.setInt(8, tenantId);
            update.setObject(9, redemption.id());
            update.setString(10, redemption.state().name());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("redemption " + redemption.id() + " changed under its balance's lock");
            }
        }
    }

    private PreparedStatement select(String sql) throws SQLException {
        var query = connection.prepareStatement(sql);
        query.setInt(1, tenantId);
        query.setInt(2, tenantId);
        return query;
    }

    private static List<Redemption> redemptions(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var redemptions = new ArrayList<Redemption>();
            while (rows.next()) {
                redemptions.add(Redemption.of(rows));
            }
            return redemptions;
        }
    }
}
