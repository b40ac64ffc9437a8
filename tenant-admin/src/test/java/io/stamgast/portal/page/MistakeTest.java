package io.stamgast.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.kernel.DomainException.Violation;
import org.junit.jupiter.api.Test;

class MistakeTest {

    @Test
    void aFieldThatStandsOnceHasItsName() {
        assertEquals(new Mistake("amount", 0), Mistake.of(new Violation("amount", "must be more")));
    }

    @Test
    void aRowIsCountedAsPeopleDoAndTheInnermostCounts() {
        assertEquals(new Mistake("rules.bands.from", 3),
                Mistake.of(new Violation("rules[0].bands[2].from", "must be above the band before")));
    }
}
