package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.earning.condition.Customer;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.condition.Sale;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.Rules;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.earning.rule.Terms;
import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Conditions, limits, groups, occasions, campaigns and what the account is: for purchases and what comes back. */
class RuleKindsTest {

    private final Sale sale = new Sale("erp", null, null);
    private final Customer gold = new Customer("C1", "GOLD", List.of(), null, Map.of("region", "north"));

    /** What an account has used, what is left of a budget, and what multiplies. */
    private record Account(Long room, long budget, boolean used, Instant before, List<Multiplier> multipliers)
            implements Circumstances {

        static final Account NEW = new Account(null, Long.MAX_VALUE, false, null, List.of());

        @Override
        public Share of(ShareNeed need) {
            return null;
        }

        @Override
        public Fraction of(String ruleCode) {
            return Fraction.ZERO;
        }

        @Override
        public Instant boughtBefore() {
            return before;
        }

        @Override
        public boolean isUnused(OccasionRule rule) {
            return !used;
        }

        @Override
        public Limit room(Terms terms, LocalDate day) {
            return room == null || !terms.isCapped() ? null : new Limit(Limit.Kind.PER_MONTH, room);
        }

        @Override
        public long budgetLeft(Terms terms) {
            return budget;
        }
    }

    private Basket basket(Line... lines) {
        return new Basket(Baskets.FEBRUARY, true, List.of(lines), sale, gold);
    }

    private static Judgement judge(RuleSet rules, Basket basket, Circumstances account) {
        return Judge.judge(rules, basket, account, Rounding.FLOOR);
    }

    private static RuleResult only(RuleSet rules, Basket basket, Circumstances account) {
        return judge(rules, basket, account).rules().get(0);
    }

    private static RuleDefinition spend(String code, String members) {
        return Rules.with(Rules.spend(code), members);
    }

    private static RuleDefinition rule(String json) {
        return Rules.of(json);
    }

    @Test
    void aConditionChoosesLines() {
        var rules = Rules.compile(spend("milk", "\"when\":\"line.category == 'Milk' && account.tier == 'GOLD'\""));

        var result = only(rules, basket(Baskets.line(1, "A", "Milk", 10_000, true),
                Baskets.line(2, "B", "Tea", 20_000, true)), Account.NEW);

        assertEquals(List.of(1), result.lines());
        assertEquals(10, result.points());
        assertEquals(List.of(), judge(rules, Basket.of(Baskets.FEBRUARY, true,
                List.of(Baskets.line(1, "A", "Milk", 10_000, true))), Account.NEW).rules(), "nobody's tier is GOLD");
    }

    @Test
    void anUnlinkedReturnIsSeenAsWhatWasBought() {
        var rules = Rules.compile(spend("large", "\"when\":\"purchase.amount >= 100 && line.netAmount > 0\""));

        assertEquals(-10, judge(rules, basket(Baskets.line(1, "A", null, -10_000, true)), Account.NEW).points());
        assertEquals(0, judge(rules, basket(Baskets.line(1, "A", null, -9_900, true)), Account.NEW).points());
    }

    @Test
    void whatIsLeftIsJudgedAgainSoThatAConditionMayHoldNoMore() {
        var rules = Rules.compile(spend("large", "\"when\":\"purchase.amount >= 100\""));
        var bought = basket(Baskets.line(1, "A", null, 15_000, true));
        var original = judge(rules, bought, Account.NEW);
        assertEquals(15, original.points());

        var first = new TakeBack(rules, bought, original, List.of());
        assertEquals(-3, first.of(Baskets.lines(-3_000), TakeBack.LastClose.none(), Account.NEW).points());
        var second = new TakeBack(rules, bought, original, List.of(Baskets.lines(-3_000)));
        assertEquals(-12, second.of(Baskets.lines(-3_000), TakeBack.LastClose.none(), Account.NEW).points(),
                "90.00 are left");
        var third = new TakeBack(rules, bought, original, List.of(Baskets.lines(-6_000)));
        assertEquals(0, third.of(Baskets.lines(-9_000), TakeBack.LastClose.none(), Account.NEW).points());
    }

