package io.stamgast.earning.settlement;

import io.stamgast.earning.rule.GoalRule;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.earning.rule.Terms;
import io.stamgast.earning.standing.Standings;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Shares;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * @param standings what other features say of accounts
 */
public record ClosePlan(Period period, ProgramSettings program, Map<UUID, RuleSet> versions, Standings standings) {

    public static ClosePlan of(Period period, ProgramSettings program, Collection<RuleSet> published,
                               Standings standings) {
        return new ClosePlan(period, program,
                published.stream().collect(Collectors.toUnmodifiableMap(RuleSet::id, Function.identity())),
                standings);
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

    /** Of the period, as times are kept. */
    Instant lastInstant() {
        return period.end(program.timeZone()).minus(1, ChronoUnit.MICROS);
    }

    /** The version whose goals count: the one in force at the period's last instant. */
    Optional<RuleSet> deciding() {
        return RuleSet.inForce(versions.values(), lastInstant());
    }

    /** The goals of the period. */
    List<GoalRule> goals() {
        return deciding().map(version -> version.goalRules().stream()
                .filter(rule -> rule.isFor(period, program.timeZone())).toList()).orElse(List.of());
    }

    /** The goal that the tally counts for, in the period that is closed. */
    Optional<GoalRule> goal(TallyRow tally) {
        return Optional.ofNullable(versions.get(tally.ruleSetId()))
                .flatMap(version -> version.rule(tally.code()))
                .filter(GoalRule.class::isInstance).map(GoalRule.class::cast)
                .filter(rule -> period.toString().equals(tally.period()));
    }

    /** Whether any version pays for first purchases after a time without any, which months settle. */
    boolean looksForComebacks() {
        return period.length() == Period.Length.MONTH && versions.values().stream()
                .anyMatch(RuleSet::looksForComebacks);
    }

    /** The rule for such purchases that the tally counts for, in the month that is closed. */
    Optional<OccasionRule> comeback(TallyRow tally) {
        return Optional.ofNullable(versions.get(tally.ruleSetId()))
                .flatMap(version -> version.rule(tally.code()))
                .filter(OccasionRule.class::isInstance).map(OccasionRule.class::cast)
                .filter(rule -> period.toString().equals(tally.period()));
    }

    /** The rules that it may settle and whose caps or budgets may be met. */
    List<Terms> limited() {
        return versions.values().stream().flatMap(version -> version.rules().stream())
                .filter(this::maySettle).map(Rule::terms)
                .filter(terms -> terms.isCapped() || terms.budget() != null).toList();
    }

    private boolean maySettle(Rule rule) {
        if (rule instanceof OccasionRule) {
            return period.length() == Period.Length.MONTH;
        }
        return rule instanceof GoalRule goal && goal.isFor(period, program.timeZone())
                || rule instanceof SpendShareRule share && share.length() == period.length();
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
