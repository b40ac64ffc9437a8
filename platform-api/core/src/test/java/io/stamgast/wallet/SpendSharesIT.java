package io.stamgast.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpendSharesIT {

    private static final Instant NOW = Instant.parse("2011-05-10T12:00:00Z");

    private final int tenant = Database.newTenant();
    private final UUID account = Database.newAccount(tenant, "A1");

    @Test
    void aShareShowsItsAmountsSourceAndDate() {
        spend(201103, 300_000, 300_000, 0);
        Database.execute(tenant, """
                insert into app.wallet_observation (tenant_id, id, program_id, account_id, scope, period,
                    amount_minor, source, observed_on, recorded_at, recorded_by)
                values (?, ?, 1, ?, 'ALL', '2011-Q1', 1000000, 'DECLARED', date '2011-04-02', now(), 'test')""",
                tenant, Ids.next(), account);
        var shown = history("2011-Q1", 1).get(0);
        assertEquals("3000.00", shown.own().toPlainString());
        assertEquals("10000.00", shown.wallet().toPlainString());
        assertEquals("0.3000", shown.share().toPlainString());
        assertEquals(WalletSource.DECLARED, shown.source());
        assertEquals(LocalDate.of(2011, 4, 2), shown.observedOn());
    }

    @Test
    void unknownIsShownAsNothingAndNotAsZero() {
        spend(201103, 300_000, 300_000, 0);
        var shown = history("2011-Q1", 1).get(0);
        assertEquals("3000.00", shown.own().toPlainString());
        assertNull(shown.wallet());
        assertNull(shown.share());
        assertNull(shown.source());
        assertNull(shown.observedOn());
    }

    @Test
    void aWalletKnownFromLinesIsOfTheLastDayThatHasCome() {
        spend(201103, 100, 200, 1);
        spend(201105, 100, 200, 1);
        var shown = history("2011-Q2", 2);
        assertEquals(LocalDate.of(2011, 3, 31), shown.get(0).observedOn());
        assertEquals(LocalDate.of(2011, 5, 10), shown.get(1).observedOn());
        assertEquals("LINES", shown.get(1).distributors().get(0).basis());
    }

    @Test
    void periodsStandInTheOrderOfTimeAcrossYears() {
        spend(201012, 100, 200, 1);
        spend(201102, 300, 400, 1);
        var shown = history("2011-02", 4);
        assertEquals(List.of("2010-11", "2010-12", "2011-01", "2011-02"),
                shown.stream().map(SpendShareView::period).toList());
        assertEquals("0.5000", shown.get(1).share().toPlainString());
        assertNull(shown.get(2).share());
        assertEquals("0.7500", shown.get(3).share().toPlainString());
    }

    private List<SpendShareView> history(String last, int periods) {
        return Database.work().call(tenant, connection -> SpendShares.history(connection, tenant, account,
                Period.parse("period", last), periods, "ALL", NOW));
    }

    private void spend(int month, long own, long all, int foreignLines) {
        Database.execute(tenant, """
                insert into app.spend_month (tenant_id, account_id, month, category, distributor_id, own_minor,
                    all_minor, foreign_lines) values (?, ?, ?, '', ?, ?, ?, ?)""",
                tenant, account, month, Ids.NIL, own, all, foreignLines);
    }
}
