package io.stamgast.membership.orphan;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.membership.Membership;
import io.stamgast.stripe.call.StripeCalls;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on subscriptions too many, in the caller's unit of work. */
public final class OrphanTable {

    /** Of a finding, as people read it. */
    record Difference(String field, String ours, String stripe) {
    }

    /**
     * A fee that was paid once for nothing.
     *
     * @param page Stripe's id of it
     * @param invoice Stripe's id; null for none
     * @param amount such as {@code 300.00 EUR}
     */
    public record Paid(String page, String invoice, String amount) {
    }

    private static final String FIND = """
            select o.account_id, o.plan_id, o.membership_id, o.call, o.found_at, o.ended_at
            from app.membership_orphan o where o.tenant_id = ? and o.id = ?""";
    private static final String INSERT = """
            insert into app.membership_orphan as o (tenant_id, id, account_id, plan_id, membership_id, call, found_at)
            values (?, ?, ?, ?, ?, ?, ?)""";
    private static final String REFUSE = """
            update app.membership_checkout set state = 'REFUSED',
                problem = 'This account was a member of this plan already.'
            where tenant_id = ? and id = ? and state in ('ASKED', 'OPEN')""";
    private static final String FOUND_BY = """
            update app.membership_orphan set job_id = ?
            where tenant_id = ? and id = ? and job_id is null and ended_at is null""";
    private static final String ENDED =
            "update app.membership_orphan set ended_at = ? where tenant_id = ? and id = ?";
    private static final String REPORT = """
            insert into app.reconciliation_finding as f (tenant_id, id, job_id, kind, stripe_id, problem, membership_id,
                account_id, differences, healed, found_at)
            select o.tenant_id, ?, o.job_id, 'SUBSCRIPTION', o.id, 'ORPHAN', o.membership_id, o.account_id, ?::jsonb,
                ?, ?
            from app.membership_orphan o where o.tenant_id = ? and o.id = ?
            on conflict (tenant_id, job_id, kind, stripe_id) do nothing""";

    private static final String PAID_IN_VAIN = """
            insert into app.reconciliation_finding as f (tenant_id, id, kind, stripe_id, problem, membership_id,
                account_id, differences, healed, found_at)
            select c.tenant_id, ?, ?, ?, 'ORPHAN', m.id, c.account_id, ?::jsonb, false, ?
            from app.membership_checkout c
            join app.membership m on m.tenant_id = c.tenant_id and m.account_id = c.account_id
                and m.plan_id = c.plan_id and m.ended_at is null
            where c.tenant_id = ? and c.id = ? and not exists (select from app.reconciliation_finding o
                where o.tenant_id = ? and o.stripe_id = ? and o.problem = 'ORPHAN')
            on conflict (tenant_id, job_id, kind, stripe_id) do nothing""";

    private final Connection connection;
    private final int tenantId;

    public OrphanTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    public Optional<Orphan> find(String id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setInt(1, tenantId);
            query.setString(2, id);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(new Orphan(id, row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getObject(4, UUID.class),
                        instant(row, "found_at"), instant(row, "ended_at"))) : Optional.empty();
            }
        }
    }

    /**
     * Writes it down and asks for its end; the checkout that it came from is refused.
     *
     * @param has what the account has of the plan
     */
    public void found(String id, UUID checkout, Membership has, Instant now) throws SQLException {
        var call = StripeCalls.ask(connection, tenantId, EndOrphan.NAME, checkout, new EndOrphan.Parameters(id), now);
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setString(2, id);
            insert.setObject(3, has.accountId());
            insert.setObject(4, has.plan().planId());
            insert.setObject(5, has.id());
            insert.setObject(6, call);
            insert.setObject(7, utc(now));
            insert.executeUpdate();
        }
        refuse(checkout);
    }

    private void refuse(UUID checkout) throws SQLException {
        try (var refuse = connection.prepareStatement(REFUSE)) {
            refuse.setInt(1, tenantId);
            refuse.setObject(2, checkout);
            refuse.executeUpdate();
        }
    }

    /** Reports a fee that was paid once for a plan that the account has, once; its checkout is refused. */
    public void paidInVain(UUID checkout, Paid paid, Instant now) throws SQLException {
        var id = paid.invoice() == null ? paid.page() : paid.invoice();
        try (var report = connection.prepareStatement(PAID_IN_VAIN)) {
            report.setObject(1, Ids.next());
            report.setString(2, paid.invoice() == null ? "CHECKOUT" : "INVOICE");
            report.setString(3, id);
            report.setString(4, Json.write(List.of(new Difference("paid", null, paid.amount()))));
            report.setObject(5, utc(now));
            report.setInt(6, tenantId);
            report.setObject(7, checkout);
            report.setInt(8, tenantId);
            report.setString(9, id);
            report.executeUpdate();
        }
        refuse(checkout);
    }

    /** What is reported of it will be told with this comparison, unless another has met it before. */
    public void foundBy(String id, UUID job) throws SQLException {
        try (var found = connection.prepareStatement(FOUND_BY)) {
            found.setObject(1, job);
            found.setInt(2, tenantId);
            found.setString(3, id);
            found.executeUpdate();
        }
    }

    void ended(String id, Instant now) throws SQLException {
        try (var ended = connection.prepareStatement(ENDED)) {
            ended.setObject(1, utc(now));
            ended.setInt(2, tenantId);
            ended.setString(3, id);
            ended.executeUpdate();
        }
    }

    /** Among what comparisons found. */
    void report(String id, List<Difference> differences, boolean healed, Instant now) throws SQLException {
        try (var report = connection.prepareStatement(REPORT)) {
            report.setObject(1, Ids.next());
            report.setString(2, Json.write(differences));
            report.setBoolean(3, healed);
            report.setObject(4, utc(now));
            report.setInt(5, tenantId);
            report.setString(6, id);
            report.executeUpdate();
        }
    }
}
