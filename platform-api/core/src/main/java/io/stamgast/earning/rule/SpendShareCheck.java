package io.stamgast.earning.rule;

import io.stamgast.earning.rule.RuleDefinition.Band;
import io.stamgast.earning.rule.RuleDefinition.Basis;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Scope;
import java.math.BigDecimal;
import java.util.List;

/** What a spend-share rule needs beyond every rule's members: how the share is measured, and its bands. */
record SpendShareCheck(String path, RuleDefinition rule, List<Violation> violations) {

    private static final int MAX_BANDS = 50;
    private static final int MAX_MONTHS = 36;
    private static final BigDecimal MAX_MULTIPLIER = new BigDecimal(1000);
    private static final String NO_MULTIPLIER = "must be a decimal number from 0 to " + MAX_MULTIPLIER
            + " with at most " + DefinitionCheck.MAX_DECIMALS + " decimals";

    void check() {
        require(rule.basis() != null, ".basis", "must be PREVIOUS_PERIOD, TRAILING, PERIOD_CLOSE or MARGINAL");
        if (rule.basis() == Basis.TRAILING) {
            require(rule.months() != null && rule.months() >= 1 && rule.months() <= MAX_MONTHS, ".months",
                    "must be from 1 to " + MAX_MONTHS);
            require(rule.period() == null || rule.period() == Period.Length.MONTH, ".period",
                    "TRAILING measures whole months; leave it out");
        } else if (rule.basis() != null) {
            require(rule.period() != null, ".period", "must be MONTH, QUARTER or YEAR");
            require(rule.months() == null, ".months", "belongs to TRAILING only; leave it out");
        }
        var mistake = rule.scope() == null ? null : Scope.mistake(rule.scope());
        require(mistake == null, ".scope", mistake);
        require(rule.unknownMultiplier() == null || isMultiplier(rule.unknownMultiplier()), ".unknownMultiplier",
                NO_MULTIPLIER);
        bands();
    }

    private void bands() {
        var bands = rule.bands();
        if (bands == null || bands.isEmpty() || bands.size() > MAX_BANDS) {
            require(false, ".bands", "must hold 1 to " + MAX_BANDS + " bands");
            return;
        }
        BigDecimal below = null;
        for (var i = 0; i < bands.size(); i++) {
            var place = ".bands[" + i + "]";
            if (bands.get(i) == null) {
                require(false, place, "must not be null");
            } else {
                band(place, bands.get(i), below, i == 0);
                below = bands.get(i).from() == null ? below : bands.get(i).from();
            }
        }
    }

    private void band(String place, Band band, BigDecimal below, boolean first) {
        require(band.multiplier() != null && isMultiplier(band.multiplier()), place + ".multiplier", NO_MULTIPLIER);
        var from = band.from();
        if (from == null || from.signum() < 0 || !DefinitionCheck.fits(from, BigDecimal.ONE)) {
            require(false, place + ".from", "must be a share from 0 to 1, such as 0.25, with at most "
                    + DefinitionCheck.MAX_DECIMALS + " decimals");
        } else if (first) {
            require(from.signum() == 0, place + ".from", "the first band must begin at 0");
        } else {
            require(below == null || from.compareTo(below) > 0, place + ".from",
                    "must be above the band before; bands stand in ascending order");
        }
    }

    private static boolean isMultiplier(BigDecimal value) {
        return value.signum() >= 0 && DefinitionCheck.fits(value, MAX_MULTIPLIER);
    }

    private void require(boolean holds, String member, String message) {
        if (!holds) {
            violations.add(new Violation(path + member, message));
        }
    }
}
