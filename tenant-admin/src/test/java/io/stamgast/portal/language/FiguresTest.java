package io.stamgast.portal.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"EN|1,234,567", "NL|1.234.567", "DE|1.234.567", "RU|1\u00a0234\u00a0567"})
    void numbersAreGroupedAsTheLanguageDoes(Language language, String expected) {
        assertEquals(expected, in(language).number(1_234_567));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"EN|£1,234.50", "DE|1.234,50\u00a0£", "RU|1\u00a0234,50\u00a0£"})
    void moneyHasItsCurrencyWhereTheLanguagePutsIt(Language language, String expected) {
        assertEquals(expected, in(language).money(new BigDecimal("1234.5"), "GBP"));
    }

    @Test
    void aCurrencyWithoutMinorUnitsHasNoDecimals() {
        assertEquals("¥1,235", in(Language.EN).money(new BigDecimal("1235"), "JPY").replace("JP", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"EN|9.9%", "NL|9,9%", "DE|9,9\u00a0%", "RU|9,9\u00a0%"})
    void aShareJustBelowABoundIsNotShownAsTheBound(Language language, String expected) {
        assertEquals(expected, in(language).percent(new BigDecimal("0.09999")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "EN|26 Jan 2011", "NL|26 jan. 2011", "DE|26.01.2011", "RU|26 янв. 2011 г."})
    void datesAreWrittenAsTheLanguageDoes(Language language, String expected) {
        assertEquals(expected, in(language).date(LocalDate.of(2011, 1, 26)).replaceAll("[\u00a0\u202f]", " "));
    }

    @Test
    void theDayOfAnInstantIsTheProgramsDay() {
        var lateInLondon = Instant.parse("2011-03-31T23:30:00Z");
        assertEquals("1 Apr 2011", in(Language.EN).day(lateInLondon, ZoneId.of("Europe/London")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"EN|1 Apr 2011, 00:30", "NL|1 apr. 2011 00:30", "DE|01.04.2011, 00:30",
        "RU|1 апр. 2011 г., 00:30"})
    void aMomentIsWrittenToTheMinuteInTheProgramsTime(Language language, String expected) {
        var lateInLondon = Instant.parse("2011-03-31T23:30:00Z");
        assertEquals(expected, in(language).moment(lateInLondon, ZoneId.of("Europe/London"))
                .replaceAll("[\u00a0\u202f]", " "));
    }

    @Test
    void aChangeShowsItsDirection() {
        assertEquals("+1,200", in(Language.EN).change(1200));
        assertEquals("\u22121,200", in(Language.EN).change(-1200));
        assertEquals("0", in(Language.EN).change(0));
    }

    @Test
    void aMultiplierHasNoTrailingZeros() {
        assertEquals("1.5", in(Language.EN).decimal(new BigDecimal("1.50")));
        assertEquals("3", in(Language.EN).decimal(new BigDecimal("3.00")));
        assertEquals("1,5", in(Language.DE).decimal(new BigDecimal("1.5")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"EN|29 Nov 2026, 13:00:05", "DE|29.11.2026, 13:00:05"})
    void attemptsAreTimedToTheSecondByTheProgramsClock(Language language, String expected) {
        assertEquals(expected, in(language).second(Instant.parse("2026-11-29T12:00:05Z"),
                ZoneId.of("Europe/Amsterdam")));
    }

    private static Figures in(Language language) {
        return new Figures(new LanguageChoice(language));
    }
}
