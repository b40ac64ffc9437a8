package io.stamgast.testmode;

import io.stamgast.job.JobKind;
import io.stamgast.job.JobRun;
import io.stamgast.kernel.Roles;
import io.stamgast.tenant.TenantEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Wipes a test mode that is closed. Each step finds out whether it has been done, so that a run that was cut off is
 * simply run again, and another job completes what one could not.
 */
@ApplicationScoped
class WipeJob implements JobKind {

    static final String NAME = "test-mode-wipe";

    private static final Duration PAUSE = Duration.ofMillis(200);

    /** @param testMode the one that there was when it was asked for: none that came later is wiped */
    record Order(int testMode) {
    }

    @Inject
    Succession succession;
    @Inject
    TenantEntry entry;
    @Inject
    WipedLogins logins;
    @Inject
    Purge purge;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> askers() {
        return Set.of(Roles.PROGRAM_ADMIN);
    }

    @Override
    public boolean oneAtATime() {
        return true;
    }

    /** Until then nobody gets into the test mode. */
    @Override
    public boolean outlastsOutages() {
        return true;
    }

    @Override
    public Object run(JobRun run) {
        var former = run.parameters(Order.class).testMode();
        entry.awaitForgotten();
        while (!succession.replace(run.tenantId(), former)) {
            run.progress(10, Map.of());
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        run.progress(30, Map.of());
        logins.delete(run.tenantId());
        succession.open(run.tenantId());
        purge.run(run.tenantId(), () -> run.progress(60, Map.of()));
        return Map.of();
    }
}
