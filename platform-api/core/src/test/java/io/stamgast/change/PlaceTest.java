package io.stamgast.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Ids;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    private final UUID low = new UUID(1, 1);
    private final UUID high = new UUID(0xF000_0000_0000_0000L, 1);

    @Test
    void whatIsWrittenIsReadAgain() {
        var place = new Place(1_796_000_000, 9_876_543_210L, 3, Ids.next());

        assertEquals(place, Place.parse(place.toString()));
        assertEquals(Place.START, Place.parse(Place.START.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-2-3", "1-2-01999999-9999-7999-8999-999999999999", "1-2-3-4",
        "1-2-x-01999999-9999-7999-8999-999999999999", "1-2--3-01999999-9999-7999-8999-999999999999",
        "99999999999-2-0-01999999-9999-7999-8999-999999999999"})
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Place.parse(text));
    }

    @Test
    void theLifeGoesBeforeTheTransactionAndThatBeforeTheKindAndThatBeforeTheId() {
        assertTrue(new Place(1, 9, 4, high).compareTo(new Place(2, 1, 0, low)) < 0);
        assertTrue(new Place(1, 1, 4, high).compareTo(new Place(1, 2, 0, low)) < 0);
        assertTrue(new Place(1, 1, 0, high).compareTo(new Place(1, 1, 1, low)) < 0);
        assertTrue(new Place(1, 1, 0, low).compareTo(new Place(1, 1, 0, high)) < 0);
    }

    @Test
    void ofItsTransactionTheKindsAfterItsOwnAreStillToComeAndThoseBeforeAreOver() {
        var place = new Place(1, 1, ChangeKind.PURCHASE.ordinal(), low);

        assertEquals(low, place.idBefore(ChangeKind.PURCHASE));
        assertEquals(Ids.NIL, place.idBefore(ChangeKind.POSTING));
        assertEquals(new UUID(-1, -1), place.idBefore(ChangeKind.ACCOUNT));
    }
}
