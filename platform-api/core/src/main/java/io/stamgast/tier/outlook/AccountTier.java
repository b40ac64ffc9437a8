package io.stamgast.tier.outlook;

import io.stamgast.tier.scheme.Metric;
import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.SchemeDefinition.Benefits;
import io.stamgast.tier.scheme.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An account's tier as it is shown.
 *
 * @param tier its code; null for none, like {@code name} and {@code benefits}
 * @param since null where nothing has happened to it yet
 * @param unit what {@code value}, thresholds and what is missing are counted in
 * @param value the metric as it is now; null when unknown
 * @param from the first day that counts; a spend share looks at the whole months before the running one
 * @param reviewOn null where there is nothing to lose, and during a grace
 * @param next the tier above; null when there is none
 */
public record AccountTier(UUID account, String tier, String name, Instant since, Benefits benefits, Metric metric,
                          String unit, BigDecimal value, LocalDate from, LocalDate reviewOn, LocalDate graceUntil,
                          Next next) {

    /**
     * The tier above.
     *
     * @param threshold null while a dynamic one is not computed yet
     * @param missing exactly; 0 when it is reached and the next look at the account will lift it; null when unknown
     */
    public record Next(String tier, String name, BigDecimal threshold, BigDecimal missing) {

        static Next of(Scheme scheme, Tier tier, Long figure) {
            if (tier.threshold() == Tier.UNREACHABLE) {
                return new Next(tier.code(), tier.name(), null, null);
            }
            var missing = figure == null ? null : (Long) Math.max(0, tier.threshold() - figure);
            return new Next(tier.code(), tier.name(), scheme.metric().written(tier.threshold(), scheme.currency()),
                    scheme.metric().written(missing, scheme.currency()));
        }
    }

    static AccountTier of(UUID account, Scheme scheme, Standings.Kept kept, Long figure, LocalDate today) {
        var tier = scheme.tierOr(kept.tier());
        var rank = tier.map(Tier::code).map(scheme::rank).orElse(Scheme.NONE);
        var above = rank + 1 < scheme.tiers().size() ? scheme.tiers().get(rank + 1) : null;
        return new AccountTier(account, tier.map(Tier::code).orElse(null), tier.map(Tier::name).orElse(null),
                kept.since(), tier.map(Tier::benefits).orElse(null), scheme.metric(),
                scheme.metric().unit(scheme.currency()), scheme.metric().written(figure, scheme.currency()),
                scheme.span(today).from(), kept.reviewOn(), kept.graceUntil(),
                above == null ? null : Next.of(scheme, above, figure));
    }
}
