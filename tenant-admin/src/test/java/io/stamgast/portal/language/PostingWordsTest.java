package io.stamgast.portal.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.ledger.Posting.Kind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a statement says of its lines; the values are the invoice, the reason or reward, and the other day. */
class PostingWordsTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void aRewardIsNamedWhereverItsPointsMove(Language language) {
        for (var kind : List.of(Kind.RESERVED, Kind.REDEEMED, Kind.CANCELLED)) {
            assertTrue(say(language, kind, "", "Milk jug 0.6 l", "none").contains("Milk jug 0.6 l"), kind.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anotherDayIsSaidAndTheSameIsNot(Language language) {
        for (var kind : Kind.values()) {
            assertFalse(say(language, kind, "F1", "a reason", "none").contains("none"), kind.name());
        }
        for (var kind : List.of(Kind.EARNED, Kind.TAKEN_BACK, Kind.RELEASED, Kind.EXPIRED, Kind.ADJUSTED)) {
            assertTrue(say(language, kind, "F1", "a reason", "5 Jan 2026").contains("5 Jan 2026"), kind.name());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "EN|Points for invoice F1 of 5 Jan|Settled at the close of the period: 5 Jan",
        "NL|Punten voor factuur F1 van 5 Jan|Verrekend bij het sluiten van de periode: 5 Jan",
        "DE|Punkte für Rechnung F1 vom 5 Jan|Abgerechnet beim Schließen des Zeitraums: 5 Jan",
        "RU|Баллы за счёт F1 от 5 Jan|Пересчитано при закрытии периода: 5 Jan"})
    void theSentenceIsOneOfTheLanguage(Language language, String earned, String settled) {
        assertEquals(earned, say(language, Kind.EARNED, "F1", "", "5 Jan"));
        assertEquals(settled, say(language, Kind.TRUE_UP, "", "", "5 Jan"));
    }

    private static String say(Language language, Kind kind, String... values) {
        return Words.say(language.getLocale(), "posting." + kind, (Object[]) values);
    }
}
