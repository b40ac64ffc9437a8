package io.stamgast.message.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.message.Written;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final String PUBLIC = "https://loyalty.example";
    private static final String UNSUBSCRIBE = "https://loyalty.example/api/v1/unsubscribe/a-b_c";

    private static Letter gift(Language language) {
        return Written.GIFT.write(language, ZONE, Written.GIFT_DATA, "/rewards?a=1&b=2");
    }

    private static Frame frame(Language language, String unsubscribe) {
        return new Frame(language, "Tom & \"Co\"", PUBLIC, unsubscribe);
    }

    /** No-break spaces, which each language has elsewhere, as spaces. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EN | 1,234 points for Jan <b>& Co</b> | €1,234.50 is due on December 31, 2026 | November 30, 2026
            NL | 1.234 punten voor Jan <b>& Co</b> | € 1.234,50 vervalt op 31 december 2026 | 30 november 2026
            DE | 1.234 Punkte für Jan <b>& Co</b> | 1.234,50 € ist am 31. Dezember 2026 | 30. November 2026
            RU | 1 234 балла для Jan <b>& Co</b> | 1 234,50 € нужно оплатить до 31 декабря 2026 г. | 30 ноября 2026 г.
            """)
    void eachLanguageHasItsOwnPluralsAmountsAndDays(Language language, String subject, String bill, String moment) {
        var letter = gift(language);
        assertEquals(subject, plain(letter.subject()));
        assertEquals(2, letter.paragraphs().size());
        var paragraph = plain(letter.paragraphs().get(1));
        assertTrue(paragraph.contains(bill), paragraph);
        assertTrue(paragraph.contains(moment) && paragraph.contains("23:30") || paragraph.contains("11:30"), paragraph);
    }

    @Test
    void oneIsNoPlural() {
        var data = new HashMap<>(Written.GIFT_DATA);
        data.put("points", 1);
        data.put("name", "Jan");
        assertEquals("1 point for Jan", Written.GIFT.write(Language.EN, ZONE, data, "/").subject());
        assertEquals("1 балл для Jan", Written.GIFT.write(Language.RU, ZONE, data, "/").subject());
    }

    @Test
    void plainTextHoldsParagraphsTheButtonsAddressAndTheFooter() {
        var letter = new Letter("Hello", List.of("One.", "Two."), new Letter.Button("Go", "/there"));
        assertEquals("""
                One.

                Two.

                Go:
                https://loyalty.example/there

                --\s
                This e-mail was sent by Tom & "Co".
                Unsubscribe from e-mails of this kind:
                """ + UNSUBSCRIBE + "\n", frame(Language.EN, UNSUBSCRIBE).text(letter));
    }

    @Test
    void htmlIsMadeOfTheSameParagraphsAndNothingInThemIsMarkup() {
        var html = frame(Language.EN, null).html(gift(Language.EN));
        assertTrue(html.contains("Dear Jan &lt;b&gt;&amp; Co&lt;/b&gt;,<br>you have 1,234 points more."), html);
        assertTrue(html.contains("<a href=\"https://loyalty.example/rewards?a=1&amp;b=2\""), html);
        assertTrue(html.contains("sent by Tom &amp; &quot;Co&quot;."), html);
        assertTrue(html.contains("<title>1,234 points for Jan &lt;b&gt;&amp; Co&lt;/b&gt;</title>"), html);
        assertTrue(html.contains("name=\"viewport\""), html);
        assertFalse(html.contains("<b>"), html);
        assertFalse(html.contains("nsubscribe"), html);
    }

    @Test
    void percentSignsOfTheTextStayWhatTheyAre() {
        var html = frame(Language.EN, null).html(new Letter("100 %s", List.of("50 % of %d"), null));
        assertTrue(html.contains("<title>100 %s</title>") && html.contains("50 % of %d"), html);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theFooterExistsInEveryLanguage(Language language) {
        var frame = frame(language, UNSUBSCRIBE);
        var html = frame.html(gift(language));
        assertTrue(html.contains("<html lang=\"" + language.code() + "\">"), html);
        assertTrue(html.contains("Tom &amp; &quot;Co&quot;") && html.contains("href=\"" + UNSUBSCRIBE + "\""), html);
        assertTrue(frame.text(gift(language)).endsWith(UNSUBSCRIBE + "\n"));
    }

    @Test
    void noTwoLanguagesHaveTheSameFooter() {
        var footers = new TreeSet<String>();
        for (var language : Language.values()) {
            footers.add(frame(language, UNSUBSCRIBE).text(new Letter("a", List.of("b"), null)));
        }
        assertEquals(Language.values().length, footers.size());
    }

    @Test
    void missingDataAreNamed() {
        var refusal = assertThrows(IllegalArgumentException.class,
                () -> Written.GIFT.write(Language.EN, ZONE, Map.of("points", 1), "/"));
        assertEquals("gift.1 needs name", refusal.getMessage());
    }

    @Test
    void aButtonNeedsALinkAndALinkAButton() {
        assertThrows(IllegalArgumentException.class,
                () -> Written.GIFT.write(Language.EN, ZONE, Written.GIFT_DATA, null));
        assertThrows(IllegalArgumentException.class, () -> Written.PLAIN.write(Language.EN, ZONE, Map.of(), "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "//evil.example", "rewards", "https:///x", "", "/a b"})
    void aButtonLeadsNowhereElse(String link) {
        assertThrows(IllegalArgumentException.class, () -> new Letter.Button("Go", link));
    }

    @Test
    void aSubjectIsOneLine() {
        assertEquals("Hello Bcc: you@example.com",
                new Letter("Hello\r\nBcc: you@example.com", List.of("a"), null).subject());
    }

    @Test
    void whatIsNoLanguageIsEnglish() {
        assertEquals(Language.EN, Language.of(null));
        assertEquals(Language.EN, Language.of("fr"));
        assertEquals(Set.of(Language.RU), Set.of(Language.of("ru")));
    }
}
