package io.stamgast.portal.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.plan.PlanView;
import io.stamgast.plan.PlanView.PriceView;
import io.stamgast.plan.definition.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanHistoryTest {

    private static PriceView price(String code, Interval interval, Instant retiredAt, boolean mirrored) {
        return new PriceView(UUID.randomUUID(), code, BigDecimal.TEN, "EUR", interval, null, 1, retiredAt, mirrored,
                null, null);
    }

    private static List<String> newer(PriceView now, PriceView before) {
        return PlanHistory.newer(new PlanView(UUID.randomUUID(), "vip", "VIP", Map.of(), List.of(now), null, null,
                null, 2, Instant.EPOCH, true, null, null, List.of(before))).stream().map(PriceView::code).toList();
    }

    @Test
    void membersCanBeMovedToAPriceThatReplacedOneOfItsCodeAndInterval() {
        var before = price("m", Interval.MONTH, Instant.EPOCH, true);

        assertEquals(List.of("m"), newer(price("m", Interval.MONTH, null, true), before));
        assertEquals(List.of(), newer(price("n", Interval.MONTH, null, true), before));
        assertEquals(List.of(), newer(price("m", Interval.YEAR, null, true), before));
        assertEquals(List.of(), newer(price("m", Interval.MONTH, null, false), before));
    }

    @Test
    void nobodyRenewsWhatIsPaidOnce() {
        assertEquals(List.of(), newer(price("o", Interval.ONCE, null, true),
                price("o", Interval.ONCE, Instant.EPOCH, true)));
    }
}
