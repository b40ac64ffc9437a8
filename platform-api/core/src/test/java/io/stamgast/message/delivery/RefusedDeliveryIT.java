package io.stamgast.message.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.message.EmailState;
import io.stamgast.message.Mailroom;
import io.stamgast.testing.Database;
import io.stamgast.testing.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail servers refuse, and what breaks on the way to them. */
class RefusedDeliveryIT {

    private final FakeServer server = new FakeServer();
    private final Mailroom room = new Mailroom();
    private final Delivery delivery = Deliveries.to(server.port(), room);

    RefusedDeliveryIT() {
        room.queue(room.email("1", "jan@example.com"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void run() {
        try (var log = new Heard(Delivery.class.getName())) {
            delivery.run(room.tenant, room.clock.instant());
            assertTrue(log.messages().size() <= 1);
        }
    }

    private Instant due() {
        var due = new ArrayList<Instant>();
        Database.work().call(room.tenant, connection -> {
            try (var query = connection.prepareStatement("select due_at from app.email where tenant_id = ?")) {
                query.setInt(1, room.tenant);
                try (var row = query.executeQuery()) {
                    row.next();
                    due.add(row.getTimestamp(1).toInstant());
                }
            }
            return null;
        });
        return due.get(0);
    }

    @ParameterizedTest
    @CsvSource({"MAIL,451 4.3.0 busy", "RCPT,450 4.2.1 greylisted", "DATA,421 4.3.2 closing", ".,452 4.2.2 full"})
    void aTemporaryRefusalIsTriedAgain(String command, String refusal) {
        server.answering(command, refusal);
        run();
        assertEquals(EmailState.QUEUED, room.state("1"));
        assertEquals(refusal, room.text("error", "1"));
        assertEquals(room.clock.instant().plus(Duration.ofMinutes(1)), due());
        server.recover();
        run();
        assertEquals(EmailState.QUEUED, room.state("1"), "not before its time");
        room.pass(Duration.ofMinutes(1));
        run();
        assertEquals(EmailState.SENT, room.state("1"));
        assertEquals("2", room.text("attempts", "1"));
        assertNull(room.text("error", "1"));
    }

    @ParameterizedTest
    @CsvSource({"MAIL,553 5.1.8 who are you", "RCPT,550 5.1.1 no such user", "DATA,554 5.7.1 spam",
        ".,554 5.6.0 spam"})
    void aPermanentRefusalIsTheEnd(String command, String refusal) {
        server.answering(command, refusal);
        run();
        assertEquals(EmailState.FAILED, room.state("1"));
        assertEquals(refusal, room.text("error", "1"));
        assertNotNull(room.text("ended_at", "1"));
        server.recover();
        room.pass(Duration.ofDays(10));
        run();
        assertEquals(EmailState.FAILED, room.state("1"));
    }

    @Test
    void afterThreeDaysNobodyTriesAnyMore() {
        server.answering("RCPT", "450 4.2.1 greylisted");
        var begin = room.clock.instant();
        var waits = new ArrayList<Duration>();
        run();
        while (room.state("1") == EmailState.QUEUED) {
            var due = due();
            waits.add(Duration.between(room.clock.instant(), due));
            room.clock.moveTo(due);
            run();
        }
        assertEquals(List.of("PT1M", "PT5M", "PT30M", "PT2H", "PT8H", "PT12H", "PT24H", "PT24H"),
                waits.stream().map(Duration::toString).toList());
        assertEquals(EmailState.FAILED, room.state("1"));
        assertEquals("450 4.2.1 greylisted", room.text("error", "1"));
        var hours = Duration.between(begin, room.clock.instant()).toHours();
        assertTrue(hours > 60 && hours <= 72, hours + " hours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EHLO", "MAIL", "RCPT", "DATA"})
    void aConnectionThatBreaksBeforeTheContentIsTriedAgain(String command) {
        server.answering(command, FakeServer.HANGS_UP).answering("HELO", FakeServer.HANGS_UP);
        run();
        assertEquals(EmailState.QUEUED, room.state("1"));
        assertEquals(List.of(), server.contents());
        server.recover();
        room.pass(Duration.ofMinutes(1));
        run();
        assertEquals(EmailState.SENT, room.state("1"));
        assertEquals(1, server.contents().size());
    }

    @Test
    void aConnectionThatBreaksAfterTheContentIsNotTriedAgain() {
        server.answering(FakeServer.END, FakeServer.HANGS_UP);
        run();
        assertEquals(EmailState.UNKNOWN, room.state("1"));
        assertTrue(room.text("error", "1").startsWith("The connection broke while it was sent"),
                room.text("error", "1"));
        server.recover();
        room.pass(Duration.ofDays(10));
        run();
        assertEquals(1, server.contents().size());
    }

    @Test
    void oneThatIsRefusedKeepsNoOtherWaiting() {
        server.answering("RCPT", "550 5.1.1 no such user");
        room.queue(room.email("2", "piet@example.com"));
        run();
        assertEquals(EmailState.FAILED, room.state("1"));
        assertEquals(EmailState.FAILED, room.state("2"));
    }

    @Test
    void aServerThatCantBeReachedIsNotAskedForEachEmail() {
        server.close();
        room.queue(room.email("2", "piet@example.com"));
        run();
        assertEquals(1, Database.number(room.tenant, "select sum(attempts) from app.email"));
        run();
        assertEquals(1, Database.number(room.tenant, "select sum(attempts) from app.email"));
    }

    @Test
    void whatACrashLeftInSendingIsToldAndNotSentAgain() {
        Database.execute(room.tenant, """
                update app.email set state = 'SENDING', attempts = 1, due_at = null, claimed_at = ?::timestamptz
                where tenant_id = ?""", room.clock.instant().toString(), room.tenant);
        room.pass(Delivery.LEASE);
        run();
        assertEquals(EmailState.SENDING, room.state("1"), "it may still be at work");
        room.pass(Duration.ofSeconds(1));
        run();
        assertEquals(EmailState.UNKNOWN, room.state("1"));
        assertEquals("The server stopped while it was sent: it may have arrived.", room.text("error", "1"));
        room.pass(Duration.ofDays(10));
        run();
        assertEquals(List.of(), server.contents());
    }

    @Test
    void aLateEndCountsUnlessItWasSentAgainMeanwhile() {
        var claim = Database.work().call(room.tenant, connection -> new ClaimTable(connection, room.tenant)
                .next(room.clock.instant(), room.clock.instant())).orElseThrow();
        room.pass(Delivery.LEASE.plusSeconds(1));
        run();
        assertEquals(EmailState.UNKNOWN, room.state("1"));
        end(claim);
        assertEquals(EmailState.SENT, room.state("1"));

        Database.execute(room.tenant, """
                update app.email set state = 'QUEUED', due_at = ?::timestamptz, claimed_at = null, ended_at = null
                where tenant_id = ?""", room.clock.instant().toString(), room.tenant);
        end(claim);
        assertEquals(EmailState.QUEUED, room.state("1"));
    }

    private void end(Claim claim) {
        Database.work().call(room.tenant, connection -> {
            new ClaimTable(connection, room.tenant).end(claim, EmailState.SENT, null, room.clock.instant());
            return null;
        });
    }
}
