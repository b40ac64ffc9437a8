package io.stamgast.job;

import io.stamgast.testing.Database;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** The parts of this feature put together without a container: no request context, figures that tests can wait for. */
final class Outside {

    /** A job's end as the figures saw it. */
    record End(String kind, Job.State state) {
    }

    final BlockingQueue<End> ends = new LinkedBlockingQueue<>();
    final BlockingQueue<String> failedRounds = new LinkedBlockingQueue<>();
    final JobExecution execution = new JobExecution();
    final TenantRound round = new TenantRound();

    Outside() {
        execution.work = Database.work();
        execution.scope = new NoScope();
        execution.figures = new Figures();
        execution.clock = Clock.systemUTC();
        round.work = execution.work;
        round.scope = execution.scope;
        round.figures = execution.figures;
        round.clock = execution.clock;
    }

    private static final class NoScope extends TenantScope {
        @Override
        <T> T call(int tenantId, String alias, String actor, Supplier<T> work) {
            return work.get();
        }
    }

    private final class Figures extends JobFigures {
        @Override
        <T> T timed(String name, Supplier<T> run) {
            return run.get();
        }

        @Override
        void finished(String kind, Job.State state) {
            ends.add(new End(kind, state));
        }

        @Override
        void failedRound(String task) {
            failedRounds.add(task);
        }
    }
}