    @Test
    void capsAndBudgetsLimitAndTheLowestIsTold() {
        var rules = Rules.compile(spend("base", "\"caps\":{\"perPurchase\":8,\"perMonth\":100},\"budget\":50"));
        var bought = basket(Baskets.line(1, "A", null, 10_000, true));

        assertEquals(new Limit(Limit.Kind.PER_PURCHASE, 8), only(rules, bought, Account.NEW).limit());
        assertEquals(8, only(rules, bought, Account.NEW).points());
        var capped = only(rules, bought, new Account(3L, 50, false, null, List.of()));
        assertEquals(3, capped.points());
        assertEquals(Limit.Kind.PER_MONTH, capped.limit().kind());
        var broke = only(rules, bought, new Account(3L, 0, false, null, List.of()));
        assertEquals(0, broke.points());
        assertEquals(Limit.Kind.BUDGET, broke.limit().kind());
        assertEquals(Fraction.of(10), broke.exact());
    }

    @Test
    void aCapOfAPurchaseAlsoLimitsWhatAnUnlinkedReturnTakesBackAndNothingElseDoes() {
        var rules = Rules.compile(spend("base", "\"caps\":{\"perPurchase\":8,\"perMonth\":100},\"budget\":50"));

        assertEquals(-8, judge(rules, basket(Baskets.line(1, "A", null, -10_000, true)),
                new Account(0L, 0, false, null, List.of())).points());
    }

    @Test
    void aReturnTakesBackOnlyWhatTheLimitLet() {
        var rules = Rules.compile(spend("base", "\"caps\":{\"perPurchase\":8}"));
        var bought = basket(Baskets.line(1, "A", null, 10_000, true));
        var original = judge(rules, bought, Account.NEW);

        var half = new TakeBack(rules, bought, original, List.of())
                .of(Baskets.lines(-5_000), TakeBack.LastClose.none(), Account.NEW);
        assertEquals(-3, half.points(), "5 are left of 8");
        var rest = new TakeBack(rules, bought, original, List.of(Baskets.lines(-5_000)))
                .of(Baskets.lines(-5_000), TakeBack.LastClose.none(), Account.NEW);
        assertEquals(-5, rest.points());
    }

    @Test
    void ofAGroupTheBestCountsAndTheOtherGivesNothing() {
        var rules = Rules.compile(spend("one", "\"group\":\"g\",\"stacking\":\"BEST_OF\""),
                spend("two", "\"group\":\"g\",\"stacking\":\"BEST_OF\",\"points\":2"), Rules.spend("alone"));

        var judged = judge(rules, basket(Baskets.line(1, "A", null, 10_000, true)), Account.NEW);

        assertEquals(30, judged.points());
        assertEquals("two", judged.rule("one").orElseThrow().outdoneBy());
        assertEquals(0, judged.rule("one").orElseThrow().points());
        assertNull(judged.rule("two").orElseThrow().outdoneBy());
    }

    @Test
    void aLimitedRuleMayBeOutdoneByOneThatGivesMore() {
        var rules = Rules.compile(spend("much", "\"group\":\"g\",\"stacking\":\"BEST_OF\",\"points\":5,\"budget\":100"),
                spend("base", "\"group\":\"g\",\"stacking\":\"BEST_OF\""));

        var judged = judge(rules, basket(Baskets.line(1, "A", null, 10_000, true)),
                new Account(null, 7, false, null, List.of()));

        assertEquals(10, judged.points(), "7 are left in the budget of the other");
    }

