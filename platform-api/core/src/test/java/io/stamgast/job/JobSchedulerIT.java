package io.stamgast.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.testing.Database;
import io.stamgast.testing.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobSchedulerIT {

    private static final int PATIENCE_SECONDS = 60;

    private final Outside outside = new Outside();
    private final JobScheduler scheduler = new JobScheduler();
    private final int tenant = Database.newTenant();
    private final Semaphore asked = new Semaphore(0);

    JobSchedulerIT() {
        scheduler.database = Database.app();
        scheduler.execution = outside.execution;
        scheduler.round = outside.round;
        scheduler.figures = outside.execution.figures;
    }

    @AfterEach
    void stop() {
        scheduler.stop();
    }

    @Test
    void aJobIsRunSoonAfterItsTransactionCommitted() throws InterruptedException {
        var kind = FakeKind.that(() -> { });
        start(List.of(kind), List.of());

        create(kind);

        assertEquals(new Outside.End(kind.name(), Job.State.DONE), nextEnd());
    }

    /** The time of the product may have been moved ahead of the real one. */
    @Test
    void aJobOfAMovedTimeIsRunAtOnceToo() throws InterruptedException {
        var kind = FakeKind.that(() -> { });
        start(List.of(kind), List.of());

        Database.work().call(tenant, connection -> Jobs.create(connection, tenant, "tester",
                Instant.now().plus(Duration.ofDays(30)), kind.name(), Map.of()));

        assertEquals(new Outside.End(kind.name(), Job.State.DONE), nextEnd());
    }

    @Test
    void aJobWhoseTransactionRolledBackDoesNotExist() {
        var kind = FakeKind.that(() -> { });
        try {
            Database.work().call(tenant, connection -> {
                Jobs.create(connection, tenant, "tester", Instant.now(), kind.name(), Map.of());
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException expected) {
            assertEquals("rolled back", expected.getMessage());
        }
        assertEquals(0, Database.number(tenant, "select count(*) from app.scheduled_tasks where task_name = ?",
                kind.name()));
    }

    @Test
    void aJobOfAServerThatWasKilledIsNoticedByTheNextStart() throws InterruptedException {
        var kind = FakeKind.that(() -> { }).notRepeatable("Ask again.");
        create(kind);
        Database.execute(tenant, "update app.job set state = 'RUNNING' where tenant_id = ? and kind = ?", tenant,
                kind.name());
        Database.execute(tenant, """
                update app.scheduled_tasks set picked = true, picked_by = 'killed',
                    last_heartbeat = now() - interval '30 seconds' where task_name = ?""", kind.name());

        start(List.of(kind), List.of());

        assertEquals(new Outside.End(kind.name(), Job.State.FAILED), nextEnd());
    }

    @Test
    void jobsInTurnAreAllRun() throws InterruptedException {
        var kind = FakeKind.that(() -> { }).inTurn();
        create(kind);
        create(kind);
        start(List.of(kind), List.of());
        for (var i = 0; i < 2; i++) {
            assertEquals(new Outside.End(kind.name(), Job.State.DONE), nextEnd());
        }
    }

    @Test
    void aTaskVisitsEveryActiveTenantThoughOneFails() throws InterruptedException {
        var suspended = Database.newTenant();
        var broken = Database.newTenant();
        var last = Database.newTenant();
        Database.execute(suspended, "update app.tenant set state = 'SUSPENDED' where id = ?", suspended);
        var visited = ConcurrentHashMap.<Integer>newKeySet();
        var lastVisited = new CountDownLatch(1);
        var task = task(visited, broken, last, lastVisited);

        try (var log = new Heard(TenantRound.class.getName())) {
            start(List.of(), List.of(task));

            assertTrue(lastVisited.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertTrue(visited.containsAll(Set.of(tenant, broken, last)));
            assertFalse(visited.contains(suspended));
            assertEquals(task.name(), outside.failedRounds.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertEquals(1, log.messages().size());
        }
    }

    /** As many as have a thread, and more, wait for somebody who is silent. */
    @Test
    void whatWaitsForThePaymentProviderKeepsNothingElseWaiting() throws InterruptedException {
        var silence = new CountDownLatch(1);
        var waiting = new ArrayList<TenantTask>();
        for (var i = 0; i < 6; i++) {
            waiting.add(asking(silence));
        }
        var kind = FakeKind.that(() -> { });
        var asking = FakeKind.that(() -> { }).in(JobPool.PAYMENTS);
        try {
            start(List.of(kind, asking), waiting);
            assertTrue(asked.tryAcquire(4, PATIENCE_SECONDS, TimeUnit.SECONDS));
            create(asking);
            create(kind);

            assertEquals(new Outside.End(kind.name(), Job.State.DONE), nextEnd());
        } finally {
            silence.countDown();
        }
        assertEquals(new Outside.End(asking.name(), Job.State.DONE), nextEnd());
    }

    private TenantTask asking(CountDownLatch silence) {
        var name = "task-" + Ids.next();
        return new TenantTask() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration interval() {
                return Duration.ofHours(1);
            }

            @Override
            public JobPool pool() {
                return JobPool.PAYMENTS;
            }

            @Override
            public void run(int tenantId, Instant now) {
                asked.release();
                try {
                    silence.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    @Test
    void maintenanceForgetsKeysThatAreTwoDaysOldAndUploadsOfEndedJobs() {
        var other = Database.newTenant();
        var maintenance = new JobMaintenance();
        maintenance.work = new TenantWork(Database.app());
        for (var owner : List.of(tenant, other)) {
            insertKey(owner, "old", "49 hours");
            insertKey(owner, "young", "47 hours");
        }

        maintenance.run(tenant, Instant.now());

        assertEquals(1, Database.number(tenant, "select count(*) from app.idempotency_key"));
        assertEquals(2, Database.number(other, "select count(*) from app.idempotency_key"));
    }

    private static void insertKey(int owner, String key, String age) {
        Database.execute(owner, """
                insert into app.idempotency_key (tenant_id, client, route, key, request_hash, created_at)
                values (?, 'c', 'r', ?, '', now() - ?::interval)""", owner, key, age);
    }

    private static TenantTask task(Set<Integer> visited, int broken, int last, CountDownLatch lastVisited) {
        var name = "task-" + Ids.next();
        return new TenantTask() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration interval() {
                return Duration.ofHours(1);
            }

            @Override
            public void run(int tenantId, Instant now) {
                visited.add(tenantId);
                if (tenantId == broken) {
                    throw new IllegalStateException("this tenant's turn fails, on purpose");
                }
                if (tenantId == last) {
                    lastVisited.countDown();
                }
            }
        };
    }

    private Outside.End nextEnd() throws InterruptedException {
        return outside.ends.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void start(List<JobKind> kinds, List<TenantTask> tasks) {
        scheduler.start(kinds, tasks, Executors.defaultThreadFactory());
    }

    private void create(JobKind kind) {
        Database.work().call(tenant, connection ->
                Jobs.create(connection, tenant, "tester", Instant.now(), kind.pool(), kind.name(), Map.of()));
    }
}
