package io.stamgast.wallet.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.program.JudgingLock;
import io.stamgast.testing.Database;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Shares;
import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RecordingIT {

    private static final Instant NOW = Instant.parse("2011-04-30T22:30:00Z"); // 1 May in Amsterdam
    private static final Period Q1 = Period.parse("period", "2011-Q1");

    private final int tenant = Database.newTenant();
    private final UUID account = Database.newAccount(tenant, "A1");

    @Test
    void whatIsLeftOutIsFilledInAndEverythingIsReadBack() {
        var recorded = record(tenant, declared("ext:A1", "10000")).get(0);
        assertEquals("ALL", recorded.scope());
        assertEquals("EUR", recorded.currency());
        assertEquals("10000.00", recorded.amount().toPlainString());
        assertEquals(LocalDate.of(2011, 5, 1), recorded.observedOn());
        assertNull(recorded.distributor());
        assertEquals(List.of(recorded), list(tenant, ObservationRows.Filter.byId(recorded.id())));
    }

    @Test
    void theShareSeesThem() {
        var distributor = distributor("D1");
        record(tenant, declared("ext:A1", "9000"), report("ext:D1", "7000"));
        var wallet = Database.work().call(tenant, connection ->
                Shares.load(connection, tenant, List.of(account), List.of("ALL"), Q1).of(account, "ALL", Q1));
        assertEquals(700_000L, wallet.walletMinor());
        assertEquals(1, Database.number(tenant,
                "select count(*) from app.wallet_observation where distributor_id = ?", distributor));
    }

    @Test
    void aDistributorsNumberForTheAccountIsTriedFirst() {
        var distributor = distributor("D1");
        var numbered = Database.newAccount(tenant, "B");
        Database.execute(tenant, "insert into app.account_alias (tenant_id, distributor_id, external_id, account_id)"
                + " values (?, ?, 'A1', ?)", tenant, distributor, numbered);
        assertEquals(numbered, record(tenant, report("ext:D1", "7000")).get(0).account());
        assertEquals(account, record(tenant, declared("ext:A1", "7000")).get(0).account());
    }

    @Test
    void ofTwoForTheSameDayInOneRequestTheLaterCounts() {
        var many = new ArrayList<NewObservation>();
        for (int i = 1; i <= 200; i++) {
            many.add(declared("ext:A1", "" + i));
        }
        record(tenant, many.toArray(NewObservation[]::new));
        var wallet = Database.work().call(tenant, connection ->
                Shares.load(connection, tenant, List.of(account), List.of("ALL"), Q1).of(account, "ALL", Q1));
        assertEquals(20_000L, wallet.walletMinor());
    }

    @Test
    void oneUnknownAccountRefusesThemAll() {
        var refusal = assertThrows(DomainException.class,
                () -> record(tenant, declared("ext:A1", "1"), declared("ext:nobody", "1")));
        assertEquals("unknown-account", refusal.code());
        assertEquals("[1].account", refusal.violations().get(0).field());
        assertEquals(0, Database.number(tenant, "select count(*) from app.wallet_observation"));
        assertEquals(0, Database.number(tenant, "select count(*) from app.outbox where type = 'wallet.observed'"));
    }

    @Test
    void anotherTenantsAccountAndDistributorAreUnknown() {
        distributor("D1");
        var stranger = Database.newTenant();
        Database.newAccount(stranger, "S1");
        assertThrows(DomainException.class, () -> record(stranger, declared("ext:A1", "1")));
        assertThrows(DomainException.class, () -> record(stranger, declared(account.toString(), "1")));
        assertThrows(DomainException.class, () -> record(stranger, new NewObservation("ext:S1", null, "2011-Q1",
                BigDecimal.ONE, null, WalletSource.DISTRIBUTOR_REPORT, "ext:D1", null)));
        var mine = record(tenant, declared("ext:A1", "1")).get(0);
        assertEquals(List.of(), list(stranger, ObservationRows.Filter.byId(mine.id())));
    }

    @Test
    void anObservationWaitsForACloseThatBegins() {
        var recording = Database.work().call(tenant, connection -> {
            JudgingLock.stopJudging(connection, tenant);
            var waiting = CompletableFuture.supplyAsync(() -> record(tenant, declared("ext:A1", "1")));
            Database.awaitThatOneWaits(connection, waiting);
            return waiting;
        });
        assertEquals(1, recording.join().size());
    }

    @Test
    void everyObservationIsAnEvent() {
        record(tenant, declared("ext:A1", "1"), declared("ext:A1", "2"));
        assertEquals(2, Database.number(tenant, """
                select count(*) from app.outbox where tenant_id = ? and type = 'wallet.observed' and subject_id = ?
                and payload ->> 'period' = '2011-Q1'""", tenant, account));
    }

    @Test
    void listsAreNarrowedAndPagedTheLatestFirst() {
        var recorded = record(tenant, declared("ext:A1", "1"), declared("ext:A1", "2"), declared("ext:A1", "3"));
        Database.newAccount(tenant, "A2");
        record(tenant, declared("ext:A2", "4"));
        var page = list(tenant, new ObservationRows.Filter(null, account, "2011-Q1", "ALL", recorded.get(2).id()));
        assertEquals(List.of(recorded.get(1), recorded.get(0)), page);
        assertEquals(List.of(), list(tenant, new ObservationRows.Filter(null, account, "2011-Q2", null, null)));
        assertEquals(4, list(tenant, new ObservationRows.Filter(null, null, null, null, null)).size());
    }

    private static NewObservation declared(String account, String amount) {
        return new NewObservation(account, null, "2011-Q1", new BigDecimal(amount), null, WalletSource.DECLARED, null,
                null);
    }

    private static NewObservation report(String distributor, String amount) {
        return new NewObservation("ext:A1", "ALL", "2011-Q1", new BigDecimal(amount), "EUR",
                WalletSource.DISTRIBUTOR_REPORT, distributor, LocalDate.of(2011, 4, 2));
    }

    private static List<ObservationView> record(int tenant, NewObservation... observations) {
        return Database.work().call(tenant, connection -> new Recording(connection, tenant, "anna", NOW)
                .record(new ObservationBody(observations.length == 1, List.of(observations))));
    }

    private static List<ObservationView> list(int tenant, ObservationRows.Filter filter) {
        return Database.work().call(tenant, connection ->
                ObservationRows.list(connection, tenant, filter, 100, Currency.getInstance("EUR")));
    }

    private UUID distributor(String externalId) {
        var id = Ids.next();
        Database.execute(tenant, "insert into app.distributor (tenant_id, id, external_id, name, created_at)"
                + " values (?, ?, ?, ?, now())", tenant, id, externalId, externalId);
        return id;
    }
}
