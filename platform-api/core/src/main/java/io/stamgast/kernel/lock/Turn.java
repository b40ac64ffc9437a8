package io.stamgast.kernel.lock;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets transactions that do the same thing come one after the other. It is an advisory lock and writes nothing: what
 * has written nothing holds back no events, however long it asks others before it writes.
 */
public final class Turn {

    private static final String TAKE = "select pg_advisory_xact_lock(hashtextextended(?, ?))";

    private Turn() {
    }

    /**
     * Waits until no other transaction has the turn, and has it until this one ends.
     *
     * @param what is done in turns within the tenant
     */
    public static void take(Connection unitOfWork, int tenantId, String what) throws SQLException {
        try (var take = unitOfWork.prepareStatement(TAKE)) {
            take.setString(1, what);
            take.setInt(2, tenantId);
            take.execute();
        }
    }
}
