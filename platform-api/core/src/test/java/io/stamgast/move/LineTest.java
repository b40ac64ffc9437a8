package io.stamgast.move;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {

    private static final Map<String, List<String>> TABLES = Map.of("account", List.of("id", "attributes"),
            "balance", List.of("account_id"));

    @Test
    void aRowSaysItsTableAndHasItsColumns() throws Line.Refused {
        assertEquals(new Line("account", null), Line.of("""
                {"table":"account","row":{"attributes":{"a":[1,{"b":2}]},"id":null}}""", TABLES));
    }

    @Test
    void theLastLineCounts() throws Line.Refused {
        assertEquals(new Line(null, 12L), Line.of("{\"rows\":12}", TABLES));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "x | is not valid JSON",
        "[] | is not a JSON object",
        "{} | does not begin with its table",
        "{\"table\":5} | does not begin with its table",
        "{\"table\":\"staff\",\"row\":{}} | is of a table that the header does not name: staff",
        "{\"table\":\"account\"} | has no row behind its table",
        "{\"table\":\"account\",\"row\":[]} | has no row behind its table",
        "{\"table\":\"balance\",\"row\":{}} | lacks account_id",
        "{\"table\":\"balance\",\"row\":{\"account_id\":1,\"b\":1}} | has a column that the header does not name: b",
        "{\"table\":\"balance\",\"row\":{\"account_id\":1,\"account_id\":2}} | is not valid JSON",
        "{\"table\":\"balance\",\"row\":{\"account_id\":1},\"more\":1} | has more than its table and row",
        "{\"table\":\"balance\",\"row\":{\"account_id\":1}} x | is not valid JSON",
        "{\"table\":\"balance\",\"row\":{\"account_id\":1}}{} | has more than its table and row",
        "{\"table\":\"balance\",\"row\":{\"account_id\":1} | is not valid JSON",
        "{\"rows\":\"1\"} | counts no rows",
        "{\"table\":\"balance\",\"row\":{\"account_id\":\"\\u0000\"}} | holds U+0000"})
    void anythingElseIsRefused(String text, String why) {
        var refused = assertThrows(Line.Refused.class, () -> Line.of(text, TABLES));
        assertTrue(refused.getMessage().startsWith(why), refused.getMessage());
    }

    @Test
    void aBackslashBeforeU0000IsAText() throws Line.Refused {
        assertEquals("balance", Line.of(balance("\"\\\\u0000\""), TABLES).table());
        assertThrows(Line.Refused.class, () -> Line.of(balance("[{\"a\":\"\\\\\\u0000\"}]"), TABLES));
    }

    private static String balance(String value) {
        return "{\"table\":\"balance\",\"row\":{\"account_id\":" + value + "}}";
    }
}
