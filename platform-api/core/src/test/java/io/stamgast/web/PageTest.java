package io.stamgast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void withoutACursorAListBeginsAtItsBeginning() {
        assertNull(Page.position(null));
        assertNull(Page.position(""));
    }

    @Test
    void aCursorOfSomebodyElseIsRefused() {
        assertThrows(DomainException.class, () -> Page.position("%%%"));
    }

    @Test
    void theLimitHasADefaultAndBounds() {
        assertEquals(Page.DEFAULT_LIMIT, Page.limit(null));
        assertEquals(500, Page.limit(500));
        assertThrows(DomainException.class, () -> Page.limit(0));
        assertThrows(DomainException.class, () -> Page.limit(501));
    }
}
