package io.stamgast.earning.simulation;

import io.stamgast.earning.simulation.engine.AccountState;
import io.stamgast.earning.simulation.engine.SimulationResult.Change;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table of what each account would have got in a simulation. */
final class SimulationAccounts {

    private static final int BATCH = 5_000;
    private static final String DELETE = "delete from app.simulation_account where tenant_id = ? and job_id = ?";
    private static final String INSERT = """
            insert into app.simulation_account as kept (tenant_id, job_id, account_id, simulated, posted)
            select ?, ?, r.account, r.simulated, r.posted
            from unnest(?::uuid[], ?::bigint[], ?::bigint[]) as r (account, simulated, posted)
            on conflict do nothing""";
    private static final String LIST = """
            select a.id, a.external_id, a.name, s.simulated, s.posted
            from app.simulation_account s
            join app.account a on a.tenant_id = ? and a.id = s.account_id
            where s.tenant_id = ? and s.job_id = ? and s.account_id > ? order by s.account_id limit ?""";
    private static final String JOB = """
            select from app.job j
            where j.tenant_id = ? and j.id = ? and j.kind = ? and j.parameters ->> 'ruleSet' = ?""";

    private SimulationAccounts() {
    }

    /** Keeps what a run found; what an interrupted one kept goes. */
    static void write(TenantWork work, int tenant, UUID job, Map<UUID, AccountState> accounts) {
        work.call(tenant, connection -> {
            try (var delete = connection.prepareStatement(DELETE)) {
                delete.setInt(1, tenant);
                delete.setObject(2, job);
                delete.executeUpdate();
            }
            var batch = new ArrayList<Map.Entry<UUID, AccountState>>(BATCH);
            for (var one : accounts.entrySet()) {
                if (one.getValue().simulated() != 0 || one.getValue().posted() != 0) {
                    batch.add(one);
                }
                if (batch.size() == BATCH) {
                    insert(connection, tenant, job, batch);
                    batch.clear();
                }
            }
            insert(connection, tenant, job, batch);
            return null;
        });
    }

    private static void insert(Connection connection, int tenant, UUID job,
                               List<Map.Entry<UUID, AccountState>> batch) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenant);
            insert.setObject(2, job);
            insert.setArray(3, connection.createArrayOf("uuid", batch.stream().map(Map.Entry::getKey).toArray()));
            insert.setArray(4, connection.createArrayOf("int8",
                    batch.stream().map(one -> one.getValue().simulated()).toArray()));
            insert.setArray(5, connection.createArrayOf("int8",
                    batch.stream().map(one -> one.getValue().posted()).toArray()));
            insert.executeUpdate();
        }
    }

    /** @param after the account after which the page begins; null for the first page */
    static List<Change> list(Connection connection, int tenant, UUID job, UUID after, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(LIST)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setObject(3, job);
            query.setObject(4, after == null ? Ids.NIL : after);
            query.setInt(5, limit);
            var rows = new ArrayList<Change>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new Change(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                            row.getLong(4), row.getLong(5), row.getLong(4) - row.getLong(5)));
                }
            }
            return rows;
        }
    }

    /** Whether the job is a simulation of that rule set. */
    static boolean isOf(Connection connection, int tenant, UUID job, UUID ruleSet) throws SQLException {
        try (var query = connection.prepareStatement(JOB)) {
            query.setInt(1, tenant);
            query.setObject(2, job);
            query.setString(3, SimulationJob.NAME);
            query.setString(4, ruleSet.toString());
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
