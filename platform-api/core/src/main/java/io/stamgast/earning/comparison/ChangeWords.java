package io.stamgast.earning.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.earning.comparison.Comparison.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Puts a change into words. */
final class ChangeWords {

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle(ChangeWords.class.getPackageName() + ".changes", Locale.ROOT);

    private ChangeWords() {
    }

    static String of(Kind kind, String rule, String member, JsonNode before, JsonNode after) {
        return WORDS.getString(kind.name()).replace("{rule}", String.valueOf(rule))
                .replace("{member}", member == null ? "" : WORDS.getString("member." + member))
                .replace("{before}", before == null ? "" : value(member, before))
                .replace("{after}", after == null ? "" : value(member, after));
    }

    private static String value(String member, JsonNode value) {
        if (member == null && value.isObject()) {
            return rule(value);
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).map(one -> value(member, one))
                    .collect(Collectors.joining(", "));
        }
        if (value.isObject()) {
            return members(value).stream().map(part -> WORDS.getString("part." + part.getKey())
                    .replace("{value}", part(part.getKey(), part.getValue()))).collect(Collectors.joining(
                            member.equals("caps") ? ", " : " "));
        }
        return value.isTextual() && WORDS.containsKey("value." + value.textValue())
                ? WORDS.getString("value." + value.textValue()) : value.asText();
    }

    /** A share is told in percent. */
    private static String part(String name, JsonNode value) {
        return name.equals("from") || name.equals("growth")
                ? new BigDecimal(value.asText()).movePointRight(2).stripTrailingZeros().toPlainString()
                : value.asText();
    }

    /** All that a rule says, member by member. */
    private static String rule(JsonNode rule) {
        return members(rule).stream().filter(member -> !member.getKey().equals("code"))
                .map(member -> WORDS.getString("member." + member.getKey()) + " "
                        + value(member.getKey(), member.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static List<Map.Entry<String, JsonNode>> members(JsonNode object) {
        return new ArrayList<>(object.properties());
    }
}
