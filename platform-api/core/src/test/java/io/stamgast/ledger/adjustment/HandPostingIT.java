package io.stamgast.ledger.adjustment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Postings;
import io.stamgast.ledger.adjustment.HandPosting.Person;
import io.stamgast.ledger.check.LedgerCheck;
import io.stamgast.program.ProgramSettings;
import io.stamgast.testing.Database;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class HandPostingIT {

    private interface Decision<T> {
        T by(HandPosting hand) throws SQLException;
    }

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Person ANNA = new Person("subject-a", "anna");
    private static final Person BEN = new Person("subject-b", "ben");

    private final int tenant = Database.newTenant(Map.of("adjustment_limit", 1000L));
    private final UUID account = Database.newAccount(tenant, "A1");
    private final Postings postings = new Postings(tenant, account);

    @AfterEach
    void theLedgerStillAddsUp() {
        var report = new LedgerCheck(Database.work()).run(tenant);
        assertTrue(report.ok(), report.toString());
    }

    @Test
    void pointsAreGivenAndTakenAtOnceUpToTheLimit() {
        var given = adjust(ANNA, 1000);
        assertEquals(Adjustment.State.POSTED, given.state());
        adjust(ANNA, -400);
        assertEquals(600, postings.balance().available());
        assertEquals(2, number("select count(*) from app.outbox where type = 'points.adjusted'"));
    }

    @Test
    void nothingIsTakenThatIsNotThere() {
        adjust(ANNA, 100);
        assertRefused("insufficient-points", () -> adjust(ANNA, -101));
        assertEquals(100, postings.balance().available());
    }

    @Test
    void aboveTheLimitItWaitsForASecondPerson() {
        var asked = adjust(ANNA, 1001);
        assertEquals(Adjustment.State.WAITING, asked.state());
        assertNull(asked.posting());
        assertEquals(0, postings.balance().available());
        assertRefused("second-person-needed", () -> approve(ANNA, asked.id()));
        assertEquals(0, postings.balance().available());
        var approved = approve(BEN, asked.id());
        assertEquals("ben", approved.approver());
        assertEquals(1001, postings.balance().available());
        assertEquals(approved, found(asked.id()));
        assertRefused("adjustment-posted", () -> approve(BEN, asked.id()));
        assertEquals(1001, postings.balance().available());
    }

    @Test
    void withoutALimitNobodyElseIsNeeded() {
        Database.execute(tenant, "update app.program set adjustment_limit = null where tenant_id = ?", tenant);
        adjust(ANNA, 1_000_000);
        assertEquals(1_000_000, postings.balance().available());
    }

    @Test
    void anotherTenantApprovesNothing() {
        var asked = adjust(ANNA, 1001);
        var other = Database.newTenant();
        assertRefused("not-found", () -> Database.work().call(other, connection ->
                new HandPosting(connection, other, CLOCK, BEN).approve(asked.id())));
        assertRefused("not-found", () -> Database.work().call(other, connection ->
                new HandPosting(connection, other, CLOCK, BEN).adjust(account, 10, "mine?")));
    }

    @Test
    void aCorrectionTakesBackWhatWasGivenOnce() {
        var given = adjust(ANNA, 100).posting();
        var correction = reverse(given);
        assertEquals(0, postings.balance().available());
        assertRefused("already-reversed", () -> reverse(given));
        assertRefused("not-reversible", () -> reverse(correction));
        assertEquals(0, postings.balance().available());
    }

    @Test
    void aCorrectionOfWhatIsSpentLeavesDebt() {
        var given = adjust(ANNA, 100).posting();
        postings.reserve("r1", 80, NOW);
        reverse(given);
        assertEquals(-80, postings.balance().available());
        assertEquals(80, postings.balance().reserved());
    }

    @Test
    void aCorrectionGivesBackWhatWasTaken() {
        adjust(ANNA, 100);
        var taken = adjust(ANNA, -70).posting();
        reverse(taken);
        assertEquals(100, postings.balance().available());
        assertEquals(1, number("select count(*) from app.lot where remaining = points"));
    }

    @Test
    void whatMovesWithARedemptionIsNotCorrected() {
        adjust(ANNA, 100);
        postings.reserve("r1", 80, NOW);
        var reservation = Database.work().call(tenant, connection -> {
            try (var query = connection.prepareStatement("select id from app.posting where key = 'r1'");
                 var row = query.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        });
        assertRefused("not-reversible", () -> reverse(reservation));
    }

    @Test
    void anUnknownPostingIsNotFound() {
        assertRefused("not-found", () -> reverse(Ids.next()));
    }

    @Test
    void anotherTenantsPostingIsNotFound() {
        var given = adjust(ANNA, 100).posting();
        var other = Database.newTenant();
        assertRefused("not-found", () -> Database.work().call(other, connection ->
                new HandPosting(connection, other, CLOCK, BEN).reverse(given, "mine?", List.of())));
    }

    @Test
    void whatWaitsForTheBalanceIsPostedAfterWhatItWaitedFor() throws Exception {
        var given = adjust(ANNA, 100).posting();
        var time = new AtomicReference<>(NOW);
        UUID correction;
        try (var open = Database.app().getConnection()) {
            open.setAutoCommit(false);
            TenantWork.useTenant(open, tenant);
            new Books(open, tenant, LedgerTerms.of(ProgramSettings.read(open, tenant))).lock(account);
            var waiting = CompletableFuture.supplyAsync(() ->
                    by(BEN, clock(time), hand -> hand.reverse(given, "a mistake", List.of())));
            Database.awaitThatOneWaits(open, waiting);
            time.set(NOW.plusSeconds(60));
            open.commit();
            correction = waiting.get();
        }
        assertEquals(1, number("select count(*) from app.posting where posted_at = '" + NOW.plusSeconds(60)
                + "' and id = '" + correction + "'"));
    }

    private Adjustment adjust(Person person, long points) {
        return by(person, hand -> hand.adjust(account, points, "a gift"));
    }

    private Adjustment approve(Person person, UUID id) {
        return by(person, hand -> hand.approve(id));
    }

    private UUID reverse(UUID posting) {
        return by(BEN, hand -> hand.reverse(posting, "a mistake", List.of()));
    }

    private Adjustment found(UUID id) {
        return Database.work().call(tenant, connection -> new AdjustmentTable(connection, tenant).find(id));
    }

    private <T> T by(Person person, Decision<T> decision) {
        return by(person, CLOCK, decision);
    }

    private <T> T by(Person person, Clock clock, Decision<T> decision) {
        return Database.work().call(tenant, connection ->
                decision.by(new HandPosting(connection, tenant, clock, person)));
    }

    private static Clock clock(AtomicReference<Instant> time) {
        return new Clock() {
            @Override
            public Instant instant() {
                return time.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private long number(String sql) {
        return Database.number(tenant, sql);
    }

    private static void assertRefused(String code, Executable attempt) {
        assertEquals(code, assertThrows(DomainException.class, attempt).code());
    }
}
