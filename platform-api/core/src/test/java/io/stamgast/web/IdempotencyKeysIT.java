package io.stamgast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class IdempotencyKeysIT {

    private static final byte[] HASH = {1};
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
    void aKeyThatIsClearedAwayWhileItIsSentAgainIsTheFirstOnce() {
        first();
        var again = Database.work().call(tenant,
                connection -> keys.claim(clearingBeforeTheSecond(connection), tenant, "POST /x", "k", HASH));
        assertTrue(again.isEmpty());
        assertEquals(1, Database.number(tenant, "select count(*) from app.idempotency_key where tenant_id = ?",
                tenant));
    }

    private Optional<IdempotencyKeys.Answer> first() {
        return Database.work().call(tenant, connection -> {
            var earlier = keys.claim(connection, tenant, "POST /x", "k", HASH);
            keys.keep(connection, tenant, "POST /x", "k", ANSWER, false);
            return earlier;
        });
    }

    private Optional<IdempotencyKeys.Answer> claim(byte[] hash) {
        return Database.work().call(tenant, connection -> keys.claim(connection, tenant, "POST /x", "k", hash));
    }

    /** Maintenance gets in between the first and the second statement. */
    private Connection clearingBeforeTheSecond(Connection connection) {
        var begun = new AtomicBoolean();
        var cleared = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (begun.getAndSet(true) && !cleared.getAndSet(true)) {
                        Database.execute(tenant, "delete from app.idempotency_key where tenant_id = ?", tenant);
                    }
                    return method.invoke(connection, arguments);
                });
    }
}
