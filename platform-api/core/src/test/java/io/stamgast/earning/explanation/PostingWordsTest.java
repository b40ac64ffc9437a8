package io.stamgast.earning.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.ledger.Posting;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PostingWordsTest {

    private static Posted adjusted(String key, String reason) {
        return new Posted(new UUID(1, 1), Posting.Kind.ADJUSTED, key, null, Instant.EPOCH, 200, 200, 0, null, null,
                null, "m2m-acme", reason, null, ZoneOffset.UTC, 1);
    }

    @Test
    void aTiersGiftIsNoChangeByHand() {
        var step = PostingWords.moved(adjusted("tier-gift:1:GOLD", "Entry gift of Gold"), Locale.ENGLISH);
        assertEquals("posted.TIER_GIFT", step.key());
        assertEquals("A gift for reaching the tier Gold: 200.", step.text());
    }

    @Test
    void whatPeopleChangeNamesThem() {
        assertEquals("Changed by hand by m2m-acme, by 200: Sorry",
                PostingWords.moved(adjusted("adjustment:1", "Sorry"), Locale.ENGLISH).text());
    }
}
