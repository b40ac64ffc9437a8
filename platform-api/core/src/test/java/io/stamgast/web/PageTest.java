package io.stamgast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Times;
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
        assertThrows(DomainException.class, () -> Page.position("AA")); // U+0000
        assertThrows(DomainException.class, () -> Page.position("eA", Ids::parse));
        assertThrows(DomainException.class, () -> Page.position("eA", Times::parse));
        assertThrows(DomainException.class, () -> Page.position("eA", text -> text.substring(9)));
    }

    @Test
    void theLimitHasADefaultAndBounds() {
        assertEquals(Page.DEFAULT_LIMIT, Page.limit(null));
        assertEquals(500, Page.limit(500));
        assertThrows(DomainException.class, () -> Page.limit(0));
        assertThrows(DomainException.class, () -> Page.limit(501));
    }
}
