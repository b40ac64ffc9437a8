package io.stamgast.webhook.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import io.stamgast.web.EntityTags;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsIT {

    private static final String URL = "https://hooks.example.com/stamgast";

    private final MovedClock clock = new MovedClock(Instant.parse("2026-12-01T12:00:00Z"));
    private final int tenant = Database.newTenant();
    private final EndpointDesk desk = new EndpointDesk(tenant, clock);

    private DomainException assertRefused(String code, Function<Endpoints, ?> work) {
        var refusal = assertThrows(DomainException.class, () -> desk.call(work));
        assertEquals(code, refusal.code());
        return refusal;
    }

    private long lanes() {
        return Database.number(tenant, "select count(*) from app.webhook_lane where tenant = ?", tenant);
    }

    private static EndpointBody with(List<String> types, Map<String, String> headers, String secret) {
        return new EndpointBody(null, secret, URL, " For the shop ", types, Payload.THIN, null, headers, 50, true, true,
                true, null, null, null, null, null);
    }

    @Test
    void whatIsLeftOutIsWhatMostWant() {
        var created = desk.create(EndpointDesk.wanted(URL, "*"));
        assertTrue(created.secret().startsWith("whsec_"));
        var found = desk.find(created.id());
        assertNull(found.secret(), "it is shown once");
        assertEquals(created.withSecret(null), found);
        assertEquals(Payload.FULL, found.payload());
        assertEquals("v1", found.apiVersion());
        assertEquals(Map.of(), found.headers());
        assertEquals(List.of(), found.publicKeys());
        assertEquals(EndpointState.ON, found.state());
        assertFalse(found.ordered());
        assertNull(found.ratePerSecond());
        assertEquals(1, lanes());
    }

    @Test
    void everythingCanBeSaid() {
        var secret = "whsec_" + "A".repeat(32);
        var created = desk.create(with(List.of("points.*", "redemption.confirmed", "points.*"),
                Map.of("Authorization", "Bearer x"), secret));
        assertEquals(secret, created.secret());
        var found = desk.find(created.id());
        assertEquals(List.of("points.*", "redemption.confirmed"), found.types());
        assertEquals("For the shop", found.description());
        assertEquals(Map.of("Authorization", "Bearer x"), found.headers());
        assertEquals(50, found.ratePerSecond());
        assertTrue(found.ordered());
        assertTrue(found.publicKeys().get(0).matches("whpk_[A-Za-z0-9+/]{43}="), found.publicKeys().get(0));
    }

    @Test
    void neitherSecretsNorHeadersLieOpenInTheDatabaseOrTheAudit() {
        var created = desk.create(with(List.of("*"), Map.of("Authorization", "Bearer x123"), null));
        desk.rotate(created.id());
        var stored = Database.number(tenant, """
                select count(*) from app.webhook_endpoint e where e.tenant_id = ?
                    and (position('x123'::bytea in e.headers) > 0 or position('whsec_'::bytea in e.keyring) > 0)""",
                tenant);
        assertEquals(0, stored);
        assertEquals(2, desk.audited().size());
        var audited = String.join(" ", desk.audited());
        assertFalse(audited.contains("x123") || audited.contains("whsec_"), audited);
        assertTrue(audited.contains("Authorization"));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        var headers = new TreeMap<String, String>();
        headers.put("Host", "x");
        headers.put("webhook-id", "x");
        headers.put("Content-Length", "1");
        headers.put("a b", "x");
        headers.put("X-Line", "a\r\nb");
        headers.put("X-Null", null);
        headers.put("X-Two", "1");
        headers.put("x-two", "2");
        var wanted = new EndpointBody(null, null, "ftp://x", null, List.of("points.earned.*", "*"), null, null, headers,
                null, null, null, null, null, null, null, null, null);
        var refusal = assertRefused("invalid-webhook-endpoint", endpoints -> endpoints.create(wanted));
        assertEquals(List.of("url", "types[0]", "headers", "headers", "headers", "headers", "headers", "headers",
                "headers"), refusal.violations().stream().map(DomainException.Violation::field).toList());
        assertEquals(0, lanes());
    }

    @ParameterizedTest
    @CsvSource({"X-Own,true", "Authorization,true", "X-Api-Key,true", "Accept,true", "Cookie,false", "HOST,false",
        "Transfer-Encoding,false", "Webhook-Signature,false", "Proxy-Authorization,false", "TE,false", "'',false",
        "User-Agent,false", "X:Y,false"})
    void aHeaderIsTheirsUnlessHttpOrWeNeedIt(String name, boolean theirs) {
        assertEquals(theirs, CustomHeaders.violations(Map.of(name, "x")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"whsec_AAAA", "secret", "''"})
    void aSecretOfTheirOwnHasTheRightShape(String secret) {
        assertRefused("invalid-secret", endpoints -> endpoints.create(with(List.of("*"), null, secret)));
    }

    @Test
    void whatWasReadCanBeWrittenBackAndALostUpdateIsRefused() {
        var created = desk.create(with(List.of("*"), Map.of("X-Own", "1"), null));
        var read = desk.call(endpoints -> endpoints.find(created.id()));
        var same = desk.call(endpoints -> endpoints.change(created.id(), EntityTags.ifMatch(read.version()),
                read.body()));
        assertEquals(read.body(), same.body());
        assertEquals(1, desk.audited().size(), "nothing was changed");
        assertEquals(read.version(), same.version());
        assertRefused("lost-update", endpoints -> endpoints.change(created.id(), "\"99\"", read.body()));
    }

    @Test
    void aChangeReplacesAllButTheSecretAndIsAudited() {
        var created = desk.create(with(List.of("*"), Map.of("X-Own", "1"), null));
        desk.call(endpoints -> endpoints.change(created.id(), null, EndpointDesk.wanted(URL + "/2", "account.*")));
        var found = desk.find(created.id());
        assertEquals(URL + "/2", found.url());
        assertEquals(Map.of(), found.headers());
        assertEquals(List.of(), found.publicKeys());
        assertTrue(desk.audited().get(1).startsWith("changed "));
        assertRefused("secret-fixed", endpoints -> endpoints.change(created.id(), null, created));
    }

    @Test
    void oneThatIsSwitchedOffHasNoLane() {
        var created = desk.create(EndpointDesk.wanted(URL, "*"));
        desk.turn(created.id(), false);
        assertEquals(EndpointState.OFF, desk.find(created.id()).state());
        assertEquals(0, lanes());
        desk.turn(created.id(), true);
        assertEquals(EndpointState.ON, desk.find(created.id()).state());
        assertEquals(1, lanes());
        var off = desk.create(EndpointDesk.on(EndpointDesk.wanted(URL, "*"), false));
        assertEquals(EndpointState.OFF, off.state());
        assertEquals(1, lanes());
    }

    @Test
    void aRotationShowsTheNewSecretAndUntilWhenTheFormerHolds() {
        var created = desk.create(with(List.of("*"), null, null));
        var rotated = desk.rotate(created.id());
        assertNotEquals(created.secret(), rotated.secret());
        assertEquals(clock.instant().plus(Duration.ofHours(24)), rotated.formerUntil());
        assertEquals(2, rotated.publicKeys().size());
        assertEquals(rotated.publicKeys(), desk.find(created.id()).publicKeys());
        var own = "whsec_" + "B".repeat(32);
        assertEquals(own, desk.call(endpoints -> endpoints.rotate(created.id(), own)).secret());
        assertRefused("invalid-secret", endpoints -> endpoints.rotate(created.id(), "x"));
    }

    @Test
    void aRotationThatWouldDropASecretBeforeItsTimeIsRefused() {
        var id = desk.create(EndpointDesk.wanted(URL, "*")).id();
        for (var i = 0; i < 4; i++) {
            desk.rotate(id);
        }
        assertRefused("too-many-secrets", endpoints -> endpoints.rotate(id, null));
        clock.moveTo(clock.instant().plus(Duration.ofHours(24)));
        desk.rotate(id);
    }

    @Test
    void theyAreListedPageByPage() {
        var all = List.of(desk.create(EndpointDesk.wanted(URL, "*")).id(),
                desk.create(EndpointDesk.wanted(URL, "*")).id(), desk.create(EndpointDesk.wanted(URL, "*")).id());
        assertEquals(all.subList(0, 2), desk.call(endpoints -> endpoints.list(null, 2)).stream()
                .map(EndpointBody::id).toList());
        assertEquals(all.subList(2, 3), desk.call(endpoints -> endpoints.list(all.get(1), 2)).stream()
                .map(EndpointBody::id).toList());
    }

    @Test
    void thereAreFiftyAtMost() {
        for (var i = 0; i < 50; i++) {
            desk.create(EndpointDesk.wanted(URL, "*"));
        }
        assertRefused("too-many-webhook-endpoints", endpoints -> endpoints.create(EndpointDesk.wanted(URL, "*")));
    }

    @Test
    void anotherTenantSeesAndChangesNothing() {
        var created = desk.create(EndpointDesk.wanted(URL, "*"));
        var other = new EndpointDesk(Database.newTenant(), clock);
        assertEquals(List.of(), other.call(endpoints -> endpoints.list(null, 9)));
        for (Function<Endpoints, ?> call : List.<Function<Endpoints, ?>>of(endpoints -> endpoints.find(created.id()),
                endpoints -> endpoints.change(created.id(), null, EndpointDesk.wanted(URL, "*")),
                endpoints -> endpoints.rotate(created.id(), null), endpoints -> {
                    endpoints.remove(created.id());
                    return null;
                })) {
            assertEquals("not-found", assertThrows(DomainException.class, () -> other.call(call)).code());
        }
        assertEquals(created.withSecret(null), desk.find(created.id()));
    }

    @Test
    void aRemovedOneIsGone() {
        var created = desk.create(EndpointDesk.wanted(URL, "*"));
        desk.remove(created.id());
        assertRefused("not-found", endpoints -> endpoints.find(created.id()));
        assertEquals(0, lanes());
        assertEquals(List.of(), desk.call(endpoints -> endpoints.list(null, 9)));
        for (Function<Endpoints, ?> call : List.<Function<Endpoints, ?>>of(
                endpoints -> endpoints.change(created.id(), null, EndpointDesk.wanted(URL, "*")),
                endpoints -> endpoints.rotate(created.id(), null), endpoints -> {
                    endpoints.remove(created.id());
                    return null;
                })) {
            assertRefused("not-found", call);
        }
    }

    @Test
    void removedOnesTakeNoRoom() {
        for (var i = 0; i < 50; i++) {
            desk.remove(desk.create(EndpointDesk.wanted(URL, "*")).id());
        }
        assertEquals(EndpointState.ON, desk.create(EndpointDesk.wanted(URL, "*")).state());
    }

    @Test
    void oneThatWasDisabledCanBeRemoved() {
        var created = desk.create(EndpointDesk.wanted(URL, "*"));
        Database.execute(tenant, """
                update app.webhook_endpoint set state = 'DISABLED', disabled_at = now(), disabled_reason = 'gone'
                where tenant_id = ?""", tenant);
        desk.remove(created.id());
        assertRefused("not-found", endpoints -> endpoints.find(created.id()));
    }
}
