package io.stamgast.earning.ruleset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.rule.RuleSet;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuleBookIT {

    private static final Instant MARCH = Instant.parse("2011-03-01T00:00:00Z");
    private static final String RULES = """
            [{"code":"base","kind":"SPEND","unit":"10.00","points":1}]""";

    private final RuleBook book = new RuleBook();
    private final int tenant = Database.newTenant(Map.of("currency", "GBP", "time_zone", "Europe/London"));

    @Test
    void theVersionThatBecameEffectiveLastIsInForce() {
        var january = publish(tenant, "2011-01-01T00:00:00Z");
        var march = publish(tenant, "2011-03-01T00:00:00Z");

        assertEquals(Optional.empty(), inForce(0, Instant.parse("2010-12-31T23:59:59.999999Z")));
        assertEquals(january, inForce(0, MARCH.minusNanos(1000)).orElseThrow().id());
        assertEquals(march, inForce(0, MARCH).orElseThrow().id());
        assertEquals(march, inForce(0, MARCH.plusSeconds(1_000_000_000)).orElseThrow().id());
    }

    @Test
    void versionsCountMoneyAndPeriodsLikeTheProgram() {
        publish(tenant, "2011-01-01T00:00:00Z");
        var version = inForce(0, MARCH).orElseThrow();
        assertEquals("GBP", version.currency().getCurrencyCode());
        assertEquals(ZoneId.of("Europe/London"), version.zone());
        assertEquals("0.001", version.rules().get(0).terms().rate().toString(), "1 point per 1000 pence");
    }

    @Test
    void aDraftJudgesNothing() {
        insert(tenant, "DRAFT", null);
        assertEquals(Optional.empty(), inForce(0, MARCH));
    }

    @Test
    void versionsAreReadOncePerRevision() {
        publish(tenant, "2011-01-01T00:00:00Z");
        var first = inForce(1, MARCH).orElseThrow();
        var later = publish(tenant, "2011-02-01T00:00:00Z");

        assertSame(first, inForce(1, MARCH).orElseThrow());
        assertEquals(later, inForce(2, MARCH).orElseThrow().id());
    }

    @Test
    void theVersionThatJudgedIsFoundByItsId() {
        var january = publish(tenant, "2011-01-01T00:00:00Z");
        publish(tenant, "2011-02-01T00:00:00Z");
        assertEquals(january, version(january).id());
        assertThrows(IllegalStateException.class, () -> version(Ids.next()));
    }

    @Test
    void anotherTenantsVersionsAreNotSeen() {
        publish(tenant, "2011-01-01T00:00:00Z");
        var other = Database.newTenant();
        assertEquals(List.of(), Database.work().call(other, connection -> book.published(connection, other, 0)));
        assertThrows(IllegalStateException.class, () -> Database.work().call(other,
                connection -> new RuleBook().published(connection, tenant, 0)), "behind the wall there is nothing");
        assertTrue(inForce(0, MARCH).isPresent());
    }

    private Optional<RuleSet> inForce(int revision, Instant occurredAt) {
        return Database.work().call(tenant,
                connection -> RuleSet.inForce(book.published(connection, tenant, revision), occurredAt));
    }

    private RuleSet version(UUID id) {
        return Database.work().call(tenant, connection -> book.version(connection, tenant, 0, id));
    }

    private static UUID publish(int tenant, String effectiveFrom) {
        return insert(tenant, "PUBLISHED", Instant.parse(effectiveFrom));
    }

    private static UUID insert(int tenant, String state, Instant effectiveFrom) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.rule_set (tenant_id, id, program_id, name, state, rules, effective_from, created_at)
                values (?, ?, 1, 'test', ?, ?, ?, now())""", tenant, id, state, RULES,
                effectiveFrom == null ? null : effectiveFrom.atOffset(ZoneOffset.UTC));
        return id;
    }
}
