package io.stamgast.job.turn;

import io.stamgast.kernel.TenantWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Does pieces of a tenant's work, each in a unit of work of its own: one that fails keeps no other waiting. */
public final class Pieces {

    /** What is done with a piece, in its unit of work. */
    @FunctionalInterface
    public interface Deed<T> {
        void on(Connection connection, T piece) throws SQLException;
    }

    /** Finds the pieces that come after one, in their order; a page of them at most. */
    @FunctionalInterface
    public interface Page<T> {
        List<T> after(Connection connection, T last) throws SQLException;
    }

    private final TenantWork work;
    private final int tenantId;
    private final Failures failures = new Failures();

    public Pieces(TenantWork work, int tenantId) {
        this.work = work;
        this.tenantId = tenantId;
    }

    /** Those that are found now; throws afterwards what went wrong with any. */
    public <T> void each(TenantWork.Work<List<T>> find, Deed<T> deed) {
        work.call(tenantId, find).forEach(piece -> take(piece, deed));
        failures.rethrow();
    }

    /**
     * All of them, page after page; throws afterwards what went wrong with any.
     *
     * @param start before all others
     * @param size of a page; a smaller one is the last
     */
    public <T> void all(T start, int size, Page<T> pages, Deed<T> deed) {
        List<T> page;
        var last = start;
        do {
            var from = last;
            page = work.call(tenantId, connection -> pages.after(connection, from));
            for (var piece : page) {
                take(piece, deed);
                last = piece;
            }
        } while (page.size() == size);
        failures.rethrow();
    }

    private <T> void take(T piece, Deed<T> deed) {
        try {
            work.call(tenantId, connection -> {
                deed.on(connection, piece);
                return null;
            });
        } catch (RuntimeException failure) {
            failures.add(failure);
        }
    }
}
