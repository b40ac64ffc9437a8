package io.stamgast.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import io.stamgast.testing.Heard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobExecutionIT {

    private record Order(String what, int howMany) {
    }

    private final JobExecution execution = new Outside().execution;
    private final int tenant = Database.newTenant();
    private final Heard log = new Heard(JobExecution.class.getName());

    @AfterEach
    void closeTheLog() {
        log.close();
    }

    @Test
    void aJobRunsWithItsParametersAndShowsItsResult() {
        var kind = FakeKind.that(run -> Map.of("counted", run.parameters(Order.class).howMany() * 2));
        var job = create(kind, new Order("rows", 21));
        assertEquals(Job.State.QUEUED, find(job).state());

        assertTrue(execution.run(job, kind, 0));

        var done = find(job);
        assertEquals(Job.State.DONE, done.state());
        assertEquals(100, done.progress());
        assertEquals(Map.of("counted", 42), done.result());
        assertEquals("tester", done.createdBy());
    }

    @Test
    void aRefusalFailsTheJobWithItsMessageAndKeepsTheLastCounts() {
        var kind = FakeKind.that(run -> {
            run.progress(40, Map.of("rows", 4));
            throw DomainException.ruleBroken("no-header", "The file has no header row.");
        });
        var job = create(kind, Map.of());

        assertTrue(execution.run(job, kind, 0));

        assertEquals(Job.State.FAILED, find(job).state());
        assertEquals("The file has no header row.", find(job).error());
        assertEquals(40, find(job).progress());
        assertEquals(Map.of("rows", 4), find(job).result());
    }

    @Test
    void aDefectShowsAnIncidentAndNothingOfItsCause() {
        var kind = FakeKind.that(() -> {
            throw new IllegalStateException("select secret from somewhere");
        });
        var job = create(kind, Map.of());
        execution.run(job, kind, 0);
        var incident = log.messages().get(0).split(" ")[1];
        assertTrue(find(job).error().contains("incident id: " + incident), find(job).error());
        assertFalse(find(job).error().contains("secret"));
    }

    @Test
    void aJobThatTheDatabaseFailedInPassingIsQueuedAgainButNotForEver() {
        var kind = FakeKind.that(() -> {
            throw new DatabaseFailure(new SQLException("deadlock detected", "40P01"));
        });
        var job = create(kind, Map.of());

        assertThrows(DatabaseFailure.class, () -> execution.run(job, kind, 0));
        assertEquals(Job.State.QUEUED, find(job).state());

        assertTrue(execution.run(job, kind, JobExecution.MAX_FAILURES));
        assertEquals(Job.State.FAILED, find(job).state());
    }

    @Test
    void aJobThatSomebodyElsesSilenceEndedIsQueuedAgainButNotForEver() {
        var hastyKind = FakeKind.that(() -> {
            throw DomainException.unavailable("identity-provider-unavailable", "Logins can't be administered now.");
        });
        var kind = hastyKind.outlasting();
        var hasty = create(hastyKind, Map.of());
        assertTrue(execution.run(hasty, hastyKind, 0));
        assertEquals(Job.State.FAILED, find(hasty).state());
        var job = create(kind, Map.of());

        assertThrows(DomainException.class, () -> execution.run(job, kind, 0));
        assertEquals(Job.State.QUEUED, find(job).state());

        assertTrue(execution.run(job, kind, JobExecution.MAX_FAILURES));
        assertEquals("Logins can't be administered now.", find(job).error());
    }

    @Test
    void aJobThatCantSimplyGoOnFailsWhenTheConnectionIsLost() {
        var kind = FakeKind.that(() -> {
            throw new DatabaseFailure(new SQLException("gone", "08006"));
        }).notRepeatable("Ask again.");
        var job = create(kind, Map.of());
        assertTrue(execution.run(job, kind, 0));
        assertEquals(Job.State.FAILED, find(job).state());
    }

    @Test
    void aQueuedJobThatIsCancelledNeverRuns() {
        var kind = FakeKind.that(() -> {
            throw new AssertionError("ran");
        });
        var job = create(kind, Map.of());
        assertTrue(cancel(job));
        assertTrue(execution.run(job, kind, 0));
        assertEquals(Job.State.CANCELLED, find(job).state());
        assertFalse(cancel(job), "has ended");
    }

    @Test
    void aRunningJobThatIsCancelledStopsAtItsNextLookAndKeepsItsCounts() {
        var kind = FakeKind.that(run -> {
            cancel(new JobAddress(run.tenantId(), run.id()));
            run.progress(70, Map.of("rows", 7));
            throw new AssertionError("went on");
        });
        var job = create(kind, Map.of());
        assertTrue(execution.run(job, kind, 0));
        assertEquals(Job.State.CANCELLED, find(job).state());
        assertEquals(Map.of("rows", 7), find(job).result());
    }

    @Test
    void aJobThatDiedInTheMiddleFailsWithWhatItsKindSays() {
        var kind = FakeKind.that(() -> {
            throw new AssertionError("ran");
        }).notRepeatable("Ask again.");
        var job = create(kind, Map.of());
        setState(job, "RUNNING");

        assertTrue(execution.run(job, kind, 0));

        assertEquals(Job.State.FAILED, find(job).state());
        assertEquals("Ask again.", find(job).error());
    }

    @Test
    void aRepeatableJobThatDiedInTheMiddleRunsAgain() {
        var kind = FakeKind.that(() -> { });
        var job = create(kind, Map.of());
        setState(job, "RUNNING");
        assertTrue(execution.run(job, kind, 0));
        assertEquals(Job.State.DONE, find(job).state());
    }

    @Test
    void atTheServersEndARepeatableJobIsQueuedAgainAndAnotherFails() {
        var repeatable = FakeKind.that(this::stopAndLook);
        var job = create(repeatable, Map.of());
        assertFalse(execution.run(job, repeatable, 0));
        assertEquals(Job.State.QUEUED, find(job).state());

        var fresh = new Outside().execution;
        var once = FakeKind.that(run -> {
            fresh.stop();
            run.progress(1, Map.of());
            return Map.of();
        }).notRepeatable("Ask again.");
        var other = create(once, Map.of());
        assertTrue(fresh.run(other, once, 0));
        assertEquals("Ask again.", find(other).error());
    }

    private Object stopAndLook(JobRun run) {
        execution.stop();
        run.progress(1, Map.of());
        return Map.of();
    }

    @Test
    void jobsOfAKindThatRunInTurnWaitForEarlierOnesOfTheirTenantOnly() {
        var kind = FakeKind.that(() -> { }).inTurn();
        var first = create(kind, Map.of());
        var second = create(kind, Map.of());
        var stranger = new JobAddress(Database.newTenant(), UUID.randomUUID());
        create(stranger, kind);

        assertFalse(execution.run(second, kind, 0), "the first is queued");
        assertTrue(execution.run(stranger, kind, 0));
        assertTrue(execution.run(first, kind, 0));
        assertTrue(execution.run(second, kind, 0));
        assertEquals(Job.State.DONE, find(second).state());
    }

    @Test
    void aSuspendedTenantsJobWaits() {
        var kind = FakeKind.that(() -> { });
        var job = create(kind, Map.of());
        Database.execute(tenant, "update app.tenant set state = 'SUSPENDED' where id = ?", tenant);
        assertFalse(execution.run(job, kind, 0));
        assertEquals(Job.State.QUEUED, find(job).state());
    }

    @Test
    void anotherTenantsJobIsNotThere() {
        var job = create(FakeKind.that(() -> { }), Map.of());
        var other = Database.newTenant();
        assertTrue(Database.work().call(other, connection -> JobTable.find(connection, other, job.id())).isEmpty());
        assertTrue(Database.work().call(other, connection -> JobTable.find(connection, tenant, job.id())).isEmpty());
    }

    @Test
    void anUploadIsReadAsItWasWrittenAndGoneAfterwards() {
        var bytes = new byte[3_500_000];
        new Random(1).nextBytes(bytes);
        var kind = FakeKind.that(run -> {
            try (var upload = run.upload()) {
                assertArrayEquals(bytes, upload.readAllBytes());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            return Map.of();
        });
        var job = create(kind, Map.of());
        Database.work().call(tenant, connection -> {
            try {
                JobUpload.write(connection, tenant, job.id(), new ByteArrayInputStream(bytes));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return null;
        });
        assertEquals(4, chunks(job));

        execution.run(job, kind, 0);

        assertNull(find(job).error());
        assertEquals(Job.State.DONE, find(job).state());
        assertEquals(0, chunks(job));
    }

    @Test
    void rejectedRowsAreReadInTheOrderOfTheInput() {
        var kind = FakeKind.that(run -> {
            run.reject(List.of(new Rejection(7, "price", "not-a-number", "'x' is not a number"),
                    new Rejection(3, null, "invoice-incomplete", "another row of it is rejected")));
            run.reject(List.of(new Rejection(7, "date", "not-a-date", "later, so ignored")));
            return Map.of();
        });
        var job = create(kind, Map.of());
        execution.run(job, kind, 0);
        var rejections = Database.work().call(tenant,
                connection -> JobTable.rejections(connection, tenant, job.id(), 0, 10));
        assertEquals(List.of(new Rejection(3, null, "invoice-incomplete", "another row of it is rejected"),
                new Rejection(7, "price", "not-a-number", "'x' is not a number")), rejections);
    }

    private JobAddress create(JobKind kind, Object parameters) {
        return new JobAddress(tenant, Database.work().call(tenant, connection ->
                Jobs.create(connection, tenant, "tester", Instant.now(), kind.name(), parameters)));
    }

    private static void create(JobAddress job, JobKind kind) {
        Database.work().call(job.tenantId(), connection -> {
            JobTable.insert(connection, job.tenantId(), job.id(), "tester", Instant.now(), kind.pool(), kind.name(),
                    "{}");
            return null;
        });
    }

    private Job find(JobAddress job) {
        return Database.work().call(job.tenantId(),
                connection -> JobTable.find(connection, job.tenantId(), job.id()).orElseThrow());
    }

    private static boolean cancel(JobAddress job) {
        return Database.work().call(job.tenantId(),
                connection -> JobTable.cancel(connection, job.tenantId(), job.id(), Instant.now())).isPresent();
    }

    private void setState(JobAddress job, String state) {
        Database.execute(tenant, "update app.job set state = ? where tenant_id = ? and id = ?", state, tenant,
                job.id());
    }

    private long chunks(JobAddress job) {
        return Database.number(tenant, "select count(*) from app.job_upload where tenant_id = ? and job_id = ?",
                tenant, job.id());
    }
}
