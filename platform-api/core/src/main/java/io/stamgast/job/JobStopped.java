package io.stamgast.job;

/** Thrown to leave a job's work: somebody cancelled it, or it may not go on running here. */
final class JobStopped extends RuntimeException {

    /** Why it has to stop. */
    enum Cause { CANCELLED, INTERRUPTED }

    private final Cause why;

    JobStopped(Cause why) {
        super("job " + why);
        this.why = why;
    }

    Cause why() {
        return why;
    }
}
