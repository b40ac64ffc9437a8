package io.stamgast.web.idempotency;

import io.stamgast.kernel.CurrentUser;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Supplier;

/** What {@link Idempotent} does around a method, in a test's own unit of work. */
public final class Keyed {

    private Keyed() {
    }

    /** The effect's answer, or the one that was kept when the key was first used. */
    public static Response once(Connection unitOfWork, int tenant, String key, Supplier<Response> effect)
            throws SQLException {
        var keys = new IdempotencyKeys();
        keys.user = new CurrentUser();
        keys.clock = Clock.systemUTC();
        var request = new IdempotencyKeys.Request("POST /test", key, key.getBytes(StandardCharsets.UTF_8));
        var earlier = keys.claim(unitOfWork, tenant, request);
        if (earlier.isPresent()) {
            return IdempotentInterceptor.replay(earlier.get());
        }
        var answer = effect.get();
        keys.keep(unitOfWork, tenant, request, IdempotentInterceptor.answer(answer), false);
        return answer;
    }
}
