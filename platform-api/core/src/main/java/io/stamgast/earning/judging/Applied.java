package io.stamgast.earning.judging;

import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.AmountRule;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.Reached;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.wallet.Share;

/** The multiplier that applies to a purchase now, and where it comes from. */
record Applied(Fraction multiplier, MultiplierSource source, String period, ShareUsed share) {

    static Applied of(RuleSet version, AmountRule rule, Basket basket, ShareLookup shares) {
        if (!(rule instanceof SpendShareRule shareRule)) {
            return new Applied(Fraction.ONE, MultiplierSource.RULE, null, null);
        }
        var need = shareRule.need(basket.occurredAt(), version.zone());
        var share = need.map(shares::of).orElse(null);
        if (share == null) {
            var period = shareRule.periodOf(basket.occurredAt(), version.zone()).toString();
            return new Applied(Fraction.ONE, MultiplierSource.UNTIL_CLOSE, period, null);
        }
        return measured(need.get(), share, shareRule.reached(share));
    }

    private static Applied measured(ShareNeed need, Share share, Reached reached) {
        var source = share.isKnown() ? MultiplierSource.BAND : MultiplierSource.UNKNOWN_SHARE;
        var months = need.basis() == Basis.TRAILING ? (Integer) need.months() : null;
        return new Applied(reached.multiplier(), source, null,
                ShareUsed.of(need.scope(), need.period().toString(), months, share, reached));
    }
}
