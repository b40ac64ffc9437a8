package io.stamgast.ledger.check;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Counts the violations of each invariant of a tenant's ledger. */
@ApplicationScoped
public class LedgerCheck {

    /** What one invariant found. */
    public record Finding(String name, boolean ok, long violations) {
    }

    /** @param ok whether all of them are */
    public record Report(boolean ok, List<Finding> checks) {
    }

    // more memory than the many small statements of other transactions need, and one core, which leaves them the rest
    private static final List<String> SNAPSHOT = List.of(
            "set transaction isolation level repeatable read, read only",
            "set local work_mem = '64MB'", "set local jit = off", "set local max_parallel_workers_per_gather = 0");

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;

    protected LedgerCheck() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public LedgerCheck(TenantWork work) {
        this.work = work;
    }

    public Report run() {
        return run(tenant.id());
    }

    public Report run(int tenantId) {
        return work.raw(connection -> {
            try (var statement = connection.createStatement()) {
                for (var setting : SNAPSHOT) {
                    statement.execute(setting);
                }
            }
            TenantWork.useTenant(connection, tenantId);
            return run(connection, tenantId);
        });
    }

    /** The same in the caller's unit of work. */
    public static Report run(Connection connection, int tenantId) throws SQLException {
        var findings = new ArrayList<Finding>();
        for (var invariants : Invariants.ALL) {
            findings.addAll(count(connection, tenantId, invariants));
        }
        return new Report(findings.stream().allMatch(Finding::ok), findings);
    }

    private static List<Finding> count(Connection connection, int tenantId, Invariants invariants)
            throws SQLException {
        try (var query = connection.prepareStatement(invariants.sql())) {
            for (var parameter = 1; parameter <= invariants.tenants(); parameter++) {
                query.setInt(parameter, tenantId);
            }
            try (var row = query.executeQuery()) {
                row.next();
                var findings = new ArrayList<Finding>();
                for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    var violations = row.getLong(column);
                    findings.add(new Finding(row.getMetaData().getColumnLabel(column), violations == 0, violations));
                }
                return findings;
            }
        }
    }
}
