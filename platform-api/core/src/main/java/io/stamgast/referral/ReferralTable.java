package io.stamgast.referral;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.DomainException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on referrals, in the caller's unit of work. */
final class ReferralTable {

    private static final String SELECT = "select " + Referral.COLUMNS + """

            from app.referral r join app.referral_code c on c.tenant_id = ? and c.id = r.code_id
            join app.account a on a.tenant_id = ? and a.id = r.account_id
            join app.account b on b.tenant_id = ? and b.id = r.referrer_id
            where r.tenant_id = ?\s""";
    private static final String FIND = SELECT + "and r.id = ?";
    private static final String OF_ACCOUNT = SELECT + "and r.account_id = ?";
    private static final String LIST = SELECT + """
            and (?::uuid is null or r.account_id = ? or r.referrer_id = ?) and (?::text is null or r.state = ?)
            and (?::uuid is null or r.id < ?) order by r.id desc limit ?""";
    /**
     * What there is of its account's purchases: null for none, and another text as soon as one comes in, is judged or
     * has its points released, and when rules are published.
     */
    private static final String SEEN = """
            (select case when count(*) > 0 then concat_ws(' ', (select g.rules_revision from app.program g
                    where g.tenant_id = ? and g.id = r.program_id), count(*), count(j.purchase_id), count(l.id)) end
                from app.purchase p
                left join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
                left join app.posting o on o.tenant_id = ? and o.purchase_id = p.id and o.kind = 'EARNED'
                left join app.lot l on l.tenant_id = ? and l.posting_id = o.id and l.opened_at is null
                    and l.remaining > 0
                where p.tenant_id = ? and p.account_id = r.account_id)""";
    private static final int TENANTS_OF_SEEN = 5;
    private static final String READ_SEEN = "select " + SEEN
            + " from app.referral r where r.tenant_id = ? and r.id = ?";
    private static final String TO_LOOK_AT = """
            select r.id from app.referral r where r.seen is distinct from\s""" + SEEN + """
                and r.tenant_id = ? and r.state = 'OPEN' and r.id > ?
            union
            select r.id from app.referral r where r.tenant_id = ? and r.state = 'OPEN' and r.id > ?
                and coalesce(r.look_again_at, r.lapses_at) <= ?
            order by id limit ?""";
    private static final String KEEP_LOOK = """
            update app.referral set seen = ?, look_again_at = ? where tenant_id = ? and id = ? and state = 'OPEN'""";
    private static final String INSERT = """
            insert into app.referral as referral (tenant_id, id, program_id, code_id, referrer_id, account_id, tax_id,
                state, actor, referred_at, lapses_at)
            values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?)""";
    private static final String END = """
            update app.referral set state = ?, ended_at = ?, lapsed_by = ?, purchase_id = ?, referrer_points = ?,
                account_points = ?, referrer_posting_id = ?, account_posting_id = ?
            where tenant_id = ? and id = ? and state = 'OPEN'""";

    private final Connection connection;
    private final int tenantId;

    ReferralTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such referral */
    Referral find(UUID id) throws SQLException {
        try (var query = select(FIND, id)) {
            return referrals(query).stream().findFirst().orElseThrow(() -> DomainException.notFound("referral", id));
        }
    }

    /** By which the account was brought. */
    Optional<Referral> ofAccount(UUID account) throws SQLException {
        try (var query = select(OF_ACCOUNT, account)) {
            return referrals(query).stream().findFirst();
        }
    }

    /** @param account on either side; null for all, like {@code state}; {@code before} is null for the first page */
    List<Referral> list(UUID account, Referral.State state, UUID before, int limit) throws SQLException {
        var name = state == null ? null : state.name();
        try (var query = select(LIST, account, account, account, name, name, before, before, limit)) {
            return referrals(query);
        }
    }

    /** What there is of the purchases of its account; null for none. */
    String seen(UUID id) throws SQLException {
        try (var query = connection.prepareStatement(READ_SEEN)) {
            var next = bindSeen(query);
            query.setInt(next, tenantId);
            query.setObject(next + 1, id);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }

    private int bindSeen(PreparedStatement query) throws SQLException {
        for (var parameter = 1; parameter <= TENANTS_OF_SEEN; parameter++) {
            query.setInt(parameter, tenantId);
        }
        return TENANTS_OF_SEEN + 1;
    }

    /** Keeps that it was looked at and stays open. */
    void keepLook(UUID id, String seen, Instant lookAgainAt) throws SQLException {
        try (var update = connection.prepareStatement(KEEP_LOOK)) {
            update.setString(1, seen);
            update.setObject(2, utc(lookAgainAt));
            update.setInt(3, tenantId);
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    /**
     * Open ones of whose accounts' purchases there is something else than when they were looked at last, or whose time
     * to be looked at again has come, in the order of their ids.
     *
     * @param after where the reading has got to
     */
    List<UUID> toLookAt(UUID after, Instant now, int limit) throws SQLException {
        try (var query = connection.prepareStatement(TO_LOOK_AT)) {
            var next = bindSeen(query);
            for (var half = 0; half < 2; half++) {
                query.setInt(next++, tenantId);
                query.setObject(next++, after);
            }
            query.setObject(next, utc(now));
            query.setInt(next + 1, limit);
            try (var rows = query.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    void insert(Referral entered, UUID codeId, int programId) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, entered.id());
            insert.setInt(3, programId);
            insert.setObject(4, codeId);
            insert.setObject(5, entered.referrerId());
            insert.setObject(6, entered.accountId());
            insert.setString(7, entered.taxId());
            insert.setString(8, entered.actor());
            insert.setObject(9, utc(entered.referredAt()));
            insert.setObject(10, utc(entered.lapsesAt()));
            insert.executeUpdate();
        }
    }

    /** @param ended as it stands from now on */
    void end(Referral ended) throws SQLException {
        try (var update = connection.prepareStatement(END)) {
            update.setString(1, ended.state().name());
            update.setObject(2, utc(ended.endedAt()));
            update.setString(3, ended.lapsedBy() == null ? null : ended.lapsedBy().name());
            update.setObject(4, ended.purchaseId());
            update.setLong(5, ended.referrerPoints());
            update.setLong(6, ended.accountPoints());
            update.setObject(7, ended.referrerPostingId());
            update.setObject(8, ended.accountPostingId());
            update.setInt(9, tenantId);
            update.setObject(10, ended.id());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("referral " + ended.id() + " changed under its balances' locks");
            }
        }
    }

    private PreparedStatement select(String sql, Object... values) throws SQLException {
        var query = connection.prepareStatement(sql);
        for (var i = 1; i <= 4; i++) {
            query.setInt(i, tenantId);
        }
        for (var i = 0; i < values.length; i++) {
            query.setObject(i + 5, values[i]);
        }
        return query;
    }

    private static List<Referral> referrals(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var referrals = new ArrayList<Referral>();
            while (rows.next()) {
                referrals.add(Referral.of(rows));
            }
            return referrals;
        }
    }
}
