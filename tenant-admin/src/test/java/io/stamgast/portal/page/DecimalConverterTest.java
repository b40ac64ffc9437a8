package io.stamgast.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalConverterTest {

    @ParameterizedTest
    @CsvSource({"en-GB, 1.50, 1.50", "nl-NL, '1,50', 1.50", "de-DE, '-0,5', -0.5", "ru-RU, +12, 12"})
    void aNumberIsReadAsTheVisitorWritesIt(Locale locale, String written, BigDecimal number) {
        assertEquals(Optional.of(number), DecimalConverter.read(written, locale));
    }

    @ParameterizedTest
    @CsvSource({"en-GB, '1,234.50', 1234.50", "en-GB, '12,345,678', 12345678", "nl-NL, '1.234,56', 1234.56",
        "nl-NL, 1.500, 1500", "en-GB, '1,250', 1250", "de-DE, '1.234.567,8', 1234567.8", "de-DE, '-1.000', -1000",
        "ru-RU, '1 234,56', 1234.56", "ru-RU, '1\u00a0234\u00a0567', 1234567", "ru-RU, '1\u202f234,56', 1234.56",
        "en-GB, 1 234.56, 1234.56"})
    void thousandsMayBeSetApartAsTheVisitorDoes(Locale locale, String written, BigDecimal number) {
        assertEquals(Optional.of(number), DecimalConverter.read(written, locale));
    }

    @ParameterizedTest
    @CsvSource({"nl-NL, 1.5", "nl-NL, 1.50", "de-DE, '1,234.50'", "de-DE, 1.2345", "en-GB, '1,5'", "en-GB, '1.234,50'",
        "ru-RU, 1.234", "ru-RU, '1,234,567'", "en-GB, '1234,567'", "en-GB, '1,234 567'", "nl-NL, 1.23.456",
        "en-GB, '0,5'", "de-DE, '1.234,'", "en-GB, '12,34,567'", "ru-RU, '1  234'"})
    void whatTheVisitorsLanguageDoesNotWriteIsNotGuessedAt(Locale locale, String written) {
        assertEquals(Optional.empty(), DecimalConverter.read(written, locale));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "\u221e", "-\u221e", "1E999999999", "1e5", "abc", "1.", ".5",
        "1.5.0", "1,5", "1 5", "-", "\u0661", "123456789012345678901"})
    void nothingElseIsANumber(String written) {
        assertEquals(Optional.empty(), DecimalConverter.read(written, Locale.UK));
    }

    @Test
    void aWholeNumberHasNoDecimalsButMayHaveGroups() {
        assertEquals(Optional.of(10_000L), WholeConverter.read("10.000", Locale.GERMANY));
        assertEquals(Optional.of(-5L), WholeConverter.read("-5", Locale.GERMANY));
        assertEquals(Optional.empty(), WholeConverter.read("1,5", Locale.GERMANY));
        assertEquals(Optional.empty(), WholeConverter.read("12345678901234567890", Locale.GERMANY));
    }
}
