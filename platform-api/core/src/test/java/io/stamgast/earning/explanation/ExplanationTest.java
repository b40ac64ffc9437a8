package io.stamgast.earning.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Deed;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.judging.Basket;
import io.stamgast.earning.judging.Circumstances;
import io.stamgast.earning.judging.DeedJudge;
import io.stamgast.earning.judging.Judge;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.NoFacts;
import io.stamgast.earning.judging.TakeBack;
import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.GrowthRule;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.Rules;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.kernel.Json;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Period.Length;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Share THIRTY_PERCENT =
            Share.of(300_000, 1_000_000L, WalletSource.DECLARED, LocalDate.of(2011, 1, 5));
    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, new Locale("nl"), Locale.GERMAN, new Locale("ru"));

    private static Basket basket(long netMinor) {
        return Basket.of(Instant.parse("2011-02-15T10:00:00Z"), true,
                List.of(new Line(1, "A", null, null, null, BigDecimal.ONE, netMinor, null, null, true)));
    }

    private static Judgement judge(RuleSet rules, long netMinor, Share share, Rounding rounding) {
        return Judge.judge(rules, basket(netMinor), NoFacts.shares(need -> share), rounding);
    }

    private static List<String> words(ExplanationView explanation) {
        return explanation.steps().stream().map(Step::text).toList();
    }

    private static List<String> keys(ExplanationView explanation) {
        return explanation.steps().stream().map(Step::key).toList();
    }

    @Test
    void aPurchaseIsExplainedAsOneWouldWorkItOut() {
        var rules = Rules.compile(Rules.share("share", Basis.PREVIOUS_PERIOD));
        var explanation = Explanation.of(rules, judge(rules, 10_050, THIRTY_PERCENT, Rounding.FLOOR), Locale.ENGLISH);
        assertEquals(List.of(
                "Rule share counts 100.50 GBP (line no. 1).",
                "Base rate: 1 per 10.00 GBP.",
                "Share of spend in 4th quarter 2010, all categories: 3,000.00 of 10,000.00 GBP, that is 30 %.",
                "The total spend is known from: the customer's declaration, Jan 5, 2011.",
                "The band from 25 % is reached: × 2.",
                "Points before rounding: 20.1.",
                "Rounded down: 20."), words(explanation).subList(1, 8));
        assertTrue(words(explanation).get(0).startsWith("Judged by the rules “test”, in force from Jan 1, 1970"));
        assertEquals("{\"key\":\"multiplier.BAND\",\"data\":{\"band\":2,\"from\":\"25\",\"multiplier\":\"2\"},"
                + "\"text\":\"The band from 25 % is reached: × 2.\"}", Json.write(explanation.steps().get(5)));
    }

    @Test
    void whatWaitsForACloseSaysForWhich() {
        for (var waits : List.of(Basis.PERIOD_CLOSE, Basis.MARGINAL)) {
            var rules = Rules.compile(Rules.share("share", waits));
            var explanation = Explanation.of(rules, judge(rules, 10_000, null, Rounding.FLOOR), Locale.ENGLISH);
            assertEquals("Base rate until 1st quarter 2011 is closed.", words(explanation).get(3));
        }
        var rules = Rules.compile(Rules.share("share", Basis.PREVIOUS_PERIOD));
        var explanation = Explanation.of(rules, judge(rules, 10_000, null, Rounding.FLOOR), Locale.ENGLISH);
        assertEquals("Base rate until 4th quarter 2010 is closed.", words(explanation).get(3));
    }

    @Test
    void aPurchaseThatNothingPaysSaysSo() {
        var rules = Rules.compile(Rules.share("milk", Basis.PERIOD_CLOSE, "Milk"));
        var explanation = Explanation.of(rules, judge(rules, 10_000, null, Rounding.FLOOR), Locale.ENGLISH);
        assertEquals(List.of("version", "nothing"), keys(explanation));
    }

    @Test
    void severalRulesEndInATotal() {
        var rules = Rules.compile(Rules.spend("a"), Rules.spend("b"));
        var explanation = Explanation.of(rules, judge(rules, 2_000, null, Rounding.FLOOR), Locale.ENGLISH);
        assertEquals("Points in all: 4.", words(explanation).get(explanation.steps().size() - 1));
    }

    @Test
    void aReturnTellsWhatWasLeftAndIsLeft() {
        var rules = Rules.compile(Rules.share("share", Basis.PERIOD_CLOSE));
        var original = judge(rules, 100_000, null, Rounding.FLOOR);
        var back = new TakeBack(rules, basket(100_000), original, List.of())
                .of(basket(-25_000).lines(), result -> new TakeBack.Closed(Fraction.of(2), null), NoFacts.carries());
        assertEquals(List.of(
                "Rule share counts -250.00 GBP (line no. 1).",
                "Base rate: 1 per 10.00 GBP.",
                "The last close of 1st quarter 2011 has posted × 2.",
                "Of the original, 1,000.00 GBP was left, worth 200; now 750.00 GBP is left, worth 150.",
                "The difference is taken back: -50."),
                words(Explanation.of(rules, back, Locale.ENGLISH)).subList(1, 6));
    }

    @Test
    void roundingIsNamed() {
        var rules = Rules.compile(Rules.spend("base"));
        assertEquals("Below zero, rounded away from zero: -2.", lastWords(rules, -1_001, Rounding.FLOOR));
        assertEquals("Rounded to the nearest: 2.", lastWords(rules, 1_500, Rounding.HALF_UP));
        assertEquals("Points: 1; the fraction 0.5 is kept for the next time.",
                lastWords(rules, 1_500, Rounding.CARRY));
        assertEquals("Points: 2.", lastWords(rules, 2_000, Rounding.FLOOR));
    }

    @Test
    void aFractionThatWasKeptIsTold() {
        var rules = Rules.compile(Rules.spend("base"));
        var judgement = Judge.judge(rules, basket(400), new Kept(), Rounding.CARRY);
        var steps = Explanation.of(rules, judgement, Locale.ENGLISH).steps();
        assertEquals(List.of("Points before rounding: 0.4.",
                "With 0.8 kept from before: 1; the fraction 0.2 is kept for the next time."),
                steps.stream().map(Step::text).toList().subList(3, 5));
    }

    /** Of an account that has 0.8 of a point. */
    private static final class Kept implements Circumstances {

        @Override
        public Share of(ShareNeed need) {
            return null;
        }

        @Override
        public Fraction of(String ruleCode) {
            return Fraction.of(new BigDecimal("0.8"));
        }
    }

    @Test
    void theFirstPurchaseOfAllIsNoReturnOfALostCustomer() {
        var rules = Rules.compile(Rules.of("""
                {"code":"back","kind":"WIN_BACK","points":50,"idleDays":90}"""));
        var judgement = judge(rules, 10_000, null, Rounding.FLOOR);
        assertTrue(words(Explanation.of(rules, judgement, true, Locale.ENGLISH)).contains(
                "It is for the first purchase after a long time, and there was none before; the close of February 2011"
                        + " looks again."));
        assertTrue(keys(Explanation.of(rules, judgement, false, Locale.ENGLISH)).contains("occasion.TOO_SOON"));
    }

    @Test
    void growthTellsWhatItIsComparedWith() {
        var rules = Rules.compile(Rules.of("""
                {"code":"growth","kind":"GROWTH","period":"YEAR","unit":"10.00","points":1,"growth":0.05,
                "thresholds":[{"growth":0.10,"points":100},{"growth":0.50,"points":500}]}"""));
        var goal = new TrueUp.Goal(Kind.GROWTH, 12_000L, 10_000L, null, null, null);
        var rule = rules.goalRules().get(0);
        var exact = ((GrowthRule) rule).points(12_000, 10_000);
        var trueUp = TrueUp.of(rule, new Period(Length.YEAR, 2011, 1), goal, exact, Tally.EMPTY, Rounding.FLOOR,
                code -> Fraction.ZERO);
        assertEquals(List.of(
                "It is growth from 105.00 GBP on, last year’s and 5 % more; above that are 15.00 GBP.",
                "Base rate: 1 per 10.00 GBP.",
                "The threshold of 10 %, 110.00 GBP, is reached: 100.",
                "The threshold of 50 %, 150.00 GBP, is not reached.",
                "Points before rounding: 101.5."),
                words(Explanation.of(rules, trueUp, Locale.ENGLISH)).subList(2, 7));
    }

    @Test
    void anActivityTellsTheConditionThatHeld() {
        var rules = Rules.compile(Rules.of("""
                {"code":"course","kind":"ACTIVITY","activity":"course","points":50,
                "when":"activity.attributes.score > 5"}"""));
        var deed = new Deed("course", "c1", Map.of("score", 7L), null, Customer.UNASKED);
        var judgement = DeedJudge.activity(rules, deed, Instant.parse("2011-02-15T10:00:00Z"), new Kept());
        assertEquals(List.of("version", "deed.ACTIVITY", "condition", "exact", "rounding.NONE"),
                keys(Explanation.of(rules, judgement, Locale.ENGLISH)));
    }

    @Test
    void whatIsTakenBackOfALimitedRuleTellsNoLimit() {
        var rules = Rules.compile(Rules.with(Rules.spend("base"), "\"caps\":{\"perPurchase\":30}"));
        var original = judge(rules, 100_000, null, Rounding.FLOOR);
        var back = new TakeBack(rules, basket(100_000), original, List.of())
                .of(basket(-100_000).lines(), result -> null, NoFacts.carries());
        assertTrue(keys(Explanation.of(rules, original, Locale.ENGLISH)).contains("limit.PER_PURCHASE"));
        assertEquals(List.of("version", "rule.lines", "rule.rate", "left", "takenBack"),
                keys(Explanation.of(rules, back, Locale.ENGLISH)));
    }

    private static String lastWords(RuleSet rules, long netMinor, Rounding rounding) {
        var words = words(Explanation.of(rules, judge(rules, netMinor, null, rounding), Locale.ENGLISH));
        return words.get(words.size() - 1);
    }

    @Test
    void aMarginalTrueUpTellsItsParts() {
        assertEquals(List.of(
                "Rule share counts 3,000.00 GBP in purchases of 1st quarter 2011.",
                "Base rate: 1 per 10.00 GBP.",
                "Share of spend in 1st quarter 2011, all categories: 3,000.00 of 10,000.00 GBP, that is 30 %.",
                "The total spend is known from: the customer's declaration, Jan 5, 2011.",
                "The band from 25 % is reached; each part of own spend counts at its own band: "
                        + "1,000.00 GBP from 0 % at × 1, 1,500.00 GBP from 10 % at × 1.5, "
                        + "500.00 GBP from 25 % at × 2. Together × 17/12.",
                "Points before rounding: 425.",
                "Points: 425.",
                "Posted before: 300. The difference is posted now: 125."),
                words(closed(Basis.MARGINAL, THIRTY_PERCENT, Rounding.FLOOR, Locale.ENGLISH)).subList(1, 9));
    }

    @Test
    void aTrueUpWithoutAWalletSaysSo() {
        assertTrue(words(closed(Basis.PERIOD_CLOSE, Share.unknown(300_000), Rounding.FLOOR, Locale.ENGLISH))
                .contains("Nobody knows the total spend in 1st quarter 2011, all categories: × 1."));
    }

    private static ExplanationView closed(Basis basis, Share share, Rounding rounding, Locale locale) {
        var rules = Rules.compile(Rules.share("share", basis));
        var trueUp = TrueUp.of(rules.shareRules().get(0), new Period(Length.QUARTER, 2011, 1),
                new Tally(300_000, 300, Fraction.of(300)), share, rounding, NoFacts.carries());
        return Explanation.of(rules, trueUp, locale);
    }

    @Test
    void everyLanguageTellsTheSameStepsInItsOwnNumbers() {
        for (var rounding : Rounding.values()) {
            for (var locale : LANGUAGES) {
                assertEquals(keys(closed(Basis.MARGINAL, THIRTY_PERCENT, rounding, Locale.ENGLISH)),
                        keys(closed(Basis.MARGINAL, THIRTY_PERCENT, rounding, locale)));
            }
        }
        assertEquals("Anteil am Einkauf, 1. Quartal 2011, alle Kategorien: 3.000,00 von 10.000,00 GBP, das sind 30 %.",
                words(closed(Basis.MARGINAL, THIRTY_PERCENT, Rounding.FLOOR, Locale.GERMAN)).get(3));
    }

    @Test
    void everyLanguageHasEveryKeyWithTheSameMembers() {
        var members = Pattern.compile("\\{\\w+}");
        var english = ResourceBundle.getBundle("io.stamgast.earning.explanation.steps", Locale.ROOT);
        for (var locale : LANGUAGES.subList(1, LANGUAGES.size())) {
            var bundle = ResourceBundle.getBundle("io.stamgast.earning.explanation.steps", locale);
            assertEquals(locale, bundle.getLocale());
            for (var key : english.keySet()) {
                assertTrue(bundle.keySet().contains(key));
                assertEquals(membersOf(members, english.getString(key)), membersOf(members, bundle.getString(key)),
                        locale + " " + key);
                assertTrue(key.startsWith("parts") || !english.getString(key).equals(bundle.getString(key)),
                        "not translated: " + locale + " " + key);
            }
        }
    }

    private static TreeSet<String> membersOf(Pattern members, String text) {
        return members.matcher(text).results().map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
