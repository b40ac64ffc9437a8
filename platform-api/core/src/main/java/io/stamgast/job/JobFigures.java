package io.stamgast.job;

import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/** Figures of jobs and recurring tasks, by their names and never by tenant. */
@ApplicationScoped
class JobFigures {

    private static final String WAITING = "select count(*) from %s where task_name = ? and not picked";

    @Inject
    MetricRegistry registry;
    @Inject
    TenantWork work;

    <T> T timed(String name, Supplier<T> run) {
        var timer = registry.timer(duration(), new Tag("kind", name)).time();
        try {
            return run.get();
        } finally {
            timer.stop();
        }
    }

    void finished(String kind, Job.State state) {
        registry.counter("stamgast.jobs", new Tag("kind", kind), new Tag("state", state.name())).inc();
    }

    void failedRound(String task) {
        registry.counter("stamgast.task.failures", new Tag("kind", task)).inc();
    }

    /** Shows how many jobs of the kind wait to be picked. */
    void watchQueue(JobKind kind) {
        registry.gauge("stamgast.jobs.waiting", () -> waiting(kind), new Tag("kind", kind.name()));
    }

    private long waiting(JobKind kind) {
        return work.raw(connection -> {
            try (var count = connection.prepareStatement(WAITING.formatted(kind.pool().table()))) {
                count.setString(1, kind.name());
                try (var row = count.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private static Metadata duration() {
        return Metadata.builder().withName("stamgast.job.duration").withUnit(MetricUnits.SECONDS)
                .withDescription("How long a job, or a task's turn for one tenant, ran").build();
    }
}
