package io.stamgast.tier.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.kernel.Ids;
import io.stamgast.tier.scheme.Metric;
import io.stamgast.tier.scheme.Written;
import io.stamgast.tier.standing.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierEventTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            UPGRADED | BRONZE | GOLD | OWN_SPEND | 510000 | 500000 | Reached 5100.00 EUR; Gold begins at 5000.00 EUR.
            UPGRADED | - | SILVER | PURCHASES | 12 | 10 | Reached 12 purchases; Silver begins at 10 purchases.
            DOWNGRADED | GOLD | SILVER | POINTS_EARNED | 7 | 9 | Only 7 points at the review; Gold needs 9 points. \
            Now Silver.
            DOWNGRADED | BRONZE | - | POINTS_EARNED | 7 | 9 | Only 7 points at the review; Bronze needs 9 points. \
            Now no tier.
            GRACE_BEGAN | GOLD | GOLD | SPEND_SHARE | 123456 | 250000 | Only 12.3456 % of spending at the review; \
            Gold needs 25 % of spending. It stays until 2026-12-29.
            KEPT | GOLD | GOLD | SPEND_SHARE | 250000 | 250000 | Gold stays with 25 % of spending; it needs \
            25 % of spending.
            KEPT | GOLD | GOLD | SPEND_SHARE | - | 250000 | Gold stays: what it is measured by is unknown.
            KEPT | GOLD | GOLD | OWN_SPEND | 1 | 2 | Gold stays, though 0.01 EUR is below 0.02 EUR: nobody falls.
            SCHEME_CHANGED | PLATIN | GOLD | OWN_SPEND | 3 | 2 | The tiers changed: 0.03 EUR is Gold.
            SCHEME_CHANGED | GOLD | PLATIN | OWN_SPEND | - | - | The tiers changed: an unknown figure is PLATIN.""")
    void whyIsSaidInASentence(Change change, String from, String to, Metric metric, Long value, Long threshold,
                              String sentence) {
        var event = new Standings.Event(Ids.next(), Instant.EPOCH, change, from, to, metric, value, threshold, null,
                LocalDate.parse("2026-12-29"));
        assertEquals(sentence, TierEvent.of(event, Optional.of(Written.inForce(Written.SPEND)), Written.EUR).reason());
    }
}
