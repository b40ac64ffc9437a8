package io.stamgast.earning.rule;

import io.stamgast.earning.condition.Topic;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.wallet.Period;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A version of a rule set, ready to judge: immutable, to be shared between threads.
 *
 * @param effectiveFrom the first instant of purchases that it judges
 * @param rules the highest priority first
 */
public record RuleSet(UUID id, String name, Instant effectiveFrom, Currency currency, ZoneId zone, List<Rule> rules) {

    public RuleSet {
        rules = List.copyOf(rules);
    }

    /** @param definition one without violations */
    public static RuleSet compile(UUID id, Instant effectiveFrom, RuleSetDefinition definition, Currency currency,
                                  ZoneId zone) {
        var rules = definition.rules().stream()
                .map(rule -> compile(rule, currency))
                .sorted(Comparator.comparingInt((Rule rule) -> -rule.terms().priority()))
                .toList();
        return new RuleSet(id, definition.name(), effectiveFrom, currency, zone, rules);
    }

    private static Rule compile(RuleDefinition rule, Currency currency) {
        var terms = Terms.of(rule, currency);
        return switch (rule.kind()) {
            case SPEND -> new SpendRule(terms);
            case SPEND_SHARE -> SpendShareRule.of(rule, terms);
            case GROWTH -> GrowthRule.of(rule, terms);
            case BREADTH -> BreadthRule.of(rule, terms, currency);
            case FREQUENCY -> FrequencyRule.of(rule, terms, currency);
            case FIRST_PURCHASE -> new OccasionRule(terms, 0);
            case WIN_BACK -> new OccasionRule(terms, rule.idleDays());
            case ACTIVITY -> new ActivityRule(terms, rule.activity());
            case REFERRAL -> ReferralRule.of(rule, terms, currency);
            case CAMPAIGN -> CampaignRule.of(rule, terms);
        };
    }

    public Optional<Rule> rule(String code) {
        return rules.stream().filter(rule -> rule.code().equals(code)).findFirst();
    }

    /** The period whose close settles what a rule has judged for purchases of that one. */
    public Period settling(String code, String period) {
        return rule(code).orElseThrow().settledBy(Period.parse("period", period));
    }

    /** The rules that periods are closed for, or whose share is looked up. */
    public List<SpendShareRule> shareRules() {
        return ofType(SpendShareRule.class);
    }

    public List<GoalRule> goalRules() {
        return ofType(GoalRule.class);
    }

    /** The rules of one kind, the highest priority first. */
    public <T extends Rule> List<T> ofType(Class<T> type) {
        return rules.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Whether a condition of a rule asks about this. */
    public boolean asksAbout(Topic topic) {
        return rules.stream().anyMatch(rule -> rule.terms().condition().asksAbout(topic));
    }

    /** Whether a condition of a rule uses this name, such as {@code account.tier}. */
    public boolean asksFor(String name) {
        return rules.stream().anyMatch(rule -> rule.terms().condition().asksFor(name));
    }

    /** How far beyond its own periods a purchase matters to closes; only rules that compare periods are there. */
    public Set<Reach> reaches() {
        var reaches = new HashSet<Reach>();
        for (var rule : rules) {
            if (rule instanceof GrowthRule growth) {
                reaches.add(new Reach(growth.length(), true));
            } else if (rule instanceof FrequencyRule frequency && frequency.streak() > 1) {
                reaches.add(new Reach(frequency.length(), false));
            } else if (rule instanceof OccasionRule occasion && !occasion.isForTheFirst()) {
                reaches.add(new Reach(Period.Length.MONTH, false));
            }
        }
        return reaches;
    }

    /** The shares that judging a purchase of that time asks for; each once. */
    public Set<ShareNeed> shareNeeds(Instant occurredAt) {
        var needs = new LinkedHashSet<ShareNeed>();
        for (var rule : rules) {
            if (rule instanceof SpendShareRule share && share.isValidAt(occurredAt)) {
                share.need(occurredAt, zone).ifPresent(needs::add);
            }
        }
        return needs;
    }

    /**
     * The version of that id among all that were published.
     *
     * @throws IllegalStateException when there is none: what was judged by it can't be told or undone without
     */
    public static RuleSet judged(Collection<RuleSet> published, UUID id) {
        return published.stream().filter(version -> version.id().equals(id)).findFirst()
                .orElseThrow(() -> new IllegalStateException("no published rule set " + id));
    }

    /** The version in force at an instant: the one that became effective last before it, or at it. */
    public static Optional<RuleSet> inForce(Collection<RuleSet> published, Instant occurredAt) {
        return published.stream().filter(version -> !version.effectiveFrom().isAfter(occurredAt))
                .max(Comparator.comparing(RuleSet::effectiveFrom));
    }
}
