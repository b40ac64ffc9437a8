package io.stamgast.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        var position = new Position(1_796_000_000, 9_876_543_210L, Ids.next());

        assertEquals(position, Position.parse(position.toString()));
        assertEquals(Position.START, Position.parse(Position.START.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-2", "1-2-3", "x-2-01999999-9999-7999-8999-999999999999",
            "1--2-01999999-9999-7999-8999-999999999999", "1-99999999999999999999-01999999-9999-7999-8999-999999999999",
            "99999999999-2-01999999-9999-7999-8999-999999999999"})
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Position.parse(text));
    }

    @Test
    void theLifeGoesBeforeTheTransactionAndThatBeforeTheId() {
        var low = new UUID(1, 1);
        var high = new UUID(0xF000_0000_0000_0000L, 1);

        assertTrue(new Position(1, 9, high).compareTo(new Position(2, 1, low)) < 0);
        assertTrue(new Position(1, 1, high).compareTo(new Position(1, 2, low)) < 0);
        assertTrue(new Position(1, 1, low).compareTo(new Position(1, 1, high)) < 0);
    }
}
