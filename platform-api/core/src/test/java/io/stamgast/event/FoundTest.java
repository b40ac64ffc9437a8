package io.stamgast.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.event.Events.Found;
import io.stamgast.kernel.Ids;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FoundTest {

    private static Position at(long transaction) {
        return new Position(1, transaction, Ids.NIL);
    }

    private static Found found(Position end, Position... positions) {
        return new Found(Arrays.stream(positions).map(position -> new StoredEvent(position, position.id(),
                "thing.happened", Ids.NIL, null, "{}", Happened.NOON)).toList(), end);
    }

    @Test
    void whereThereIsMoreItGoesOnBehindTheLastOneShown() {
        assertEquals(at(3), found(at(9), at(2), at(3), at(5)).goOn(2));
    }

    @Test
    void whatWasPassedOverIsNotLookedAtAgain() {
        assertEquals(at(9), found(at(9), at(2), at(3)).goOn(2));
        assertEquals(at(9), found(at(9)).goOn(2));
    }

    @Test
    void whatCameWhileItWasReadIsNotShownTwice() {
        assertEquals(at(12), found(at(9), at(2), at(12)).goOn(2));
    }
}
