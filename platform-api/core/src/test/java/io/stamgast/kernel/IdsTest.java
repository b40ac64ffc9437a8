package io.stamgast.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void idsAreInTheOrderTheyWereMadeInEvenWithinAMillisecond() {
        var made = Stream.generate(Ids::next).limit(20_000).map(UUID::toString).toList();
        assertEquals(made.stream().sorted().toList(), made);
    }
}
