package io.stamgast.referral;

import io.stamgast.kernel.DomainException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
    private static final String TO_LOOK_AT = """
            select r.id from app.referral r where r.tenant_id = ? and r.state = 'OPEN' and r.id > ?
                and (r.lapses_at <= ? or exists (select from app.purchase p
                    where p.tenant_id = ? and p.account_id = r.account_id))
            order by r.id limit ?""";
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

    /**
     * Open ones whose account has bought something, or whose time is over, in the order of their ids.
     *
     * @param after where the reading has got to
     */
    List<UUID> toLookAt(UUID after, Instant now, int limit) throws SQLException {
        try (var query = connection.prepareStatement(TO_LOOK_AT)) {
            query.setInt(1, tenantId);
            query.setObject(2, after);
            query.setObject(3, utc(now));
            query.setInt(4, tenantId);
            query.setInt(5, limit);
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

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
