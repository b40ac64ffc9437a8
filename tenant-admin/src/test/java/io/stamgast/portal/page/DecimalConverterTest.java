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
    @ValueSource(strings = {"NaN", "\u221e", "-\u221e", "1E999999999", "1e5", "abc", "1.", ".5",
        "1.5.0", "1,5", "1 5", "-", "\u0661", "123456789012345678901"})
    void nothingElseIsANumber(String written) {
        assertEquals(Optional.empty(), DecimalConverter.read(written, Locale.UK));
    }

    @Test
    void theOtherLanguagesPointIsNoComma() {
        assertEquals(Optional.empty(), DecimalConverter.read("1.5", Locale.GERMANY));
    }
}
