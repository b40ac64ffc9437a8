package io.stamgast.earning.definition;

import static io.stamgast.earning.definition.RuleDefinition.Kind.ACTIVITY;
import static io.stamgast.earning.definition.RuleDefinition.Kind.BREADTH;
import static io.stamgast.earning.definition.RuleDefinition.Kind.CAMPAIGN;
import static io.stamgast.earning.definition.RuleDefinition.Kind.FREQUENCY;
import static io.stamgast.earning.definition.RuleDefinition.Kind.GROWTH;
import static io.stamgast.earning.definition.RuleDefinition.Kind.REFERRAL;
import static io.stamgast.earning.definition.RuleDefinition.Kind.SPEND;
import static io.stamgast.earning.definition.RuleDefinition.Kind.SPEND_SHARE;
import static io.stamgast.earning.definition.RuleDefinition.Kind.WIN_BACK;
import static java.util.Map.entry;

import io.stamgast.earning.condition.Topic;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.kernel.Json;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which members belong to which kinds of rules, and what their conditions may ask about. */
public final class Members {

    private static final Map<String, Set<Kind>> KINDS = Map.ofEntries(
            entry("unit", EnumSet.of(SPEND, SPEND_SHARE, GROWTH)),
            entry("basis", EnumSet.of(SPEND_SHARE)),
            entry("period", EnumSet.of(SPEND_SHARE, GROWTH, BREADTH, FREQUENCY)),
            entry("scope", EnumSet.of(SPEND_SHARE, GROWTH)),
            entry("months", EnumSet.of(SPEND_SHARE)),
            entry("bands", EnumSet.of(SPEND_SHARE)),
            entry("unknownMultiplier", EnumSet.of(SPEND_SHARE)),
            entry("growth", EnumSet.of(GROWTH)),
            entry("thresholds", EnumSet.of(GROWTH)),
            entry("newAccounts", EnumSet.of(GROWTH)),
            entry("categories", EnumSet.of(BREADTH)),
            entry("minAmount", EnumSet.of(BREADTH, FREQUENCY, REFERRAL)),
            entry("purchases", EnumSet.of(FREQUENCY)),
            entry("streak", EnumSet.of(FREQUENCY)),
            entry("idleDays", EnumSet.of(WIN_BACK)),
            entry("activity", EnumSet.of(ACTIVITY)),
            entry("refereePoints", EnumSet.of(REFERRAL)),
            entry("rules", EnumSet.of(CAMPAIGN)),
            entry("multiplier", EnumSet.of(CAMPAIGN)),
            entry("group", EnumSet.complementOf(EnumSet.of(GROWTH, BREADTH, FREQUENCY, REFERRAL))),
            entry("stacking", EnumSet.complementOf(EnumSet.of(GROWTH, BREADTH, FREQUENCY, REFERRAL))));

    private Members() {
    }

    /** The members that are there, of those that belong to other kinds only; each with these kinds in words. */
    static Map<String, String> misplaced(RuleDefinition rule) {
        var misplaced = new TreeMap<String, String>();
        Json.MAPPER.valueToTree(rule).fieldNames().forEachRemaining(member -> owners(member)
                .filter(kinds -> !kinds.contains(rule.kind()))
                .ifPresent(kinds -> misplaced.put(member, words(kinds))));
        return misplaced;
    }

    private static Optional<Set<Kind>> owners(String member) {
        return Optional.ofNullable(KINDS.get(member));
    }

    private static String words(Set<Kind> kinds) {
        return new TreeSet<>(kinds).stream().map(Kind::name).collect(Collectors.joining(", "));
    }

    /** What conditions of that kind of rule may ask about. */
    public static Set<Topic> topics(Kind kind) {
        return switch (kind) {
            case SPEND, SPEND_SHARE, FIRST_PURCHASE, WIN_BACK, FREQUENCY, CAMPAIGN ->
                    EnumSet.of(Topic.LINE, Topic.PURCHASE, Topic.ACCOUNT);
            case GROWTH, BREADTH, REFERRAL -> EnumSet.of(Topic.ACCOUNT);
            case ACTIVITY -> EnumSet.of(Topic.ACTIVITY, Topic.MEMBER, Topic.ACCOUNT);
        };
    }
}
