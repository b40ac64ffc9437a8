package io.stamgast.portal.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.membership.subscribing.change.ChangePreview;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeWordsTest {

    private static final Instant FROM = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-12-31T00:00:00Z");

    private final ChangeWords words = words();

    private static ChangeWords words() {
        var made = new ChangeWords();
        made.words = new SaidWords();
        made.program = new CalendarProgram();
        return made;
    }

    @ParameterizedTest
    @CsvSource({"-9.90, true, change.givenBack", "99.00, true, change.rest", "99.00, false, change.period"})
    void aLineSaysWhatItIsForAndNotWhatStripeCallsIt(BigDecimal amount, boolean proration, String sentence) {
        assertEquals(sentence + " 2026-12-01 2026-12-31",
                words.line(new ChangePreview.Line("Unused time on VIP", amount, proration, FROM, TO)));
    }
}
