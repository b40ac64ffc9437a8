package io.stamgast.dunning.recovery;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import io.stamgast.dunning.action.CaseFacts;
import io.stamgast.dunning.decision.CaseSnapshot.Delay;
import io.stamgast.dunning.decision.CaseSnapshot.FailedCharge;
import io.stamgast.dunning.decision.CaseSnapshot.InvoiceState;
import io.stamgast.dunning.decision.CaseSnapshot.Methods;
import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.Payment;
import io.stamgast.kernel.DomainException;
import io.stamgast.program.ProgramSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on cases, in the caller's unit of work. */
final class CaseTable {

    private static final String SELECT = """
            select c.*, p.time_zone from app.dunning_case c
            join app.program p on p.tenant_id = ? and p.id = c.program_id
            where c.tenant_id = ?\s""";
    private static final String LOCK = " for update of c";
    private static final String BY_ID = SELECT + "and c.id = ?";
    private static final String BY_INVOICE = SELECT + "and c.invoice = ?" + LOCK;
    private static final String RUNNING = SELECT + "and c.account_id = ? and c.ended_at is null order by c.id";
    private static final String OF_MEMBERSHIP = SELECT + "and c.membership_id = ? and c.ended_at is null order by c.id";
    private static final String DUE = SELECT + "and c.look_at <= ? order by c.look_at, c.id limit 1";
    private static final String STILL_DUE = SELECT + "and c.look_at <= ? and c.id = ?" + LOCK;
    private static final String LIST = SELECT + """
            and (?::uuid is null or c.account_id = ?) and (?::text is null or c.state = ?)
            and (?::uuid is null or c.id < ?) order by c.id desc limit ?""";
    private static final String OWN_RETRIES = """
            select c.invoice from app.dunning_case c
            join app.dunning_policy y on y.tenant_id = ? and y.id = c.policy_id
            where c.tenant_id = ? and c.invoice = any (?) and c.ended_at is null
                and y.definition::jsonb ->> 'retries' = 'OWN'""";
    private static final String INSERT = """
            insert into app.dunning_case as c (tenant_id, id, program_id, account_id, membership_id, invoice, policy_id,
                payment, amount_minor, currency, failed_at, opened_at, decline, decline_code, declined_at,
                next_attempt_at, new_method_at, new_methods, backup_method, paused_micros, promise_days, invoice_state,
                state, look_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 'OPEN', 'OPEN', ?)
            on conflict (tenant_id, invoice) do nothing""";
    private static final String UPDATE = """
            update app.dunning_case set decline = ?, decline_code = ?, declined_at = ?, next_attempt_at = ?,
                new_method_at = ?, new_methods = ?, backup_method = ?, paused_at = ?, paused_micros = ?,
                promise_until = ?, promise_days = ?, invoice_state = ?, state = ?, over_at = ?, ended_at = ?,
                recovered_minor = ?, look_at = ?
            where tenant_id = ? and id = ?""";

    private static final String POSTPONE = "update app.dunning_case set look_at = ? where tenant_id = ? and id = ?";

    private final Connection connection;
    private final int tenantId;

    CaseTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such case */
    DunningCase find(UUID id) throws SQLException {
        return one(BY_ID, id);
    }

    /** The same, to change it. */
    DunningCase lock(UUID id) throws SQLException {
        return one(BY_ID + LOCK, id);
    }

    private DunningCase one(String sql, UUID id) throws SQLException {
        return cases(sql, id).stream().findFirst().orElseThrow(() -> DomainException.notFound("dunning case", id));
    }

    /** Locked. */
    Optional<DunningCase> ofInvoice(String invoice) throws SQLException {
        return cases(BY_INVOICE, invoice).stream().findFirst();
    }

    /** The account's that have not ended. */
    List<DunningCase> running(UUID account) throws SQLException {
        return cases(RUNNING, account);
    }

    /** The same, to change them. */
    List<DunningCase> lockRunning(UUID account) throws SQLException {
        return cases(RUNNING + LOCK, account);
    }

    /** The membership's that have not ended. */
    List<DunningCase> ofMembership(UUID membership) throws SQLException {
        return cases(OF_MEMBERSHIP, membership);
    }

    /** The same, to change them. */
    List<DunningCase> lockOfMembership(UUID membership) throws SQLException {
        return cases(OF_MEMBERSHIP + LOCK, membership);
    }

    /** Of these invoices, those whose case has not ended and runs by a policy that says when to charge again. */
    List<String> ownRetries(Collection<String> invoices) throws SQLException {
        try (var query = connection.prepareStatement(OWN_RETRIES)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setArray(3, connection.createArrayOf("text", invoices.toArray()));
            try (var row = query.executeQuery()) {
                var found = new ArrayList<String>();
                while (row.next()) {
                    found.add(row.getString(1));
                }
                return found;
            }
        }
    }

    /** The one that waits longest. */
    Optional<DunningCase> due(Instant now) throws SQLException {
        return cases(DUE, utc(now)).stream().findFirst();
    }

