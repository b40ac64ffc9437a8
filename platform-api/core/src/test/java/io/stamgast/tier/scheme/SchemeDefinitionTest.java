package io.stamgast.tier.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemeDefinitionTest {

    private static List<Violation> violations(String json) {
        return Written.definition(json).violations(Written.EUR);
    }

    @Test
    void whatIsWrittenIsReadAndWrittenAgain() {
        assertEquals(List.of(), violations(Written.SPEND));
        assertEquals(List.of(), violations(Written.TOP));
        var read = Written.definition(Written.SPEND);
        assertEquals(read, Json.read(Json.write(read), SchemeDefinition.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"OWN_SPEND\"                | null                | metric",
            "\"OWN_SPEND\"                | \"CLV\"             | metric",
            "\"OWN_SPEND\"                | \"SEGMENT\"         | metric",
            "\"months\":12}               | \"months\":0}       | window.months",
            "\"months\":12}               | \"months\":61}      | window.months",
            "\"ROLLING\"                  | \"CALENDAR_YEAR\"   | window.months",
            "{\"type\":\"ROLLING\",\"months\":12} | null        | window.type",
            "{\"type\":\"FIXED\"}         | null                | thresholds.type",
            "\"FIXED\"}                   | \"FIXED\",\"recompute\":\"WEEKLY\"} | thresholds.recompute",
            "{\"everyMonths\":12}         | {}                  | review",
            "{\"everyMonths\":12}         | {\"everyMonths\":12,\"yearlyOn\":\"01-31\"} | review",
            "{\"everyMonths\":12}         | {\"everyMonths\":0} | review.everyMonths",
            "{\"everyMonths\":12}         | {\"yearlyOn\":\"02-30\"} | review.yearlyOn",
            "{\"everyMonths\":12}         | {\"yearlyOn\":\"1-31\"} | review.yearlyOn",
            "\"graceDays\":30             | \"graceDays\":-1    | graceDays",
            "\"graceDays\":30             | \"graceDays\":null  | graceDays",
            "\"ONE_LEVEL\"                | null                | downgrade",
            "\"code\":\"SILVER\"          | \"code\":\"BRONZE\" | tiers[1].code",
            "\"code\":\"SILVER\"          | \"code\":\"a b\"    | tiers[1].code",
            "\"name\":\"Silver\"          | \"name\":\" \"      | tiers[1].name",
            "\"threshold\":\"1000\"       | \"threshold\":\"0\" | tiers[1].threshold",
            "\"threshold\":\"1000\"       | \"threshold\":\"1000.001\" | tiers[1].threshold",
            "\"threshold\":\"1000\"       | \"threshold\":\"-1\" | tiers[1].threshold",
            "\"threshold\":\"1000\"       | \"topPercent\":\"10\",\"threshold\":\"1000\" | tiers[1].topPercent",
            "\"threshold\":\"1000\"       | \"threshold\":null  | tiers[1].threshold",
            "\"earnMultiplier\":\"1.2\"   | \"earnMultiplier\":\"-1\" | tiers[1].benefits.earnMultiplier",
            "\"rewardDiscountPercent\":\"10\" | \"rewardDiscountPercent\":\"101\" "
                    + "| tiers[2].benefits.rewardDiscountPercent",
            "\"entryGiftPoints\":50       | \"entryGiftPoints\":-5 | tiers[1].benefits.entryGiftPoints",
            "\"A desk of your own\"       | \"\"                | tiers[2].benefits.texts[0]"})
    void eachMemberThatIsWrongIsNamed(String right, String wrong, String field) {
        assertTrue(Written.SPEND.contains(right), right);
        assertEquals(field, violations(Written.SPEND.replaceFirst(Pattern.quote(right),
                Matcher.quoteReplacement(wrong))).get(0).field());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            ",\"recompute\":\"MONTHLY\" | `` | thresholds.recompute",
            "\"topPercent\":\"10\" | \"topPercent\":\"20\" | tiers[2].topPercent",
            "\"topPercent\":\"10\" | \"topPercent\":\"0\" | tiers[2].topPercent",
            "\"topPercent\":\"10\" | \"topPercent\":\"10\",\"threshold\":\"5\" | tiers[2].threshold"})
    void dynamicThresholdsHaveTheirOwnMembers(String right, String wrong, String field) {
        assertEquals(List.of(field), violations(Written.TOP.replace(right, wrong)).stream().map(Violation::field)
                .toList());
    }

    @Test
    void whatCannotBeMeasuredYetSaysSo() {
        assertEquals("CLV is not available yet; available now: [POINTS_EARNED, OWN_SPEND, SPEND_SHARE, PURCHASES]",
                violations(Written.SPEND.replace("OWN_SPEND", "CLV")).get(0).message());
    }

    @Test
    void aShareIsAtMostOne() {
        var share = Written.SPEND.replace("OWN_SPEND", "SPEND_SHARE").replace("\"1000\"", "\"0.25\"");
        assertEquals(List.of("tiers[2].threshold"), violations(share).stream().map(Violation::field).toList());
        assertEquals(List.of(), violations(share.replace("\"5000\"", "\"0.4\"")));
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        assertEquals(List.of("metric", "window.type", "thresholds.type", "review", "graceDays", "downgrade", "tiers"),
                violations("{}").stream().map(Violation::field).toList());
    }
}
