package io.stamgast.job.turn;

/** What went wrong in a turn whose pieces of work don't keep each other from being done; thrown when it ends. */
public final class Failures {

    private static final int MOST_TOLD = 20;

    private RuntimeException first;
    private int count;

    public void add(RuntimeException failure) {
        count++;
        if (first == null) {
            first = failure;
        } else if (count <= MOST_TOLD) {
            first.addSuppressed(failure);
        }
    }

    /** Throws the first, with the others suppressed; nothing when all went well. */
    public void rethrow() {
        if (first != null) {
            throw first;
        }
    }
}
