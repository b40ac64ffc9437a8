package io.stamgast.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Belief;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import io.stamgast.web.EntityTags;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MachinesIT {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final long BELIEVED = Belief.LENGTH.toNanos();

    private final MovedClock clock = new MovedClock(NOON);
    private final int tenant = Database.newTenant();
    private final MachineDesk desk = new MachineDesk(tenant, clock);

    private void assertRefused(String code, Function<Machines, ?> work) {
        assertEquals(code, assertThrows(DomainException.class, () -> desk.call(work)).code());
    }

    private static String refusal(MachineEntry door, int tenantId, String clientId) {
        return assertThrows(DomainException.class, () -> door.admit(tenantId, clientId)).code();
    }

    private Machine found(UUID id) {
        return desk.call(machines -> machines.find(id));
    }

    @Test
    void aNewOneIsShownWithItsSecretOnce() {
        var made = desk.create("Till", Scope.PURCHASES, Scope.READ);

        assertEquals("secret 1", made.clientSecret());
        assertEquals(List.of(Scope.READ, Scope.PURCHASES), made.scopes());
        assertTrue(made.clientId().matches("m2m-t\\d+\\.[0-9a-f]{12}"), made.clientId());
        var found = MachineBody.of(found(made.id()));
        assertNull(found.clientSecret());
        assertEquals("Till", found.name());
        assertEquals("system", found.createdBy());
        assertEquals(NOON, found.createdAt());
        assertNull(found.lastUsedAt());
    }

    @Test
    void theFirstOfATenantMayDoEverything() {
        Database.work().call(tenant, connection -> {
            Machines.enterFirst(connection, tenant, "m2m-x", "operator", NOON);
            return null;
        });

        var first = desk.call(machines -> machines.list(null, 10)).get(0);

        assertEquals(EnumSet.allOf(Scope.class), first.scopes());
        assertTrue(desk.door().admit(tenant, "m2m-x").roles().contains("program-admin"));
    }

    @Test
    void eachIsLetInWithTheRolesOfItsScopes() {
        var door = desk.door();
        assertEquals(Set.of("read-only"), door.admit(tenant, desk.create("A", Scope.READ).clientId()).roles());
        assertEquals(Set.of("purchases", "redemptions"),
                door.admit(tenant, desk.create("B", Scope.REDEMPTIONS, Scope.PURCHASES).clientId()).roles());
        assertEquals(Set.of("program-admin", "account-manager", "finance", "read-only", "loyalty-api"),
                door.admit(tenant, desk.create("C", Scope.ADMIN).clientId()).roles());
    }

    @Test
    void itIsOneTenantsAndSoAreThoseThatAreListed() {
        var made = desk.create("Till", Scope.READ);
        var other = Database.newTenant();
        var others = new MachineDesk(other, clock);

        assertEquals("machine-client-revoked", refusal(desk.door(), other, made.clientId()));
        assertEquals(List.of(), others.call(machines -> machines.list(null, 10)));
        assertEquals("not-found",
                assertThrows(DomainException.class, () -> others.call(machines -> machines.find(made.id()))).code());
        assertEquals("not-found",
                assertThrows(DomainException.class, () -> others.call(machines -> machines.revoke(made.id()))).code());
    }

    @Test
    void onceAChangeIsAnsweredNoInstanceBelievesWhatWas() {
        var made = desk.create("Till", Scope.READ);
        var door = desk.door();
        door.admit(tenant, made.clientId());

        desk.call(machines -> machines.change(made.id(), null, MachineDesk.wanted("Till", Scope.PURCHASES)));
        assertEquals(Set.of("read-only"), door.admit(tenant, made.clientId()).roles());
        desk.door().awaitForgotten();

        assertEquals(Set.of("purchases"), door.admit(tenant, made.clientId()).roles());
    }

    @Test
    void whoIsRevokedComesInNoMoreAndStaysToBeSeen() {
        var made = desk.create("Till", Scope.ADMIN);
        var door = desk.door();
        door.admit(tenant, made.clientId());

        assertEquals(made.clientId(), desk.call(machines -> machines.revoke(made.id())));
        desk.door().awaitForgotten();

        assertEquals("machine-client-revoked", refusal(door, tenant, made.clientId()));
        assertEquals(Machine.State.REVOKED, found(made.id()).state());
        assertEquals(NOON, found(made.id()).revokedAt());
        assertRefused("machine-client-revoked", machines -> machines.rotate(made.id()));
        assertRefused("machine-client-revoked",
                machines -> machines.change(made.id(), null, MachineDesk.wanted("Till", Scope.READ)));
    }

    @Test
    void whoWasRefusedIsNotReadAgainAtOnce() {
        var door = desk.door();
        var client = "m2m-t.1";
        refusal(door, tenant, client);
        Database.work().call(tenant, connection -> {
            Machines.enterFirst(connection, tenant, client, "operator", NOON);
            return null;
        });

        desk.later(BELIEVED - 1);
        assertEquals("machine-client-revoked", refusal(door, tenant, client));
        desk.later(1);
        door.admit(tenant, client);
    }

    @Test
    void aSecondRevocationChangesNothing() {
        var made = desk.create("Till", Scope.ADMIN);
        desk.call(machines -> machines.revoke(made.id()));
        clock.moveTo(NOON.plusSeconds(60));

        assertEquals(made.clientId(), desk.call(machines -> machines.revoke(made.id())));

        assertEquals(NOON, found(made.id()).revokedAt());
        assertEquals(2, desk.audited().size(), desk.audited().toString());
    }

    @Test
    void aRotationGivesAnotherSecretAndIsRemembered() {
        var made = desk.create("Till", Scope.READ);

        var rotated = desk.call(machines -> machines.rotate(made.id()));

        assertEquals(made.clientId(), rotated.clientId());
        assertNotEquals(made.clientSecret(), rotated.clientSecret());
        assertEquals(NOON, found(made.id()).rotatedAt());
        assertFalse(desk.audited().toString().contains("secret"), desk.audited().toString());
    }

    @Test
    void aUseIsNotedOnceAMinute() {
        var made = desk.create("Till", Scope.READ);
        var door = desk.door();
        for (var second = 0; second <= 130; second++) {
            clock.moveTo(NOON.plusSeconds(second));
            desk.later(BELIEVED);
            door.admit(tenant, made.clientId());
            assertEquals(NOON.plusSeconds(second / 60 * 60), found(made.id()).lastUsedAt());
        }
        assertEquals(0, found(made.id()).version(), "a use is no change");
    }

    @Test
    void whatIsBelievedIsNotReadAgain() {
        var made = desk.create("Till", Scope.READ);
        var door = desk.door();
        door.admit(tenant, made.clientId());
        clock.moveTo(NOON.plus(Duration.ofHours(1)));

        desk.later(BELIEVED - 1);
        door.admit(tenant, made.clientId());
        assertEquals(NOON, found(made.id()).lastUsedAt());
        desk.later(1);
        door.admit(tenant, made.clientId());
        assertEquals(NOON.plus(Duration.ofHours(1)), found(made.id()).lastUsedAt());
    }

    @Test
    void aLostUpdateIsRefusedAndNoChangeIsNone() {
        var made = desk.create("Till", Scope.READ);
        var tag = EntityTags.ifMatch(0);
        assertEquals(0, desk.call(machines ->
                machines.change(made.id(), tag, MachineDesk.wanted("Till", Scope.READ))).version());
        assertEquals(1, desk.call(machines ->
                machines.change(made.id(), tag, MachineDesk.wanted("Desk", Scope.READ))).version());

        assertRefused("lost-update",
                machines -> machines.change(made.id(), tag, MachineDesk.wanted("Till", Scope.READ)));
        assertEquals(2, desk.audited().size(), desk.audited().toString());
    }

    @Test
    void aLimitOfItsOwnIsToldToWhoLetsItIn() {
        var made = desk.create("Till", Scope.READ);
        var limited = new Access("Till", EnumSet.of(Scope.READ), 20);
        assertNull(desk.door().admit(tenant, made.clientId()).ratePerSecond());

        desk.call(machines -> machines.change(made.id(), null, limited));

        assertEquals(20, desk.door().admit(tenant, made.clientId()).ratePerSecond());
    }

    @Test
    void thereAreFiftyAtMostThatAreNotRevoked() {
        var first = desk.create("First", Scope.READ);
        IntStream.range(1, 50).forEach(one -> desk.create("More", Scope.READ));
        assertRefused("too-many-machine-clients", machines -> machines.create(MachineDesk.wanted("More", Scope.READ)));

        desk.call(machines -> machines.revoke(first.id()));

        desk.create("More", Scope.READ);
    }

    @Test
    void theyAreListedInTheOrderTheyWereMade() {
        var first = desk.create("First", Scope.READ);
        var second = desk.create("Second", Scope.READ);

        assertEquals(List.of(first.id(), second.id()),
                desk.call(machines -> machines.list(null, 10)).stream().map(Machine::id).toList());
        assertEquals(List.of(second.id()),
                desk.call(machines -> machines.list(first.id(), 10)).stream().map(Machine::id).toList());
    }

    @Test
    void theApplicationCantForgetOne() {
        desk.create("Till", Scope.READ);
        for (var table : List.of("machine_client_use", "machine_client")) {
            assertThrows(DatabaseFailure.class, () -> Database.execute(tenant, "delete from app." + table));
        }
    }
}
