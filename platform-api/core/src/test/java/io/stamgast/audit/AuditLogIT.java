package io.stamgast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.audit.AuditFilter.Position;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.testing.Database;
import io.stamgast.web.Page;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditLogIT {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");

    private final int tenant = Database.newTenant();

    @Test
    void theLatestComesFirstPageByPage() {
        record(NOON, "ann", "account", "a");
        record(NOON, "ann", "account", "b");
        record(NOON.plusSeconds(1), "ann", "account", "c");

        var first = list(filter(null, null, null, null, null), 2);
        var second = list(filter(null, null, null, null, Position.parse(Position.of(first.get(1)))), 2);

        assertEquals(List.of("c", "b"), first.stream().map(AuditRecord::objectId).toList());
        assertEquals(List.of("a"), second.stream().map(AuditRecord::objectId).toList());
    }

    @Test
    void theTimeIsHalfOpen() {
        record(NOON, "ann", "account", "noon");
        record(NOON.plusSeconds(1), "ann", "account", "later");

        var found = list(filter(NOON, NOON.plusSeconds(1), null, null, null), 5);

        assertEquals(List.of("noon"), found.stream().map(AuditRecord::objectId).toList());
    }

    @Test
    void whoAndWhatAreFilters() {
        record(NOON, "ann", "account", "a");
        record(NOON, "ben", "account", "b");
        record(NOON, "ann", "reward", "c");

        assertEquals(2, list(filter(null, null, "ann", null, null), 5).size());
        assertEquals("c", list(filter(null, null, null, "reward", null), 5).get(0).objectId());
    }

    @Test
    void beforeAndAfterAreJsonAsItWasKept() {
        record(NOON, "ann", "account", "a");

        var written = Json.write(list(filter(null, null, null, null, null), 1).get(0));

        assertEquals(true, written.contains("\"before\":null,\"after\":{\"name\": \"A\"}"), written);
    }

    @Test
    void anotherTenantsLogIsNotSeen() {
        record(NOON, "ann", "account", "a");
        var other = Database.newTenant();
        assertEquals(List.of(), Database.work().call(other,
                connection -> AuditLog.list(connection, tenant, filter(null, null, null, null, null), 5)));
    }

    @Test
    void whatIsWrittenStays() {
        record(NOON, "ann", "account", "a");
        assertThrows(DatabaseFailure.class, () -> Database.execute(tenant, "update app.audit set actor = 'ben'"));
        assertThrows(DatabaseFailure.class, () -> Database.execute(tenant, "delete from app.audit"));
    }

    @Test
    void aCursorThatIsNoneIsRefused() {
        for (var wrong : List.of(" ", "2026-11-22T12:00:00Z", "noon " + Ids.NIL, "2026-11-22T12:00:00Z 1")) {
            var cursor = Base64.getUrlEncoder().encodeToString(wrong.getBytes(StandardCharsets.UTF_8));
            var refusal = assertThrows(DomainException.class, () -> Page.position(cursor, Position::parse), wrong);
            assertEquals("cursor", refusal.violations().get(0).field());
        }
    }

    private void record(Instant at, String actor, String type, String id) {
        Database.execute(tenant, """
                insert into app.audit (tenant_id, id, at, actor, address, action, object_type, object_id, after)
                values (?, ?, ?, ?, '127.0.0.1', 'changed', ?, ?, '{"name":"A"}')""",
                tenant, Ids.next(), at.atOffset(ZoneOffset.UTC), actor, type, id);
    }

    private List<AuditRecord> list(AuditFilter filter, int limit) {
        return Database.work().call(tenant, connection -> AuditLog.list(connection, tenant, filter, limit));
    }

    private static AuditFilter filter(Instant from, Instant until, String actor, String type, Position before) {
        return new AuditFilter(from, until, actor, type, null, before);
    }
}
