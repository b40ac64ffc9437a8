package io.stamgast.web.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class IdempotencyKeysIT {

    private static final byte[] HASH = {1};
    private static final IdempotencyKeys.Request REQUEST = new IdempotencyKeys.Request("POST /x", "k", HASH);
    private static final IdempotencyKeys.Answer ANSWER = new IdempotencyKeys.Answer(201, "there", null, new byte[] {2});

    private final int tenant = Database.newTenant();
    private final IdempotencyKeys keys = new IdempotencyKeys();

    IdempotencyKeysIT() {
        keys.user = new CurrentUser();
        keys.clock = Clock.systemUTC();
    }

    @Test
    void theSecondGetsTheFirstsAnswerAndAnotherBodyNone() {
        assertTrue(first().isEmpty());
        assertEquals(201, claim(HASH).orElseThrow().status());
        assertEquals("idempotency-key-reused",
                assertThrows(DomainException.class, () -> claim(new byte[] {9})).code());
    }

    @Test
    void whoComesSecondWaitsForTheFirstAndWorksWhenThatIsRefused() throws Exception {
        var second = Executors.newSingleThreadExecutor();
        try {
            var waiting = new AtomicReference<Future<Optional<IdempotencyKeys.Answer>>>();
            assertThrows(DomainException.class, () -> Database.work().call(tenant, connection -> {
                keys.claim(connection, tenant, REQUEST);
                waiting.set(second.submit(this::first));
                Database.awaitThatOneWaits(connection, waiting.get());
                throw DomainException.conflict("refused", "");
            }));
            assertTrue(waiting.get().get().isEmpty());
            assertEquals(201, claim(HASH).orElseThrow().status());
        } finally {
            second.shutdown();
        }
    }

    @Test
    void aClaimWritesNothing() {
        boolean written = Database.work().call(tenant, connection -> {
            keys.claim(connection, tenant, REQUEST);
            return Database.hasWritten(connection);
        });
        assertFalse(written);
    }

    private Optional<IdempotencyKeys.Answer> first() {
        return Database.work().call(tenant, connection -> {
            var earlier = keys.claim(connection, tenant, REQUEST);
            if (earlier.isEmpty()) {
                keys.keep(connection, tenant, REQUEST, ANSWER, false);
            }
            return earlier;
        });
    }

    private Optional<IdempotencyKeys.Answer> claim(byte[] hash) {
        return Database.work().call(tenant, connection -> keys.claim(connection, tenant,
                new IdempotencyKeys.Request("POST /x", "k", hash)));
    }
}
