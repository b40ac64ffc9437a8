package io.stamgast.earning.rule;

import io.stamgast.earning.rule.RuleDefinition.Band;
import io.stamgast.earning.rule.RuleDefinition.Basis;
import io.stamgast.earning.rule.RuleDefinition.Kind;
import io.stamgast.wallet.Period.Length;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Rule sets for tests: 1 point per 10.00, bands [0, 10 %) ×1, [10, 25 %) ×1.5, [25, 40 %) ×2, [40, 100 %] ×3. */
public final class Rules {

    public static final ZoneId LONDON = ZoneId.of("Europe/London");
    public static final Currency GBP = Currency.getInstance("GBP");

    private Rules() {
    }

    public static RuleDefinition spend(String code) {
        return new RuleDefinition(code, Kind.SPEND, null, new BigDecimal("10.00"), 1L, null, null, null, null, null,
                null, null, null, null, null, null, null, null);
    }

    public static RuleDefinition share(String code, Basis basis) {
        return share(code, basis, RuleDefinition.ALL);
    }

    public static RuleDefinition share(String code, Basis basis, String scope) {
        var trailing = basis == Basis.TRAILING;
        return new RuleDefinition(code, Kind.SPEND_SHARE, null, new BigDecimal("10.00"), 1L, null, null, null, null,
                null, null, null, basis, trailing ? null : Length.QUARTER, scope, trailing ? 6 : null,
                List.of(band("0", "1"), band("0.10", "1.5"), band("0.25", "2"), band("0.40", "3")), BigDecimal.ONE);
    }

    public static Band band(String from, String multiplier) {
        return new Band(new BigDecimal(from), new BigDecimal(multiplier));
    }

    public static RuleSet compile(RuleDefinition... rules) {
        return RuleSet.compile(new UUID(7, 7), Instant.EPOCH, new RuleSetDefinition("test", List.of(rules)), GBP,
                LONDON);
    }
}
