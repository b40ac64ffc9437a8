package io.stamgast.program;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.web.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;

/** The program of the current tenant. */
@ApplicationScoped
public class Programs {

    private static final String INSERT = """
            insert into app.program (tenant_id, id, currency, time_zone, points_name, fair_value, rounding,
                pending_days, expiry, restore_grace_days, negative_balance, auto_enrol, reservation_minutes,
                pooled_balance)
            values (?, 1, ?, ?, 'points', 0.01, 'FLOOR', 0, 'NONE', 30, 'ALLOW_NEGATIVE', true, 60, false)
            on conflict do nothing""";
    private static final String UPDATE = """
            update app.program set currency = ?, time_zone = ?, points_name = ?, fair_value = ?, rounding = ?,
                pending_days = ?, expiry = ?, expiry_months = ?, restore_grace_days = ?, negative_balance = ?,
                auto_enrol = ?, earning_sources = ?, reservation_minutes = ?, adjustment_limit = ?,
                pooled_balance = ?, version = version + 1
            where tenant_id = ? and id = ?""";
    // what came in is counted in these settings, judged yet or not; program stands left of the features it asks for
    private static final String IN_USE = """
            select exists (select from app.posting where tenant_id = ?)
                or exists (select from app.purchase where tenant_id = ?)
                or exists (select from app.wallet_observation where tenant_id = ?)""";

    private static final String FIXED = "is fixed since the first purchase, observation or posting";

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Audit audit;
    @Inject
    Event<ProgramChanged> changed;
    @Inject
    Clock clock;

    /**
     * Gives a new tenant its program, unless it has one: points that are worth 0.01, become available at once and
     * never expire.
     *
     * @throws DomainException ({@code invalid-program}, 422) for an unknown currency or time zone
     */
    public static void found(Connection connection, int tenant, String currency, String timeZone)
            throws SQLException {
        requireKnown(currency, timeZone);
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenant);
            insert.setString(2, currency);
            insert.setString(3, timeZone);
            insert.executeUpdate();
        }
    }

    /** @throws DomainException ({@code invalid-program}, 422) for an unknown currency or time zone */
    public static void requireKnown(String currency, String timeZone) {
        var violations = new ArrayList<Violation>();
        ProgramBody.currency(currency, violations);
        ProgramBody.zone(timeZone, violations);
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-program", "A program can't have these settings.", violations);
        }
    }

    @Transactional
    public ProgramSettings current() {
        try {
            return ProgramSettings.read(connection.get(), tenant.id());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Replaces the settings.
     *
     * @throws DomainException 412 {@code lost-update}; 422 {@code program-fixed} for a member that the first purchase,
     *         observation or posting has fixed
     */
    @Transactional
    public ProgramSettings change(String ifMatch, ProgramSettings wanted) {
        try {
            JudgingLock.stopJudging(connection.get(), tenant.id());
            var before = ProgramSettings.lock(connection.get(), tenant.id());
            EntityTags.require(ifMatch, before.version(), "program", "of " + tenant.alias());
            refuseWhatIsFixed(before, wanted);
            update(wanted);
            var after = current();
            audit.record("changed", "program", before.id(), ProgramBody.of(before), ProgramBody.of(after));
            Outbox.write(connection.get(), tenant.id(), new ProgramTold(after.version(), clock.instant()));
            changed.fire(new ProgramChanged(before, after));
            return after;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void refuseWhatIsFixed(ProgramSettings before, ProgramSettings wanted) throws SQLException {
        var violations = new ArrayList<Violation>();
        if (!before.currency().equals(wanted.currency())) {
            violations.add(new Violation("currency", FIXED));
        }
        if (!before.timeZone().equals(wanted.timeZone())) {
            violations.add(new Violation("timeZone", FIXED));
        }
        if (before.pooledBalance() != wanted.pooledBalance()) {
            violations.add(new Violation("pooledBalance", FIXED));
        }
        if (!violations.isEmpty() && isInUse()) {
            throw DomainException.ruleBroken("program-fixed",
                    "Purchases, observations or points were counted by these settings.", violations);
        }
    }

    private boolean isInUse() throws SQLException {
        try (var query = connection.get().prepareStatement(IN_USE)) {
            for (var table = 1; table <= 3; table++) {
                query.setInt(table, tenant.id());
            }
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void update(ProgramSettings wanted) throws SQLException {
        try (var update = connection.get().prepareStatement(UPDATE)) {
            bind(update, wanted);
            update.setInt(16, tenant.id());
            update.setInt(17, wanted.id());
            update.executeUpdate();
        }
    }

    private void bind(PreparedStatement update, ProgramSettings wanted) throws SQLException {
        var sources = wanted.earningSources();
        update.setString(1, wanted.currency().getCurrencyCode());
        update.setString(2, wanted.timeZone().getId());
        update.setString(3, wanted.pointsName());
        update.setBigDecimal(4, wanted.fairValue());
        update.setString(5, wanted.rounding().name());
        update.setInt(6, wanted.pendingDays());
        update.setString(7, wanted.expiry().policy().name());
        update.setObject(8, wanted.expiry().months(), Types.INTEGER);
        update.setInt(9, wanted.restoreGraceDays());
        update.setString(10, wanted.negativeBalance().name());
        update.setBoolean(11, wanted.autoEnrol());
        update.setArray(12, sources == null ? null : connection.get().createArrayOf("text", sources.toArray()));
        update.setInt(13, wanted.reservationMinutes());
        update.setObject(14, wanted.adjustmentLimit(), Types.BIGINT);
        update.setBoolean(15, wanted.pooledBalance());
    }
}
