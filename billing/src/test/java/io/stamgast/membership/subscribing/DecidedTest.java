package io.stamgast.membership.subscribing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DecidedTest {

    private static final String REPLAYED = "Idempotent-Replayed";
    private final Decided decided = new Decided(Ids.next(), Ids.next());

    @Test
    void whatWasDecidedNowIsReadFromItsAnswer() {
        assertEquals(decided, Decided.of(decided.kept()));
        assertNull(Decided.answer(decided.kept(), Response.ok()).getHeaderString(REPLAYED));
    }

    @Test
    void whatWasDecidedUnderTheSameKeyEarlierIsReadFromWhatWasKept() {
        var kept = Response.status(202).header(REPLAYED, "true")
                .entity(Json.write(decided).getBytes(StandardCharsets.UTF_8)).build();
        assertEquals(decided, Decided.of(kept));
        assertEquals("true", Decided.answer(kept, Response.ok()).getHeaderString(REPLAYED));
    }
}
