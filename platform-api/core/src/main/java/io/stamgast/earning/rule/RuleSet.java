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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A version of a rule set, ready to judge: immutable, to be shared between threads. What each purchase asks of it is
 * worked out once.
 */
public final class RuleSet {

    private final UUID id;
    private final String name;
    private final Instant effectiveFrom;
    private final Currency currency;
    private final ZoneId zone;
    private final List<Rule> rules;
    private final Map<String, Rule> byCode = new HashMap<>();
    private final List<SpendShareRule> shareRules;
    private final List<GoalRule> goalRules;
    private final List<CampaignRule> campaigns;
    private final List<Rule> ofPurchases;
    private final List<Rule> counted;
    private final Set<Reach> reaches = new HashSet<>();

    private RuleSet(UUID id, String name, Instant effectiveFrom, Currency currency, ZoneId zone, List<Rule> rules) {
        this.id = id;
        this.name = name;
        this.effectiveFrom = effectiveFrom;
        this.currency = currency;
        this.zone = zone;
        this.rules = List.copyOf(rules);
        rules.forEach(rule -> byCode.put(rule.code(), rule));
        shareRules = ofType(SpendShareRule.class);
        goalRules = ofType(GoalRule.class);
        campaigns = ofType(CampaignRule.class);
        ofPurchases = rules.stream().filter(rule -> rule instanceof AmountRule || rule instanceof OccasionRule
                || rule instanceof FrequencyRule || rule instanceof CampaignRule).toList();
        counted = ofPurchases.stream().filter(rule -> rule.terms().isCapped() || isOnce(rule)).toList();
        rules.forEach(this::addReach);
    }

    private void addReach(Rule rule) {
        if (rule instanceof GrowthRule growth) {
            reaches.add(new Reach(growth.length(), true));
        } else if (rule instanceof FrequencyRule frequency && frequency.streak() > 1) {
            reaches.add(new Reach(frequency.length(), false));
        } else if (rule instanceof OccasionRule occasion && !occasion.isForTheFirst()) {
            reaches.add(new Reach(Period.Length.MONTH, false));
        }
    }

    private static boolean isOnce(Rule rule) {
        return rule instanceof OccasionRule occasion && occasion.isForTheFirst();
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

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The first instant of purchases that it judges. */
    public Instant effectiveFrom() {
        return effectiveFrom;
    }

    public Currency currency() {
        return currency;
    }

    public ZoneId zone() {
        return zone;
    }

    /** The highest priority first. */
    public List<Rule> rules() {
        return rules;
    }

    public Optional<Rule> rule(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The period whose close settles what a rule has judged for purchases of that one. */
    public Period settling(String code, String period) {
        return rule(code).orElseThrow().settledBy(Period.parse("period", period));
    }

    /** The rules that periods are closed for, or whose share is looked up. */
    public List<SpendShareRule> shareRules() {
        return shareRules;
    }

    public List<GoalRule> goalRules() {
        return goalRules;
    }

    public List<CampaignRule> campaigns() {
        return campaigns;
    }

    /** The rules that purchases are judged by, the highest priority first. */
    public List<Rule> ofPurchases() {
        return ofPurchases;
    }

    /** The rules of one kind, the highest priority first. */
    public <T extends Rule> List<T> ofType(Class<T> type) {
        return rules.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The rules of purchases that count what they gave an account: with caps over time, or for a first purchase. */
    public List<Rule> counted() {
        return counted;
    }

    /** Whether a rule of purchases has a budget. */
    public boolean hasBudgets() {
        return ofPurchases.stream().anyMatch(rule -> rule.terms().budget() != null);
    }

    /** Whether a rule pays for the first purchase after a time without any. */
    public boolean looksForComebacks() {
        return ofPurchases.stream().anyMatch(rule -> rule instanceof OccasionRule && !isOnce(rule));
    }

    /** Whether a rule asks when the account bought before. */
    public boolean asksForEarlierSales() {
        return ofPurchases.stream().anyMatch(rule -> rule instanceof OccasionRule occasion
                && (!occasion.isForTheFirst() || occasion.isForTheFirstEver()));
    }

    /** Whether a condition of a rule of purchases asks about this. */
    public boolean asksAbout(Topic topic) {
        return ofPurchases.stream().anyMatch(rule -> rule.terms().condition().asksAbout(topic));
    }

    /** Whether a condition of a rule uses this name, such as {@code purchase.distributor}. */
    public boolean asksFor(String asked) {
        return ofPurchases.stream().anyMatch(rule -> rule.terms().condition().asksFor(asked));
    }

    /** How far beyond its own periods a purchase matters to closes; only rules that compare periods are there. */
    public Set<Reach> reaches() {
        return reaches;
    }

    /** The shares that judging a purchase of that time asks for; each once. */
    public Set<ShareNeed> shareNeeds(Instant occurredAt) {
        var needs = new LinkedHashSet<ShareNeed>();
        for (var share : shareRules) {
            if (share.isValidAt(occurredAt)) {
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
