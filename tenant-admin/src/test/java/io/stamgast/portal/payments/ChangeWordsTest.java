package io.stamgast.portal.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.membership.subscribing.change.ChangePreview;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChangeWordsTest {

    private static ChangePreview preview(String... amounts) {
        return new ChangePreview("vip", "monthly", Instant.EPOCH, "EUR", Arrays.stream(amounts)
                .map(amount -> new ChangePreview.Line("in English", new BigDecimal(amount), true, Instant.EPOCH,
                        Instant.EPOCH)).toList(), BigDecimal.ZERO, BigDecimal.TEN, Instant.EPOCH);
    }

    @Test
    void whatIsGivenBackBeyondTheNewPriceIsACredit() {
        assertEquals(new BigDecimal("89.10"), new ChangeWords().credit(preview("-99.00", "9.90")));
    }

    @Test
    void whereSomethingIsDueThereIsNone() {
        assertEquals(0, new ChangeWords().credit(preview("-9.90", "99.00")).signum());
    }
}
