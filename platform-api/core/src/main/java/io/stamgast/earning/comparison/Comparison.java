package io.stamgast.earning.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.kernel.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The changes from one rule set to another: of its name, and rule by rule, which are known by their codes.
 *
 * @param from the one that is changed
 * @param to what it becomes
 */
public record Comparison(UUID from, UUID to, List<Change> changes) {

    private static final Set<String> NUMBERS = Set.of("unit", "bands", "thresholds", "unknownMultiplier", "growth",
            "minAmount", "multiplier");

    /** What happened to a rule, or to one of its members. */
    public enum Kind { NAME, ADDED, REMOVED, CHANGED, GIVEN, DROPPED, MOVED }

    /**
     * One change.
     *
     * @param rule its code; null where the set as a whole is changed
     * @param member of the rule, such as {@code unit}; null where the rule as a whole is meant
     * @param before as it is written in the definition; null where there was nothing, like {@code after}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(Kind kind, String rule, String member, JsonNode before, JsonNode after, String text) {
    }

    static Comparison of(UUID fromId, RuleSetDefinition from, UUID toId, RuleSetDefinition to) {
        var changes = new ArrayList<Change>();
        if (!from.name().equals(to.name())) {
            changes.add(change(Kind.NAME, null, null, tree(from.name()), tree(to.name())));
        }
        var before = byCode(from.rules());
        var after = byCode(to.rules());
        before.forEach((code, rule) -> {
            if (!after.containsKey(code)) {
                changes.add(change(Kind.REMOVED, code, null, tree(rule), null));
            }
        });
        after.forEach((code, rule) -> {
            if (before.containsKey(code)) {
                compare(code, tree(before.get(code)), tree(rule), changes);
            } else {
                changes.add(change(Kind.ADDED, code, null, null, tree(rule)));
            }
        });
        var orderBefore = before.keySet().stream().filter(after::containsKey).toList();
        var orderAfter = after.keySet().stream().filter(before::containsKey).toList();
        if (!orderBefore.equals(orderAfter)) {
            changes.add(change(Kind.MOVED, null, null, tree(orderBefore), tree(orderAfter)));
        }
        return new Comparison(fromId, toId, changes);
    }

    private static void compare(String code, JsonNode before, JsonNode after, List<Change> changes) {
        var members = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(members::add);
        after.fieldNames().forEachRemaining(members::add);
        for (var member : members) {
            var was = before.get(member);
            var is = after.get(member);
            if (!isSame(member, was, is)) {
                var kind = was == null ? Kind.GIVEN : is == null ? Kind.DROPPED : Kind.CHANGED;
                changes.add(change(kind, code, member, was, is));
            }
        }
    }

    /** A number is the same however many zeros it ends in. */
    private static boolean isSame(String member, JsonNode was, JsonNode is) {
        if (was == null || is == null || !NUMBERS.contains(member)) {
            return Objects.equals(was, is);
        }
        return was.equals((one, other) -> one.isValueNode() && other.isValueNode()
                ? new BigDecimal(one.asText()).compareTo(new BigDecimal(other.asText()))
                : one.equals(other) ? 0 : 1, is);
    }

    private static Change change(Kind kind, String rule, String member, JsonNode before, JsonNode after) {
        return new Change(kind, rule, member, before, after, ChangeWords.of(kind, rule, member, before, after));
    }

    private static Map<String, RuleDefinition> byCode(List<RuleDefinition> rules) {
        var byCode = new LinkedHashMap<String, RuleDefinition>();
        rules.forEach(rule -> byCode.put(rule.code(), rule));
        return byCode;
    }

    private static JsonNode tree(Object value) {
        return Json.MAPPER.valueToTree(value);
    }
}
