package io.stamgast.tier.outlook;

import io.stamgast.tier.scheme.Metric;
import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.Tier;
import io.stamgast.tier.standing.Change;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened to an account's tier, as it is shown.
 *
 * @param from the tier's code before; null for none
 * @param to after
 * @param value what was measured; null when unknown
 * @param threshold of the tier that the reason is about; null where it is about none
 * @param reason in a sentence
 */
public record TierEvent(UUID id, Instant at, Change change, String from, String to, Metric metric, String unit,
                        BigDecimal value, BigDecimal threshold, LocalDate reviewOn, LocalDate graceUntil,
                        String reason) {

    static TierEvent of(Standings.Event event, Optional<Scheme> scheme, Currency currency) {
        var threshold = event.threshold() == null || event.threshold() == Tier.UNREACHABLE ? null : event.threshold();
        var shown = new TierEvent(event.id(), event.at(), event.change(), event.from(), event.to(), event.metric(),
                event.metric().unit(currency), event.metric().written(event.value(), currency),
                event.metric().written(threshold, currency), event.reviewOn(), event.graceUntil(), null);
        return new TierEvent(shown.id, shown.at, shown.change, shown.from, shown.to, shown.metric, shown.unit,
                shown.value, shown.threshold, shown.reviewOn, shown.graceUntil, shown.sentence(scheme));
    }

    private String sentence(Optional<Scheme> scheme) {
        var now = name(scheme, to);
        return switch (change) {
            case UPGRADED -> "Reached " + measured() + "; " + now + " begins at " + limit() + ".";
            case DOWNGRADED -> "Only " + measured() + " at the review; " + name(scheme, from) + " needs " + limit()
                    + ". Now " + now + ".";
            case GRACE_BEGAN -> "Only " + measured() + " at the review; " + now + " needs " + limit()
                    + ". It stays until " + graceUntil + ".";
            case KEPT -> kept(now);
            case SCHEME_CHANGED -> "The tiers changed: " + measured() + " is " + now + ".";
        };
    }

    private String kept(String tier) {
        if (value == null) {
            return tier + " stays: what it is measured by is unknown.";
        }
        return threshold != null && value.compareTo(threshold) < 0
                ? tier + " stays, though " + measured() + " is below " + limit() + ": nobody falls."
                : tier + " stays with " + measured() + "; it needs " + limit() + ".";
    }

    private String measured() {
        return value == null ? "an unknown figure" : amount(value);
    }

    private String limit() {
        return threshold == null ? "a threshold that is not computed yet" : amount(threshold);
    }

    private String amount(BigDecimal figure) {
        return switch (metric) {
            case POINTS_EARNED -> figure.toPlainString() + " points";
            case PURCHASES, CLV, SEGMENT -> figure.toPlainString() + " purchases";
            case OWN_SPEND -> figure.toPlainString() + " " + unit;
            case SPEND_SHARE -> figure.movePointRight(2).stripTrailingZeros().toPlainString() + " % of spending";
        };
    }

    private static String name(Optional<Scheme> scheme, String code) {
        return code == null ? "no tier" : scheme.flatMap(found -> found.tier(code)).map(Tier::name).orElse(code);
    }
}
