package io.stamgast.program;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The advisory lock between those who judge by a tenant's rules and settings, who don't wait for each other, and those
 * who change what is judged by. It is held until the transaction ends.
 */
public final class JudgingLock {

    private static final int LOCK = 730_221;

    /**
     * Says in a transaction, before it reads the program and its rules, that it judges by them or brings in what will
     * be: one parameter, the tenant. Without it a purchase could still be judged by the old version just after a new
     * one was published over its time, or come in unseen just before a period's close begins.
     */
    public static final String SHARED = "select pg_advisory_xact_lock_shared(" + LOCK + ", ?)";

    private static final String EXCLUSIVE = "select pg_advisory_xact_lock(" + LOCK + ", ?)";

    private JudgingLock() {
    }

    /** Takes the lock for judging. */
    public static void share(Connection connection, int tenantId) throws SQLException {
        take(connection, tenantId, SHARED);
    }

    /** Waits for the transactions that are judging, and keeps others from beginning to. */
    public static void stopJudging(Connection connection, int tenantId) throws SQLException {
        take(connection, tenantId, EXCLUSIVE);
    }

    private static void take(Connection connection, int tenantId, String sql) throws SQLException {
        try (var lock = connection.prepareStatement(sql)) {
            lock.setInt(1, tenantId);
            lock.execute();
        }
    }
}
