package io.stamgast.earning.settlement;

import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Shares;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the close of a period has to settle: the rules of its length, of every published version.
 *
 * @param versions by id
 */
public record ClosePlan(Period period, ProgramSettings program, Map<UUID, RuleSet> versions) {

    public static ClosePlan of(Period period, ProgramSettings program, Collection<RuleSet> published) {
        return new ClosePlan(period, program,
                published.stream().collect(Collectors.toUnmodifiableMap(RuleSet::id, Function.identity())));
    }

    /** The scopes whose shares are measured: {@code ALL}, and those of the rules. */
    public List<String> scopes() {
        var scopes = new TreeSet<String>();
        scopes.add(Shares.ALL);
        for (var version : versions.values()) {
            for (var rule : version.shareRules()) {
                if (rule.length() == period.length()) {
                    scopes.add(rule.scope());
                }
            }
        }
        return List.copyOf(scopes);
    }

    /** The periods whose tallies it may touch: its own, and the next one's under {@code PREVIOUS_PERIOD}. */
    List<String> periods() {
        return List.of(period.toString(), period.next().toString());
    }

    /** The rule that this close settles the tally for; none when the tally waits for another period's close. */
    Optional<SpendShareRule> rule(TallyRow tally) {
        return Optional.ofNullable(versions.get(tally.ruleSetId()))
                .flatMap(version -> version.rule(tally.code()))
                .filter(SpendShareRule.class::isInstance).map(SpendShareRule.class::cast)
                .filter(rule -> rule.settledByCloseOf(period).map(Period::toString).filter(tally.period()::equals)
                        .isPresent());
    }
}
