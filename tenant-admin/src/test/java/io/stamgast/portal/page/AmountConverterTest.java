package io.stamgast.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountConverterTest {

    @ParameterizedTest
    @CsvSource({"en-GB, 9.90, 9.90", "de-DE, 99.00, '99,00'", "en-GB, 1250, 1250", "ru-RU, 0.500, '0,500'"})
    void anAmountKeepsTheDecimalsOfItsCurrency(Locale locale, BigDecimal amount, String written) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setGroupingUsed(false);

        assertEquals(written, AmountConverter.written(format, amount));
    }
}
