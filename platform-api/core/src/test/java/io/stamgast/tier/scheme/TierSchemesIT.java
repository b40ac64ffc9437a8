package io.stamgast.tier.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.testing.Fired;
import io.stamgast.testing.MovedClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TierSchemesIT {

    private final int tenant = Database.newTenant();
    private final List<String> audited = new ArrayList<>();
    private final Fired<SchemeChanged> fired = new Fired<>();

    private <T> T call(int owner, Function<TierSchemes, T> work) {
        return Database.work().call(owner, connection -> {
            var schemes = new TierSchemes();
            schemes.connection = new Entered(connection);
            schemes.tenant = Entered.tenant(owner);
            schemes.clock = new MovedClock(Instant.parse("2026-11-29T23:30:00Z"));
            schemes.changed = fired;
            schemes.audit = new Audit() {
                @Override
                public void record(String action, String objectType, Object id, Object before, Object after) {
                    audited.add(action);
                }
            };
            return work.apply(schemes);
        });
    }

    private TierSchemes.Versioned put(String ifMatch, String json) {
        return call(tenant, schemes -> schemes.put(ifMatch, Written.definition(json)));
    }

    private DomainException refused(Function<TierSchemes, ?> work) {
        return assertThrows(DomainException.class, () -> call(tenant, work));
    }

    @Test
    void whatIsPutIsReadAndEveryoneIsToBePlaced() {
        assertEquals("not-found", refused(TierSchemes::current).code());
        var put = put(null, Written.SPEND);
        assertEquals(1, put.version());
        assertEquals(Written.definition(Written.SPEND), call(tenant, TierSchemes::current).definition());
        assertEquals(List.of(new SchemeChanged(tenant, LocalDate.parse("2026-11-30"))), fired.events(),
                "it is tomorrow in Amsterdam");
        assertEquals(2, put("\"1\"", Written.TOP).version());
        assertEquals(List.of("created", "changed"), audited);
    }

    @Test
    void aLostUpdateIsRefused() {
        put(null, Written.SPEND);
        put("\"1\"", Written.TOP);
        assertEquals("lost-update", refused(schemes -> schemes.put("\"1\"", Written.definition(Written.SPEND))).code());
    }

    @Test
    void whatIsWrongIsRefusedAndNothingKept() {
        var refusal = refused(schemes -> schemes.put(null, Written.definition(Written.SPEND.replace("OWN_SPEND",
                "SEGMENT"))));
        assertEquals("invalid-tier-scheme", refusal.code());
        assertEquals("metric", refusal.violations().get(0).field());
        assertEquals("not-found", refused(TierSchemes::current).code());
    }

    @Test
    void anotherTenantHasItsOwn() {
        put(null, Written.SPEND);
        var other = Database.newTenant();
        assertEquals("not-found", assertThrows(DomainException.class,
                () -> call(other, TierSchemes::current)).code());
    }

    @Test
    void computedThresholdsAreShownAndOnlyWhileTheyAreOfTheSameBasis() {
        put(null, Written.TOP);
        Database.execute(tenant, """
                insert into app.tier_threshold (tenant_id, program_id, tier_code, basis, computed_on, value, accounts)
                values (?, 1, 'GOLD', 'OWN_SPEND ROLLING 12 top 10 %', date '2026-11-01', 12345, 100)""", tenant);
        var gold = call(tenant, TierSchemes::current).definition().tiers().get(2);
        assertEquals("123.45", gold.thresholdInForce().toString());
        assertEquals(LocalDate.parse("2026-11-01"), gold.computedOn());
        put(null, Written.TOP.replace("\"10\"", "\"11\""));
        assertEquals(null, call(tenant, TierSchemes::current).definition().tiers().get(2).thresholdInForce());
    }
}
