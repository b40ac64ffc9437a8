package io.stamgast.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.testing.Database;
import io.stamgast.testing.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs and rounds of a test mode that is wiped meanwhile end, and nobody is told of a mishap. */
class WipedTestModeIT {

    private final Outside outside = new Outside();
    private final int live = Database.newTenant();
    private final int test = Database.newTestMode(live);
    private final Heard jobs = new Heard(JobExecution.class.getName());
    private final Heard rounds = new Heard(TenantRound.class.getName());

    @AfterEach
    void close() {
        jobs.close();
        rounds.close();
    }

    private JobAddress create(JobKind kind) {
        return new JobAddress(test, Database.work().call(test, connection ->
                Jobs.create(connection, test, "tester", Instant.now(), kind.name(), Map.of())));
    }

    private void set(int tenant, String state) {
        Database.work().raw(connection -> {
            try (var update = connection.createStatement()) {
                return update.executeUpdate("update app.tenant set state = '" + state + "' where id = " + tenant);
            }
        });
    }

    @Test
    void aJobThatStillWaitsIsOver() {
        var kind = FakeKind.that(() -> {
            throw new AssertionError("ran");
        });
        var job = create(kind);
        set(test, "WIPING");

        assertTrue(outside.execution.run(job, kind, 0));
        assertEquals(List.of(), jobs.messages());
    }

    @Test
    void aJobThatRunsIsOverAtItsNextUnitOfWork() {
        var kind = FakeKind.that(run -> {
            set(test, "WIPING");
            run.progress(10, Map.of());
            throw new AssertionError("went on");
        });
        var job = create(kind);

        assertTrue(outside.execution.run(job, kind, 0));
        assertEquals(List.of(), jobs.messages());
    }

    @Test
    void aJobWaitsWhileTheLiveTenantIsSuspended() {
        var kind = FakeKind.that(() -> {
            throw new AssertionError("ran");
        });
        var job = create(kind);
        set(live, "SUSPENDED");

        assertFalse(outside.execution.run(job, kind, 0));
    }

    @Test
    void roundsComeToTestModesWhileTheirTenantIsActive() {
        var both = List.of(live, test);
        assertEquals(both, visited(tenant -> { }));
        set(live, "SUSPENDED");
        assertEquals(List.of(), visited(tenant -> { }));
    }

    @Test
    void aRoundIsOverForOneThatIsWipedMeanwhile() {
        assertEquals(List.of(live, test), visited(tenant -> {
            if (tenant == test) {
                set(test, "WIPING");
                Database.newAccount(test, "late");
            }
        }));
        assertTrue(outside.failedRounds.isEmpty());
        assertEquals(List.of(), rounds.messages());
        assertEquals(List.of(live), visited(tenant -> { }));
    }

    /** The two of this test that a round comes to. */
    private List<Integer> visited(IntConsumer work) {
        var visited = new ArrayList<Integer>();
        outside.round.run(new TenantTask() {
            @Override
            public String name() {
                return "visit";
            }

            @Override
            public Duration interval() {
                return Duration.ofHours(1);
            }

            @Override
            public void run(int tenantId, Instant now) {
                if (tenantId == live || tenantId == test) {
                    visited.add(tenantId);
                    work.accept(tenantId);
                }
            }
        }, () -> false);
        return visited;
    }
}
