package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.Rules;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Period.Length;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import org.junit.jupiter.api.Test;

/** The figures that the domain's description works out: own spend 3,000.00 in the quarter, wallet 10,000.00. */
class WorkedFiguresTest {

    private static final Period QUARTER = new Period(Length.QUARTER, 2011, 1);

    private static Share wallet(long minor) {
        return Share.of(300_000, minor, WalletSource.DECLARED, null);
    }

    @Test
    void atTheCloseAllOfItIsPaidAtTheReachedBand() {
        var quarter = new Quarter(Basis.PERIOD_CLOSE);
        assertEquals(300, quarter.buy(300_000));
        assertEquals(300, quarter.close(wallet(1_000_000)));
        assertEquals(-150, quarter.close(wallet(1_500_000)), "the wallet is corrected: 20 %");
    }

    @Test
    void marginallyEachPartIsPaidAtItsOwnBand() {
        var quarter = new Quarter(Basis.MARGINAL);
        assertEquals(300, quarter.buy(300_000));
        assertEquals(125, quarter.close(wallet(1_000_000)));
        assertEquals(-50, quarter.close(wallet(1_500_000)), "the wallet is corrected: 375");
    }

    @Test
    void aWalletBelowOwnSpendIsRaisedToIt() {
        var quarter = new Quarter(Basis.MARGINAL);
        assertEquals(300, quarter.buy(300_000));
        assertEquals(427, quarter.close(wallet(200_000)), "30 + 67.5 + 90 + 540 = 727.5");
    }

    @Test
    void withoutAWalletTheUnknownMultiplierHoldsForAllOfIt() {
        for (var basis : new Basis[] {Basis.PERIOD_CLOSE, Basis.MARGINAL}) {
            var quarter = new Quarter(basis);
            quarter.buy(300_000);
            assertEquals(0, quarter.close(Share.unknown(300_000)));
        }
    }

    @Test
    void aCloseAlsoPaysOldFractions() {
        var quarter = new Quarter(Basis.PERIOD_CLOSE);
        for (var i = 0; i < 3; i++) {
            assertEquals(0, quarter.buy(999));
        }
        assertEquals(2, quarter.close(Share.unknown(2_997)));
    }

    @Test
    void aReturnIntoAClosedPeriodTakesBackWhatTheCloseMadeOfIt() {
        var quarter = new Quarter(Basis.PERIOD_CLOSE);
        var bought = Baskets.of(300_000);
        var judgement = quarter.judge(bought);
        quarter.close(wallet(1_000_000));
        var takeBack = new TakeBack(quarter.rules, bought, judgement, java.util.List.of());
        var back = takeBack.of(Baskets.lines(-100_000), result -> new TakeBack.Closed(Fraction.of(2), null),
                NoFacts.carries());
        assertEquals(-200, back.points());
    }

    /** One account's quarter under one share rule. */
    private static final class Quarter {

        private final RuleSet rules;
        private Tally tally = Tally.EMPTY;

        Quarter(Basis basis) {
            rules = Rules.compile(Rules.share("share", basis));
        }

        Judgement judge(Basket basket) {
            var judgement = Judge.judge(rules, basket, NoFacts.none(), Rounding.FLOOR);
            judgement.rules().forEach(result -> tally = tally.plus(result));
            return judgement;
        }

        long buy(long amountMinor) {
            return judge(Baskets.of(amountMinor)).points();
        }

        long close(Share share) {
            var trueUp = TrueUp.of(rules.shareRules().get(0), QUARTER, tally, share, Rounding.FLOOR, NoFacts.carries());
            tally = tally.plus(trueUp);
            return trueUp.points();
        }
    }
}
