package io.stamgast.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SharesIT {

    private static final Period Q1 = Period.parse("period", "2011-Q1");

    private final int tenant = Database.newTenant();
    private final UUID account = Database.newAccount(tenant, "A1");

    @Test
    void linesAndObservationsOfThePeriodMakeTheShareOfEachScope() {
        spend(account, 201101, "Milk", 300_000, 300_000, 0);
        spend(account, 201103, "Bread", 0, 500_000, 2);
        spend(account, 201104, "Milk", 900_000, 900_000, 0);
        observe(account, "Milk", "2011-Q1", 400_000, "DECLARED");
        observe(account, "Milk", "2011", 9_000_000, "DECLARED");
        var shares = load(tenant, List.of(account), List.of("ALL", "Milk", "Bread"));
        assertEquals(300_000, shares.of(account, "ALL", Q1).ownMinor());
        assertEquals(800_000L, shares.of(account, "ALL", Q1).walletMinor());
        assertEquals("0.7500", shares.of(account, "Milk", Q1).shown(4).toPlainString());
        assertEquals("0.0000", shares.of(account, "Bread", Q1).shown(4).toPlainString());
    }

    @Test
    void everyAccountHasItsOwn() {
        var other = Database.newAccount(tenant, "A2");
        spend(account, 201101, "", 100, 200, 1);
        spend(other, 201101, "", 100, 400, 1);
        var shares = load(tenant, List.of(account, other), List.of("ALL"));
        assertEquals("0.5000", shares.of(account, "ALL", Q1).shown(4).toPlainString());
        assertEquals("0.2500", shares.of(other, "ALL", Q1).shown(4).toPlainString());
    }

    @Test
    void aDistributorThatKnowsTheAccountIsHeardOrMissed() {
        var distributor = Ids.next();
        Database.execute(tenant, "insert into app.distributor (tenant_id, id, external_id, name, created_at)"
                + " values (?, ?, 'D1', 'D1', now())", tenant, distributor);
        Database.execute(tenant, "insert into app.account_alias (tenant_id, distributor_id, external_id, account_id)"
                + " values (?, ?, '7', ?)", tenant, distributor, account);
        spend(account, 201101, "", 100, 200, 1);
        observe(account, "ALL", "2011-Q1", 1_000, "ESTIMATED");
        assertEquals(1_000L, load(tenant, List.of(account), List.of("ALL")).of(account, "ALL", Q1).walletMinor());
    }

    @Test
    void yearsHoldWhatItTakesForTrailingMonths() {
        spend(account, 201012, "", 100, 100, 0);
        spend(account, 201101, "", 100, 100, 0);
        observe(account, "ALL", "2010-Q4", 3_000, "DECLARED");
        observe(account, "ALL", "2011", 12_000, "DECLARED");
        var shares = Database.work().call(tenant, connection ->
                Shares.load(connection, tenant, List.of(account), List.of("ALL"), 2010, 2011));
        assertEquals(2_000L, shares.trailing(account, "ALL", Period.parse("period", "2011-01"), 2).walletMinor());
    }

    @Test
    void anotherTenantSeesNothing() {
        spend(account, 201101, "", 100, 200, 1);
        observe(account, "ALL", "2011-Q1", 1_000, "DECLARED");
        var stranger = Database.newTenant();
        var share = load(stranger, List.of(account), List.of("ALL")).of(account, "ALL", Q1);
        assertFalse(share.isKnown());
        assertEquals(0, share.ownMinor());
    }

    @Test
    void whatWasNotLoadedIsNotAnsweredAsUnknown() {
        var shares = load(tenant, List.of(account), List.of("ALL"));
        assertThrows(IllegalArgumentException.class, () -> shares.of(account, "Milk", Q1));
    }

    private static Shares load(int tenant, List<UUID> accounts, List<String> scopes) {
        return Database.work().call(tenant, connection -> Shares.load(connection, tenant, accounts, scopes, Q1));
    }

    private void spend(UUID buyer, int month, String category, long own, long all, int foreignLines) {
        Database.execute(tenant, """
                insert into app.spend_month (tenant_id, account_id, month, category, distributor_id, own_minor,
                    all_minor, foreign_lines) values (?, ?, ?, ?, ?, ?, ?, ?)""",
                tenant, buyer, month, category, Ids.NIL, own, all, foreignLines);
    }

    private void observe(UUID buyer, String scope, String period, long amount, String source) {
        Database.execute(tenant, """
                insert into app.wallet_observation (tenant_id, id, program_id, account_id, scope, period,
                    amount_minor, source, observed_on, recorded_at, recorded_by)
                values (?, ?, 1, ?, ?, ?, ?, ?, date '2011-06-01', now(), 'test')""",
                tenant, Ids.next(), buyer, scope, period, amount, source);
    }
}