    /** To change it; nothing once somebody else has looked at it. */
    Optional<DunningCase> lockDue(UUID id, Instant now) throws SQLException {
        return cases(STILL_DUE, utc(now), id).stream().findFirst();
    }

    /** @param account null for all, like {@code state}; {@code before} is null for the first page */
    List<DunningCase> list(UUID account, DunningCase.State state, UUID before, int limit) throws SQLException {
        var name = state == null ? null : state.name();
        return cases(LIST, account, account, name, name, before, before, limit);
    }

    /** Whether it is the first of its invoice. */
    boolean insert(DunningCase begun) throws SQLException {
        var facts = begun.facts();
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, facts.id());
            insert.setInt(3, ProgramSettings.FIRST);
            insert.setObject(4, facts.accountId());
            insert.setObject(5, facts.membershipId());
            insert.setString(6, facts.invoice());
            insert.setObject(7, facts.policyId());
            insert.setString(8, facts.payment().name());
            insert.setLong(9, facts.amountMinor());
            insert.setString(10, facts.currency().getCurrencyCode());
            insert.setObject(11, utc(facts.failedAt()));
            insert.setObject(12, utc(facts.openedAt()));
            bindCharge(insert, 13, begun);
            bindMethods(insert, 17, begun);
            insert.setObject(20, utc(begun.lookAt()));
            return insert.executeUpdate() == 1;
        }
    }

    void update(DunningCase changed) throws SQLException {
        var delay = changed.delay();
        try (var update = connection.prepareStatement(UPDATE)) {
            bindCharge(update, 1, changed);
            bindMethods(update, 5, changed);
            update.setObject(8, utc(delay.pausedAt()));
            update.setLong(9, delay.paused().toNanos() / 1_000);
            update.setObject(10, delay.promise());
            update.setInt(11, delay.promiseDays());
            update.setString(12, changed.invoiceState().name());
            update.setString(13, changed.state().name());
            update.setObject(14, utc(changed.overAt()));
            update.setObject(15, utc(changed.endedAt()));
            update.setObject(16, changed.state() == DunningCase.State.RECOVERED ? changed.recoveredMinor() : null);
            update.setObject(17, utc(changed.lookAt()));
            update.setInt(18, tenantId);
            update.setObject(19, changed.id());
            update.executeUpdate();
        }
    }

    /** Looks at it again then, whatever it was about to become. */
    void postpone(UUID id, Instant until) throws SQLException {
        try (var postpone = connection.prepareStatement(POSTPONE)) {
            postpone.setObject(1, utc(until));
            postpone.setInt(2, tenantId);
            postpone.setObject(3, id);
            postpone.executeUpdate();
        }
    }

    private static void bindCharge(PreparedStatement statement, int from, DunningCase of) throws SQLException {
        var charge = of.charge();
        statement.setString(from, charge == null ? null : charge.decline().name());
        statement.setString(from + 1, of.declineCode());
        statement.setObject(from + 2, charge == null ? null : utc(charge.at()));
        statement.setObject(from + 3, charge == null ? null : utc(charge.nextAttempt()));
    }

    private static void bindMethods(PreparedStatement statement, int from, DunningCase of) throws SQLException {
        statement.setObject(from, utc(of.methods().newAt()));
        statement.setInt(from + 1, of.methods().newCount());
        statement.setBoolean(from + 2, of.methods().backup());
    }

    private List<DunningCase> cases(String sql, Object... values) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            for (var i = 0; i < values.length; i++) {
                query.setObject(i + 3, values[i]);
            }
            try (var row = query.executeQuery()) {
                var cases = new ArrayList<DunningCase>();
                while (row.next()) {
                    cases.add(of(row));
                }
                return cases;
            }
        }
    }

    private static DunningCase of(ResultSet row) throws SQLException {
        var decline = row.getString("decline");
        var charge = decline == null ? null : new FailedCharge(Decline.valueOf(decline), instant(row, "declined_at"),
                instant(row, "next_attempt_at"));
        var methods = new Methods(instant(row, "new_method_at"), row.getInt("new_methods"),
                row.getBoolean("backup_method"));
        var delay = new Delay(instant(row, "paused_at"), Duration.of(row.getLong("paused_micros"), ChronoUnit.MICROS),
                row.getObject("promise_until", LocalDate.class), row.getInt("promise_days"));
        return new DunningCase(facts(row), charge, row.getString("decline_code"), methods, delay,
                InvoiceState.valueOf(row.getString("invoice_state")), DunningCase.State.valueOf(row.getString("state")),
                instant(row, "over_at"), instant(row, "ended_at"), row.getObject("recovered_minor", Long.class));
    }

    private static CaseFacts facts(ResultSet row) throws SQLException {
        return new CaseFacts(row.getObject("id", UUID.class), row.getObject("account_id", UUID.class),
                row.getObject("membership_id", UUID.class), row.getString("invoice"),
                row.getObject("policy_id", UUID.class), Payment.valueOf(row.getString("payment")),
                row.getLong("amount_minor"), Currency.getInstance(row.getString("currency")),
                instant(row, "failed_at"), instant(row, "opened_at"), ZoneId.of(row.getString("time_zone")));
    }
}
