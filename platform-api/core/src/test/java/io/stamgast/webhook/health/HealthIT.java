package io.stamgast.webhook.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.Ids;
import io.stamgast.outgoing.OutgoingAnswer;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import io.stamgast.webhook.attempt.Outcome;
import io.stamgast.webhook.attempt.RetrySchedule;
import io.stamgast.webhook.endpoint.EndpointDesk;
import io.stamgast.webhook.endpoint.EndpointState;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HealthIT {

    private static final RetrySchedule SCHEDULE = new RetrySchedule(RetrySchedule.DEFAULT);

    private final MovedClock clock = new MovedClock(Instant.parse("2026-12-01T12:00:00Z"));
    private final int tenant = tenant();
    private final EndpointDesk desk = new EndpointDesk(tenant, clock);
    private final UUID endpoint = desk.create(EndpointDesk.wanted("https://hooks.example.com/", "*")).id();
    private final List<String> audited = new ArrayList<>();
    private final Health health = new Health(new Audit() {
        @Override
        public void record(Connection unitOfWork, int tenantId, String action, String objectType, Object objectId,
                           Object before, Object after) {
            audited.add(action + " " + objectType + " " + objectId);
        }
    }, 5);

    private static int tenant() {
        var fresh = Database.newTenant();
        for (var email : List.of("a@example.com", "b@example.com")) {
            Database.execute(fresh, """
                    insert into app.staff (tenant_id, id, email, name, roles, state, user_id, created_at)
                    values (?, ?, ?, 'A', 'program-admin', 'ACTIVE', ?, now())""", fresh, Ids.next(), email, email);
        }
        return fresh;
    }

    private void attempts(int... statuses) {
        var outcomes = new ArrayList<Outcome>();
        for (var status : statuses) {
            outcomes.add(Outcome.answered(clock.instant(), 1, new OutgoingAnswer(status, null, ""), 1, SCHEDULE));
        }
        Database.work().call(tenant, connection -> {
            health.note(connection, tenant, endpoint, outcomes, clock.instant());
            return null;
        });
    }

    private void pass(Duration time) {
        clock.moveTo(clock.instant().plus(time));
    }

    private long emails(String template) {
        return Database.number(tenant, "select count(*) from app.email where tenant_id = ? and template = ?", tenant,
                template);
    }

    private EndpointState state() {
        return desk.find(endpoint).state();
    }

    @Test
    void afterFiveDaysWithoutASuccessAndTwoWarningsItIsSwitchedOff() {
        attempts(500);
        pass(Duration.ofHours(23));
        attempts(500);
        assertEquals(0, emails("webhook-failing"));
        pass(Duration.ofHours(1));
        attempts(500);
        assertEquals(2, emails("webhook-failing"), "each program-admin is warned");
        pass(Duration.ofDays(2));
        attempts(500);
        assertEquals(2, emails("webhook-failing"));
        pass(Duration.ofDays(1));
        attempts(500);
        assertEquals(4, emails("webhook-failing"));
        pass(Duration.ofHours(23));
        attempts(500, 404);
        assertEquals(EndpointState.ON, state());
        pass(Duration.ofHours(1));
        attempts(500);
        var off = desk.find(endpoint);
        assertEquals(EndpointState.DISABLED, off.state());
        assertEquals(clock.instant(), off.disabledAt());
        assertEquals("Nothing that was sent to it was taken for 5 days.", off.disabledReason());
        assertEquals(2, emails("webhook-given-up"));
        assertEquals(List.of("disabled webhook-endpoint " + endpoint), audited);
        assertEquals(1, Database.number(tenant, """
                select count(*) from app.outbox where tenant_id = ? and type = 'webhook-endpoint.disabled'
                    and subject_id = ?""", tenant, endpoint));
        assertEquals(0, Database.number(tenant, "select count(*) from app.webhook_lane where endpoint = ?", endpoint));
    }

    @Test
    void aSuccessMakesUpForFailures() {
        attempts(500);
        pass(Duration.ofDays(1));
        attempts(500);
        pass(Duration.ofDays(3));
        attempts(500, 200);
        pass(Duration.ofDays(10));
        attempts(500);
        assertEquals(EndpointState.ON, state());
        assertEquals(2, emails("webhook-failing"), "only the first day's");
    }

    @Test
    void howeverLongAgoTheFirstFailureWasTheLastWarningIsADayOld() {
        attempts(500);
        pass(Duration.ofDays(20));
        attempts(500);
        attempts(500);
        attempts(500);
        assertEquals(4, emails("webhook-failing"));
        pass(Duration.ofHours(23));
        attempts(500);
        assertEquals(EndpointState.ON, state());
        pass(Duration.ofHours(1));
        attempts(500);
        assertEquals(EndpointState.DISABLED, state());
    }

    @Test
    void oneThatSaysThatItIsGoneIsSwitchedOffAtOnce() {
        attempts(200, 410);
        assertEquals(EndpointState.DISABLED, state());
        assertEquals("It answered 410 (Gone).", desk.find(endpoint).disabledReason());
        assertEquals(2, emails("webhook-gone"));
        attempts(410);
        assertEquals(2, emails("webhook-gone"));
        assertEquals(1, audited.size());
    }

    @Test
    void whatComesOfOneThatWasRemovedIsNoReasonToWarn() {
        attempts(500);
        desk.remove(endpoint);
        pass(Duration.ofDays(2));
        attempts(500);
        attempts(410);
        assertEquals(0, emails("webhook-failing") + emails("webhook-gone"));
        assertEquals(List.of(), audited);
    }

    @Test
    void oneThatIsSwitchedOnAgainBeginsAnew() {
        attempts(500);
        pass(Duration.ofDays(4));
        attempts(500);
        attempts(500);
        desk.turn(endpoint, false);
        desk.turn(endpoint, true);
        pass(Duration.ofDays(3));
        attempts(500);
        assertEquals(EndpointState.ON, state());
        assertEquals(0, Database.number(tenant, "select warnings from app.webhook_progress where endpoint_id = ?",
                endpoint));
        assertNull(desk.find(endpoint).disabledAt());
    }

    @Test
    void anotherTenantsEndpointIsNotTouched() {
        var other = tenant();
        Database.work().call(other, connection -> {
            health.note(connection, other, endpoint, List.of(Outcome.answered(clock.instant(), 1,
                    new OutgoingAnswer(410, null, ""), 1, SCHEDULE)), clock.instant());
            return null;
        });
        assertEquals(EndpointState.ON, state());
        assertEquals(List.of(), audited);
        assertTrue(emails("webhook-gone") == 0);
    }

    private void happen() {
        Database.execute(tenant, """
                insert into app.outbox (tenant_id, id, type, subject_id, payload, occurred_at)
                values (?, ?, 'thing.happened', ?, '{}', ?)""", tenant, Ids.next(), Ids.next(),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    private void lookForThoseBehind() {
        new BehindWarning(Database.work(), 30).run(tenant, clock.instant());
    }

    @Test
    void oneThatIsADayBehindIsWarnedOfOnceAWeek() {
        happen();
        pass(Duration.ofDays(1));
        lookForThoseBehind();
        assertEquals(0, emails("webhook-behind"));
        pass(Duration.ofSeconds(1));
        lookForThoseBehind();
        assertEquals(2, emails("webhook-behind"), "each program-admin is warned");
        pass(Duration.ofDays(6));
        lookForThoseBehind();
        assertEquals(2, emails("webhook-behind"));
        pass(Duration.ofDays(1));
        lookForThoseBehind();
        assertEquals(4, emails("webhook-behind"));
        assertEquals(EndpointState.ON, state());
    }

    @Test
    void oneThatIsOffOrFailingIsNotWarnedOfForBeingBehind() {
        happen();
        attempts(500);
        pass(Duration.ofDays(2));
        lookForThoseBehind();
        desk.turn(endpoint, false);
        attempts(200);
        lookForThoseBehind();
        assertEquals(0, emails("webhook-behind"));
    }
}
