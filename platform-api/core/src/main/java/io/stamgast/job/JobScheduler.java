package io.stamgast.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Picks due jobs and tasks; started by the one war that runs them. */
@ApplicationScoped
public class JobScheduler {

    /** Of each pool. */
    private static final int THREADS = 4;
    private static final Duration POLLING = Duration.ofMillis(500);
    /** A run whose server gave no sign for four of these is dead, and is picked again. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration STOP_WAIT = Duration.ofSeconds(4);

    @Resource(lookup = "jdbc/app")
    DataSource database;
    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory managedThreads;
    @Inject
    Instance<JobKind> kinds;
    @Inject
    Instance<TenantTask> tasks;
    @Inject
    JobExecution execution;
    @Inject
    TenantRound round;
    @Inject
    JobFigures figures;

    private volatile boolean stopping;
    private List<Scheduler> schedulers = List.of();

    public void start() {
        kinds.forEach(figures::watchQueue);
        start(kinds, tasks, managedThreads);
    }

    /** Asks running jobs to leave, and waits a few seconds for them. */
    public void stop() {
        stopping = true;
        execution.stop();
        schedulers.parallelStream().forEach(Scheduler::stop);
    }

    void start(Iterable<JobKind> oneTime, Iterable<TenantTask> recurring, ThreadFactory threads) {
        schedulers = Stream.of(JobPool.values()).map(pool -> scheduler(pool, oneTime, recurring, threads)).toList();
        schedulers.forEach(Scheduler::start);
    }

    private Scheduler scheduler(JobPool pool, Iterable<JobKind> oneTime, Iterable<TenantTask> recurring,
                                ThreadFactory threads) {
        var jobs = new ArrayList<Task<?>>();
        oneTime.forEach(kind -> {
            if (kind.pool() == pool) {
                jobs.add(task(kind));
            }
        });
        var rounds = new ArrayList<RecurringTask<Void>>();
        recurring.forEach(task -> {
            if (task.pool() == pool) {
                rounds.add(task(task));
            }
        });
        return Scheduler.create(database, jobs)
                .startTasks(rounds)
                .tableName(pool.table())
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .executorService(Executors.newFixedThreadPool(THREADS, threads))
                .threads(THREADS)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(STOP_WAIT)
                .build();
    }

    private Task<Void> task(JobKind kind) {
        return Tasks.custom(kind.name(), Void.class)
                .onFailureReschedule(FixedDelay.ofSeconds(5))
                .onDeadExecutionRevive()
                .execute((instance, context) -> execution.run(JobAddress.parse(instance.getId()), kind,
                        context.getExecution().consecutiveFailures)
                        ? new OnCompleteRemove<>()
                        : new OnCompleteReschedule<>(FixedDelay.ofSeconds(1)));
    }

    private RecurringTask<Void> task(TenantTask task) {
        return Tasks.recurring("task:" + task.name(), FixedDelay.of(task.interval()))
                .execute((instance, context) -> round.run(task, () -> stopping));
    }
}
