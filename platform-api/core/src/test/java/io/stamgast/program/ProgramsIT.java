package io.stamgast.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.testing.Fired;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProgramsIT {

    private final int tenant = Database.newTenant();
    private final Fired<ProgramChanged> fired = new Fired<>();

    @Test
    void currencyZoneAndPoolingCanBeChangedWhileNothingHasComeIn() {
        Database.newAccount(tenant, "A1");
        var changed = change("GBP", "Europe/London", true);
        assertEquals("GBP", changed.currency().getCurrencyCode());
        assertEquals("Europe/London", changed.timeZone().getId());
        assertEquals(1, fired.events().size());
    }

    @Test
    void aPurchaseThatIsKeptUnjudgedFixesThem() {
        purchase(Database.newAccount(tenant, "A1"));
        var refusal = assertThrows(DomainException.class, () -> change("GBP", "Europe/London", true));
        assertEquals("program-fixed", refusal.code());
        assertEquals(3, refusal.violations().size());
    }

    @Test
    void anObservationFixesThem() {
        Database.execute(tenant, """
                insert into app.wallet_observation (tenant_id, id, program_id, account_id, scope, period,
                    amount_minor, source, observed_on, recorded_at, recorded_by)
                values (?, ?, 1, ?, 'ALL', '2011-Q1', 100, 'DECLARED', date '2011-12-31', now(), 'test')""",
                tenant, Ids.next(), Database.newAccount(tenant, "A1"));
        assertThrows(DomainException.class, () -> change("GBP", "Europe/Amsterdam", false));
    }

    @Test
    void aPurchaseThatComesInMeanwhileFixesThem() {
        var account = Database.newAccount(tenant, "A1");
        var changing = Database.work().call(tenant, connection -> {
            JudgingLock.share(connection, tenant);
            var change = CompletableFuture.supplyAsync(() ->
                    assertThrows(DomainException.class, () -> change("GBP", "Europe/Amsterdam", false)).code());
            Database.awaitThatOneWaits(connection, change);
            purchase(account); // commits before the lock is let go
            return change;
        });
        assertEquals("program-fixed", changing.join());
    }

    private void purchase(UUID account) {
        Database.execute(tenant, """
                insert into app.purchase (tenant_id, id, program_id, account_id, source, invoice_number, kind,
                    occurred_at, posted_at, currency, total_minor, own_minor, earns, content_hash)
                values (?, ?, 1, ?, 'erp', '1', 'SALE', now(), now(), 'EUR', 100, 100, true, ''::bytea)""", tenant,
                Ids.next(), account);
    }

    private ProgramSettings change(String currency, String zone, boolean pooled) {
        return Database.work().call(tenant, connection -> {
            var programs = new Programs();
            programs.connection = new Entered(connection);
            programs.tenant = Entered.tenant(tenant);
            programs.audit = new Audit() {
                @Override
                public void record(String action, String type, Object id, Object before, Object after) {
                    // not asked for here
                }
            };
            programs.changed = fired;
            programs.clock = Clock.systemUTC();
            var body = ProgramBody.of(ProgramSettings.read(connection, tenant));
            return programs.change(null, new ProgramBody(currency, zone, body.pointsName(), body.fairValue(),
                    body.rounding(), body.pendingDays(), body.expiry(), body.negativeBalance(), body.autoEnrol(),
                    body.earningSources(), body.restoreGraceDays(), body.reservationMinutes(), body.adjustmentLimit(),
                    pooled).settings());
        });
    }
}
