package io.stamgast.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.portal.language.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamePageTest {

    @ParameterizedTest
    @CsvSource({", ?language=nl", "'', ?language=nl", "id=7&per=YEAR, ?id=7&per=YEAR&language=nl",
        "q=a%20b&language=de, ?q=a%20b&language=nl"})
    void anotherLanguageKeepsTheQuery(String query, String link) {
        assertEquals(link, SamePage.link(query, Language.NL));
    }
}
