package io.stamgast.dunning.recovery;

import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.Payment;
import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantWork;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A tenant to whom something is owed, for tests. It is Monday, 2 March 2026, 11:00 in Amsterdam. */
public final class Lender {

    static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    /** Something to do with the cases. */
    interface Use<T> {
        T of(DunningCases cases, Connection connection) throws SQLException;
    }

    final int tenant = Database.newTenant();
    final UUID account = Database.newAccount(tenant, "A" + Ids.next());
    final UUID membership = Ids.next();
    final MovedClock clock = new MovedClock(MONDAY);
    final Doer doer = new Doer();
    final DunningCases cases = new DunningCases(clock, Optional.of(doer));

    public Lender() {
        // a new tenant each
    }

    public int tenant() {
        return tenant;
    }

    public MovedClock clock() {
        return clock;
    }

    <T> T call(Use<T> use) {
        return Database.work().call(tenant, connection -> use.of(cases, connection));
    }

    /** A renewal of 50.00 EUR fails now. */
    public UUID fails(String invoice, Decline decline) {
        return call((all, connection) -> all.open(connection, tenant, renewal(invoice, decline))).id();
    }

    NewCase renewal(String invoice, Decline decline) {
        return new NewCase(account, membership, invoice, Payment.RENEWAL, 5000, Currency.getInstance("EUR"),
                clock.instant(), new Refusal(decline, "do_not_honor", clock.instant(), null), false, false);
    }

    /** Time passes, and what is due then is done. */
    public List<String> at(int day, int hour) {
        clock.moveTo(MONDAY.atZone(ZONE).toLocalDate().plusDays(day).atTime(hour, 0).atZone(ZONE).toInstant());
        return run();
    }

    public List<String> run() {
        new CaseRunner(new TenantWork(Database.app()), tenant, doer, clock).run(1_000);
        return doer.news();
    }

    DunningCase read(UUID id) {
        return call((all, connection) -> all.find(connection, tenant, id));
    }

    List<CaseStep> history(UUID id) {
        return call((all, connection) -> all.history(connection, tenant, id));
    }

    /** Makes a version that is in force from now on. */
    UUID publish(PolicyDefinition policy) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.dunning_policy (tenant_id, id, program_id, state, definition, built_in, published_at,
                    created_at, version)
                values (?, ?, 1, 'PUBLISHED', ?, false, ?, now(), 1)""", tenant, id, Json.write(policy),
                clock.instant().atOffset(ZoneOffset.UTC));
        return id;
    }

    void happens(Happening what) {
        call((all, connection) -> {
            what.on(all, connection, tenant);
            return null;
        });
    }

    /** A fact that comes. */
    interface Happening {
        void on(DunningCases cases, Connection connection, int tenant) throws SQLException;
    }

    long events(String type) {
        return Database.number(tenant, "select count(*) from app.outbox where tenant_id = ? and type = ?", tenant,
                "dunning-case." + type);
    }
}
