package io.stamgast.tier.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.Written;
import io.stamgast.tier.standing.Decision.Cause;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final String NEXT = "2027-11-29";

    private static Decision decide(Scheme scheme, Standing before, Long figure, Cause cause) {
        return Decision.decide(scheme, before, new Figures(figure, null), TODAY, cause);
    }

    /** Own spend in cents: silver from 1,000.00, gold from 5,000.00; a grace of 30 days, one level down. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            a new account is bronze | - | - | - | 0 | POSTING | UPGRADED | BRONZE | - | -
            up at once | BRONZE | - | - | 100000 | POSTING | UPGRADED | SILVER | NEXT | -
            up over a level | BRONZE | - | - | 500000 | POSTING | UPGRADED | GOLD | NEXT | -
            up by a review too | SILVER | 2027-05-01 | - | 500000 | REVIEW | UPGRADED | GOLD | NEXT | -
            not down by a return | GOLD | 2027-05-01 | - | 0 | POSTING | - | GOLD | 2027-05-01 | -
            not down before the review | GOLD | 2026-11-30 | - | 0 | REVIEW | - | GOLD | 2026-11-30 | -
            kept at the review | GOLD | 2026-11-29 | - | 500000 | REVIEW | KEPT | GOLD | NEXT | -
            a late review | GOLD | 2026-01-01 | - | 500000 | REVIEW | KEPT | GOLD | NEXT | -
            grace at the review | GOLD | 2026-11-29 | - | 499999 | REVIEW | GRACE_BEGAN | GOLD | - | 2026-12-29
            still in grace | GOLD | - | 2026-11-29 | 0 | REVIEW | - | GOLD | - | 2026-11-29
            no review falls by a purchase | GOLD | - | 2026-11-28 | 0 | POSTING | - | GOLD | - | 2026-11-28
            one level when grace is over | GOLD | - | 2026-11-28 | 0 | REVIEW | DOWNGRADED | SILVER | NEXT | -
            to bronze nothing is left | SILVER | - | 2026-11-28 | 0 | REVIEW | DOWNGRADED | BRONZE | - | -
            reached again in grace | GOLD | - | 2026-12-20 | 500000 | POSTING | KEPT | GOLD | NEXT | -
            reached again at the last | GOLD | - | 2026-11-28 | 500000 | REVIEW | KEPT | GOLD | NEXT | -
            unknown misses nothing | GOLD | 2026-11-29 | - | - | REVIEW | KEPT | GOLD | NEXT | -
            unknown ends a grace | GOLD | - | 2026-11-28 | - | REVIEW | KEPT | GOLD | NEXT | -
            unknown reaches nothing | BRONZE | - | - | - | REVIEW | - | BRONZE | - | -
            a tier that is gone | PLATIN | 2027-05-01 | - | 100000 | POSTING | SCHEME_CHANGED | SILVER | NEXT | -
            up by other thresholds | BRONZE | - | - | 100000 | SCHEME | SCHEME_CHANGED | SILVER | NEXT | -
            not down by other thresholds | GOLD | 2027-05-01 | - | 0 | SCHEME | - | GOLD | 2027-05-01 | -
            an earlier review | GOLD | 2028-05-01 | - | 0 | SCHEME | - | GOLD | NEXT | -
            nothing to lose any more | BRONZE | 2027-05-01 | - | 0 | SCHEME | - | BRONZE | - | -""")
    void theRule(String what, String tier, LocalDate review, LocalDate grace, Long figure, Cause cause, Change change,
                 String after, String next, LocalDate until) {
        var decided = decide(Written.inForce(Written.SPEND), new Standing(tier, review, grace), figure, cause);

        assertEquals(change, decided.change());
        assertEquals(new Standing(after, day(next), until), decided.after());
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text.equals("NEXT") ? NEXT : text);
    }

    @Test
    void withoutGraceItFallsAtTheReview() {
        var strict = Written.inForce(Written.SPEND.replace("\"graceDays\":30", "\"graceDays\":0"));
        var decided = decide(strict, new Standing("GOLD", TODAY, null), 0L, Cause.REVIEW);
        assertEquals(Change.DOWNGRADED, decided.change());
        assertEquals(new Standing("SILVER", LocalDate.parse(NEXT), null), decided.after());
        assertEquals(500_000, decided.threshold(), "it is about gold");
    }

    @Test
    void toWhatIsEarnedMayBeFar() {
        var far = Written.inForce(Written.SPEND.replace("ONE_LEVEL", "TO_EARNED"));
        assertEquals(new Standing("BRONZE", null, null),
                decide(far, new Standing("GOLD", null, TODAY.minusDays(1)), 0L, Cause.REVIEW).after());
    }

    @Test
    void neverIsNever() {
        var never = Written.inForce(Written.SPEND.replace("ONE_LEVEL", "NEVER"));
        var decided = decide(never, new Standing("GOLD", TODAY, null), 0L, Cause.REVIEW);
        assertEquals(Change.KEPT, decided.change());
        assertEquals("GOLD", decided.after().tier());
    }

    @Test
    void outOfTheFirstTierIsIntoNone() {
        var demanding = Written.inForce(Written.SPEND.replace("\"threshold\":\"0\"", "\"threshold\":\"100\""));
        var decided = decide(demanding, new Standing("BRONZE", null, TODAY.minusDays(1)), 0L, Cause.REVIEW);
        assertEquals(new Standing(null, null, null), decided.after());
        assertEquals(Change.DOWNGRADED, decided.change());
    }

    @Test
    void aReviewAlsoLooksAtTheYearBefore() {
        var scheme = Written.inForce(Written.SPEND);
        var gold = new Standing("GOLD", TODAY, null);
        assertEquals(Change.KEPT,
                Decision.decide(scheme, gold, new Figures(0L, 500_000L), TODAY, Cause.REVIEW).change());
        assertEquals(Change.GRACE_BEGAN,
                Decision.decide(scheme, gold, new Figures(1L, 2L), TODAY, Cause.REVIEW).change());
        assertEquals(Change.UPGRADED, Decision.decide(scheme, new Standing("BRONZE", null, null),
                new Figures(100_000L, 500_000L), TODAY, Cause.REVIEW).change());
    }
}
