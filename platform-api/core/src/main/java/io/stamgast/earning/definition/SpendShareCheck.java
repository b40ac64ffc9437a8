package io.stamgast.earning.definition;

import io.stamgast.earning.definition.RuleDefinition.Band;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Scope;
import java.math.BigDecimal;

/** What a spend-share rule needs beyond every rule's members: how the share is measured, and its bands. */
record SpendShareCheck(Violations at, RuleDefinition rule) {

    private static final int MAX_BANDS = 50;
    private static final int MAX_MONTHS = 36;

    void check() {
        at.require(rule.basis() != null, "basis", "must be PREVIOUS_PERIOD, TRAILING, PERIOD_CLOSE or MARGINAL");
        if (rule.basis() == Basis.TRAILING) {
            at.require(rule.months() != null && rule.months() >= 1 && rule.months() <= MAX_MONTHS, "months",
                    "must be from 1 to " + MAX_MONTHS);
            at.require(rule.period() == null || rule.period() == Period.Length.MONTH, "period",
                    "TRAILING measures whole months; leave it out");
        } else if (rule.basis() != null) {
            at.require(rule.period() != null, "period", "must be MONTH, QUARTER or YEAR");
            at.require(rule.months() == null, "months", "belongs to TRAILING only; leave it out");
        }
        var mistake = rule.scope() == null ? null : Scope.mistake(rule.scope());
        at.require(mistake == null, "scope", mistake);
        if (rule.unknownMultiplier() != null) {
            at.multiplier("unknownMultiplier", rule.unknownMultiplier());
        }
        bands();
    }

    private void bands() {
        var bands = rule.bands();
        if (bands == null || bands.isEmpty() || bands.size() > MAX_BANDS) {
            at.require(false, "bands", "must hold 1 to " + MAX_BANDS + " bands");
            return;
        }
        BigDecimal below = null;
        for (var i = 0; i < bands.size(); i++) {
            var place = "bands[" + i + "]";
            if (bands.get(i) == null) {
                at.require(false, place, "must not be null");
            } else {
                band(at.at(place), bands.get(i), below, i == 0);
                below = bands.get(i).from() == null ? below : bands.get(i).from();
            }
        }
    }

    private static void band(Violations here, Band band, BigDecimal below, boolean first) {
        here.multiplier("multiplier", band.multiplier());
        var from = band.from();
        if (from == null || from.signum() < 0 || !Violations.fits(from, BigDecimal.ONE)) {
            here.require(false, "from", "must be a share from 0 to 1, such as 0.25, with at most "
                    + Violations.MAX_DECIMALS + " decimals");
        } else if (first) {
            here.require(from.signum() == 0, "from", "the first band must begin at 0");
        } else {
            here.require(below == null || from.compareTo(below) > 0, "from",
                    "must be above the band before; bands stand in ascending order");
        }
    }
}
