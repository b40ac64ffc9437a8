package io.stamgast.portal.periods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.earning.period.ClosedPeriod;
import io.stamgast.earning.period.PeriodCloses;
import io.stamgast.earning.settlement.CloseTotals;
import io.stamgast.kernel.DomainException;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.wallet.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodsPageTest {

    private final List<Period> previewed = new ArrayList<>();
    private final PeriodsPage page = new PeriodsPage();

    PeriodsPageTest() {
        page.closes = new PeriodCloses() {
            @Override
            public List<ClosedPeriod> list(String before, int limit) {
                return List.of();
            }

            @Override
            public CloseTotals.Summary preview(Period period) {
                previewed.add(period);
                return new CloseTotals.Summary(period.toString(), 0, 0, 0, 0, 0, List.of(), List.of(),
                        List.of());
            }

            @Override
            public Answer close(Period period) {
                throw new AssertionError("closed " + period);
            }
        };
    }

    @Test
    void aPreviewIsComputedOncePerViewHoweverOftenThePageAsksForIt() {
        page.setPeriod("2026-Q3");
        page.load();

        for (var asked = 0; asked < 10; asked++) {
            assertEquals("2026-Q3", page.getPreview().period());
        }
        assertEquals(List.of(Period.parse("period", "2026-Q3")), previewed);
    }

    @Test
    void withoutAPeriodNothingIsComputed() {
        page.load();

        assertEquals(List.of(), previewed);
    }

    @Test
    void whoMayNotCloseIsRefusedBeforeAnythingIsComputed() {
        page.may = new Permissions() {
            @Override
            public void requireRunProgram() {
                throw DomainException.forbidden("wrong-role", "nobody may");
            }
        };
        page.setPeriod("2026-Q3");

        assertThrows(DomainException.class, page::close);
        assertEquals(List.of(), previewed);
    }
}
