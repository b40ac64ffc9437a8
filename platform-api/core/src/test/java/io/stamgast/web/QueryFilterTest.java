package io.stamgast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFilterTest {

    private static final Set<String> KNOWN = new TreeSet<>(Set.of("search", "limit"));

    @ParameterizedTest
    @ValueSource(strings = {"", "search=", "search", "search=Caf%C3%A9+x&limit=5", "limit=5&", "search=a=b",
        "&&limit=5", "limit=5&&search=x&&"})
    void aQueryOfKnownParametersPasses(String query) {
        QueryFilter.require(query, () -> KNOWN);
    }

    @Test
    void soDoesNone() {
        QueryFilter.require(null, () -> KNOWN);
    }

    @ParameterizedTest
    @CsvSource({"serach=x,serach", "limit=5&limit=5,limit", "search=%,search", "search=%f,search", "search=%zz,search",
        "search=%00,search", "search=%ff,search", "search=%ed%a0%80,search", "search=\u00e9,search", "%zz=1,query"})
    void anyOtherIsRefusedByTheName(String query, String name) {
        var refusal = assertThrows(DomainException.class, () -> QueryFilter.require(query, () -> KNOWN));

        assertEquals(name, refusal.violations().get(0).field());
    }

    @Test
    void theKnownOnesAreTold() {
        assertEquals("is not a parameter of this address; known are limit, search",
                assertThrows(DomainException.class, () -> QueryFilter.require("q=x", () -> KNOWN)).getMessage());
    }
}
