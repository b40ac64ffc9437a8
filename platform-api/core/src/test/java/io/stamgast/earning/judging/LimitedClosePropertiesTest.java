package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.Rules;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Period.Length;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Purchases, a close that a cap limits, returns, and the close again. */
class LimitedClosePropertiesTest {

    private static final RuleSet RULES = Rules.compile(Rules.with(Rules.share("share", Basis.PERIOD_CLOSE),
            "\"caps\":{\"perYear\":1000}"));
    private static final SpendShareRule RULE = RULES.shareRules().get(0);
    private static final Period QUARTER = new Period(Length.QUARTER, 2011, 1);

    /** An account with one tally. */
    private static final class Quarter {

        private final Rounding rounding;
        private final Purse purse;
        private final List<Judgement> judged = new ArrayList<>();
        private final List<Basket> bought = new ArrayList<>();
        private final List<List<List<Line>>> returned = new ArrayList<>();
        private Tally tally = Tally.EMPTY;
        private Fraction kept = Fraction.ZERO;
        private long room;
        private TakeBack.Closed closed;

        Quarter(Rounding rounding, long room) {
            this.rounding = rounding;
            this.room = room;
            purse = new Purse().withRoom(room);
        }

        void buy(long amount) {
            var basket = Baskets.of(amount);
            var judgement = purse.take(Judge.judge(RULES, basket, purse, rounding));
            room -= judgement.points();
            kept = purse.of("share");
            judged.add(judgement);
            bought.add(basket);
            returned.add(new ArrayList<>());
            judgement.rules().forEach(result -> tally = tally.plus(result));
        }

        void close(long percent) {
            var share = Share.of(percent, 100L, WalletSource.DECLARED, null);
            var account = new Purse().withRoom(room);
            var trueUp = TrueUp.of(RULE, QUARTER, tally, share, rounding, code -> kept)
                    .within(RULE.terms(), account, QUARTER.lastDay());
            tally = tally.plus(trueUp);
            kept = trueUp.carry() == null ? kept : trueUp.carry();
            room -= Math.max(0, trueUp.counted());
            closed = new TakeBack.Closed(trueUp.multiplier(), trueUp.limit() == null ? null : tally);
        }

        void bringBack(int purchase, long amount) {
            var standing = closed.standing() == null ? closed : new TakeBack.Closed(closed.multiplier(), tally);
            var back = new TakeBack(RULES, bought.get(purchase), judged.get(purchase), returned.get(purchase))
                    .of(Baskets.lines(-amount), result -> standing, code -> kept);
            returned.get(purchase).add(Baskets.lines(-amount));
            back.rules().forEach(result -> {
                tally = tally.plus(result);
                kept = result.carry() == null ? kept : result.carry();
            });
            assertTrue(back.points() <= 0);
        }

        Fraction all() {
            return kept.plus(Fraction.of(tally.points()));
        }
    }

    @Property
    void splittingAReturnGainsNothingAndTheReCloseRightsIt(@ForAll Rounding rounding,
            @ForAll @Size(min = 1, max = 3) List<@LongRange(min = 1, max = 99_999) Long> purchases,
            @ForAll @LongRange(max = 40) long room, @ForAll @IntRange(max = 100) int percent,
            @ForAll @Size(min = 1, max = 4) List<@LongRange(min = 1, max = 40_000) Long> parts) {
        var whole = new Quarter(rounding, room);
        var split = new Quarter(rounding, room);
        for (var quarter : List.of(whole, split)) {
            purchases.forEach(quarter::buy);
            quarter.close(percent);
        }
        var limited = whole.closed.standing() != null;

        whole.bringBack(0, parts.stream().mapToLong(Long::longValue).sum());
        parts.forEach(part -> split.bringBack(0, part));

        assertTrue(split.all().compareTo(whole.all()) <= 0);
        assertTrue(!limited || split.tally.points() >= 0, "no more is taken than stands");
        whole.close(percent);
        split.close(percent);
        assertEquals(whole.all(), split.all());
    }

    @Property
    void whatWasTakenBackTooMuchIsRestoredAndWhenAllIsBackNothingIsLeft(@ForAll Rounding rounding,
            @ForAll @Size(min = 1, max = 3) List<@LongRange(min = 1, max = 99_999) Long> purchases,
            @ForAll @LongRange(max = 40) long room, @ForAll @IntRange(max = 100) int first,
            @ForAll @IntRange(max = 100) int second) {
        var quarter = new Quarter(rounding, room);
        purchases.forEach(quarter::buy);
        quarter.close(first);
        var stood = quarter.tally.points();
        quarter.close(second);
        quarter.close(first);
        assertTrue(quarter.tally.points() >= stood, "as much as stood before");
        assertTrue(quarter.tally.points() <= Math.max(room, stood), "and no more than the cap");

        for (var i = 0; i < purchases.size(); i++) {
            quarter.bringBack(i, purchases.get(i));
        }
        quarter.close(first);
        assertEquals(Fraction.ZERO, quarter.all());
    }
}