    @Test
    void theFirstPurchaseAndTheFirstAfterALongTimeEarnABonus() {
        var rules = Rules.compile(rule("{\"code\":\"first\",\"kind\":\"FIRST_PURCHASE\",\"points\":50}"),
                rule("{\"code\":\"back\",\"kind\":\"WIN_BACK\",\"points\":20,\"idleDays\":30}"));
        var bought = basket(Baskets.line(1, "A", null, 100, true));
        var inJanuary = Instant.parse("2011-01-16T23:00:00Z");

        assertEquals(50, judge(rules, bought, Account.NEW).points(), "never away, never there");
        assertEquals(20, judge(rules, bought, new Account(null, 9, true, inJanuary, List.of())).points());
        assertEquals(0, judge(rules, bought, new Account(null, 9, true, inJanuary.plusSeconds(86_400), List.of()))
                .points(), "29 days");
        assertEquals(0, judge(rules, basket(Baskets.line(1, "A", null, -100, true)), Account.NEW).points());
    }

    @Test
    void aBonusGoesOnceThePurchaseIsBackAsAWhole() {
        var rules = Rules.compile(rule("{\"code\":\"first\",\"kind\":\"FIRST_PURCHASE\",\"points\":50}"));
        var bought = basket(Baskets.line(1, "A", null, 100, true));
        var original = judge(rules, bought, Account.NEW);

        assertEquals(0, new TakeBack(rules, bought, original, List.of())
                .of(Baskets.lines(-99), TakeBack.LastClose.none(), Account.NEW).points());
        assertEquals(-50, new TakeBack(rules, bought, original, List.of(Baskets.lines(-99)))
                .of(Baskets.lines(-1), TakeBack.LastClose.none(), Account.NEW).points());
    }

    @Test
    void aCampaignMultipliesWhatOtherRulesGiveOnItsLines() {
        var rules = Rules.compile(Rules.spend("base"), Rules.spend("other"), rule("""
                {"code":"triple","kind":"CAMPAIGN","multiplier":"3","rules":["base"],
                "when":"line.category == 'Milk'"}"""), rule("""
                {"code":"plus","kind":"CAMPAIGN","points":7}"""));
        var bought = basket(Baskets.line(1, "A", "Milk", 10_000, true), Baskets.line(2, "B", "Tea", 20_000, true));

        var judged = judge(rules, bought, Account.NEW);

        assertEquals(30 + 30 + 20 + 7, judged.points());
        assertEquals(20, judged.rule("triple").orElseThrow().points(), "10 × (3 - 1)");
        assertEquals(List.of(1), judged.rule("triple").orElseThrow().lines());
        var back = new TakeBack(rules, bought, judged, List.of()).of(List.of(Baskets.line(1, "A", null, -5_000, true)),
                TakeBack.LastClose.none(), Account.NEW);
        assertEquals(-5 - 5 - 10, back.points());
    }

    @Test
    void whatTheAccountIsMultipliesBesideTheRules() {
        var rules = Rules.compile(Rules.spend("base"), rule("{\"code\":\"plus\",\"kind\":\"CAMPAIGN\",\"points\":7}"));
        var account = new Account(null, 9, false, null, List.of(new Multiplier("tier:GOLD", Fraction.parse("1.5")),
                new Multiplier("plan:VIP", Fraction.parse("1.2"))));
        var bought = basket(Baskets.line(1, "A", null, 10_000, true));

        var judged = judge(rules, bought, account);

        assertEquals(10 + 7 + 5 + 2, judged.points(), "×1.5 and ×1.2 give ×1.7 of what is paid per unit of money");
        var back = new TakeBack(rules, bought, judged, List.of())
                .of(Baskets.lines(-10_000), TakeBack.LastClose.none(), account);
        assertEquals(-24, back.points());
    }

    @Test
    void whatIsJudgedIsReadAsItWasStored() {
        var rules = Rules.compile(spend("one", "\"group\":\"g\",\"stacking\":\"BEST_OF\""),
                spend("two", "\"group\":\"g\",\"stacking\":\"BEST_OF\",\"points\":2,\"caps\":{\"perPurchase\":3}"));
        var judged = judge(rules, basket(Baskets.line(1, "A", null, 10_000, true)), Account.NEW);

        assertEquals(judged, Judgement.read(judged.ruleSetId(), judged.rulesJson()));
    }
}
