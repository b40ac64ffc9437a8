package io.stamgast.job;

/**
 * Threads of their own for some of the work, and the table in which the scheduler keeps what is to come for them: who
 * waits for an answer from outside keeps nobody waiting who needs none.
 */
public enum JobPool {
    /** For whatever needs the database alone, or an answer that comes soon. */
    COMMON("app.scheduled_tasks"),
    /** For what asks the payment provider, which may be silent for long. */
    PAYMENTS("app.scheduled_payment_tasks");

    private final String table;

    JobPool(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }
}
