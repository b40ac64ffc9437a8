package io.stamgast.earning.rule;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Share;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Points per unit of money on the tenant's own lines in scope, times the multiplier of the account's spend share.
 *
 * @param length of the periods that the share is measured in; months under {@code TRAILING}
 * @param months how many the share looks back under {@code TRAILING}; else 0
 */
public record SpendShareRule(Terms terms, Basis basis, Period.Length length, String scope, int months, Bands bands)
        implements AmountRule {

    static SpendShareRule of(RuleDefinition rule, Terms terms) {
        var trailing = rule.basis() == Basis.TRAILING;
        return new SpendShareRule(terms, rule.basis(), trailing ? Period.Length.MONTH : rule.period(),
                rule.scope() == null ? RuleDefinition.ALL : rule.scope(), trailing ? rule.months() : 0,
                Bands.of(rule));
    }

    @Override
    public boolean covers(Line line) {
        return line.own() && (scope.equals(RuleDefinition.ALL) || scope.equals(line.category()));
    }

    /** The share that judging a purchase of that time asks for; none where only a period's close knows it. */
    public Optional<ShareNeed> need(Instant occurredAt, ZoneId zone) {
        return switch (basis) {
            case PREVIOUS_PERIOD, TRAILING ->
                    Optional.of(new ShareNeed(basis, scope, periodOf(occurredAt, zone).previous(), months));
            case PERIOD_CLOSE, MARGINAL -> Optional.empty();
        };
    }

    /** The period of this rule that a purchase of that time lies in. */
    public Period periodOf(Instant occurredAt, ZoneId zone) {
        return Period.of(occurredAt, zone, length);
    }

    /**
     * The period whose purchases the close of another period posts differences for: the same one, or under
     * {@code PREVIOUS_PERIOD} the next; none when the rule has nothing to do with it.
     */
    public Optional<Period> settledByCloseOf(Period closed) {
        if (closed.length() != length) {
            return Optional.empty();
        }
        return switch (basis) {
            case PERIOD_CLOSE, MARGINAL -> Optional.of(closed);
            case PREVIOUS_PERIOD -> Optional.of(closed.next());
            case TRAILING -> Optional.empty();
        };
    }

    @Override
    public Period settledBy(Period period) {
        return basis == Basis.PREVIOUS_PERIOD ? period.previous() : period;
    }

    @Override
    public boolean isSettledByClose() {
        return basis != Basis.TRAILING;
    }

    /** What the share is worth under this rule. */
    public Reached reached(Share share) {
        return basis == Basis.MARGINAL ? bands.blended(share) : bands.reached(share);
    }
}
