package io.stamgast.earning.explanation;

import static io.stamgast.earning.explanation.Explanation.data;

import io.stamgast.earning.explanation.ExplanationView.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells of postings that no rule makes: what undoes others, and what time, buyers and people do. */
final class PostingWords {

    /** What stands before the tier's name in the reason of its gift. */
    private static final String GIFT = "^Entry gift of ";

    private PostingWords() {
    }

    static List<Step> reverses(Posted correction, Posted original, Locale locale) {
        var wording = new Wording(locale, correction.zone());
        var steps = new ArrayList<Step>();
        steps.add(wording.step("reverses", data("posting", original.id(), "kind", original.kind(),
                "postedAt", original.postedAt(), "points", original.points(), "actor", correction.actor(),
                "reason", correction.reason())));
        if (correction.waived() > 0) {
            steps.add(wording.step("reverses.waived", Map.of("waived", correction.waived())));
        }
        return steps;
    }

    /** That a posting was corrected later. */
    static Step reversed(Posted correction, Locale locale) {
        return new Wording(locale, correction.zone()).step("reversed", data("posting", correction.id(),
                "postedAt", correction.postedAt(), "points", correction.points(), "actor", correction.actor(),
                "reason", correction.reason()));
    }

    static Step cancelled(Posted cancellation, Locale locale) {
        return new Wording(locale, cancellation.zone()).step("cancelled", data(
                "redemption", cancellation.redemption(), "reward", cancellation.reason(),
                "points", cancellation.points(), "actor", cancellation.actor()));
    }

    /** What became of points: released, set aside, spent, expired, adjusted. */
    static Step moved(Posted posting, Locale locale) {
        if (posting.isTierGift()) {
            return new Wording(locale, posting.zone()).step("posted.TIER_GIFT", data("points", posting.points(),
                    "tier", posting.reason().replaceFirst(GIFT, "")));
        }
        return new Wording(locale, posting.zone()).step("posted." + posting.kind(), data(
                "moved", posting.moved(), "points", posting.points(), "purchase", posting.purchase(),
                "redemption", posting.redemption(), "actor", posting.actor(), "reason", posting.reason()));
    }
}
