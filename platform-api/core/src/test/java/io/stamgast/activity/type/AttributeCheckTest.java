package io.stamgast.activity.type;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeCheckTest {

    private static final List<AttributeRule> RULES = List.of(
            rule("title", AttributeRule.Type.STRING, true, 5, null, null, null),
            rule("level", AttributeRule.Type.STRING, false, null, null, null, List.of("basic", "master")),
            rule("score", AttributeRule.Type.NUMBER, false, null, "0", "10.5", null),
            rule("passed", AttributeRule.Type.BOOLEAN, false, null, null, null, null),
            rule("day", AttributeRule.Type.DATE, false, null, null, null, null));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"title\":\"Milk\"}|",
        "{\"title\":\"Milk\",\"level\":\"master\",\"score\":10.5,\"passed\":false,\"day\":\"2026-02-28\"}|",
        "{\"title\":\"Milk\",\"score\":null}|",
        "{}|title must be given",
        "{\"title\":null}|title must be given",
        "{\"title\":5}|title must be a text",
        "{\"title\":\"Cheese\"}|title must have at most 5 characters",
        "{\"title\":\"a\\u0000\"}|title must not hold U+0000 or half a surrogate pair",
        "{\"title\":\"Milk\",\"level\":\"expert\"}|level must be one of basic, master",
        "{\"title\":\"Milk\",\"score\":\"5\"}|score must be a number",
        "{\"title\":\"Milk\",\"score\":-0.1}|score must be at least 0",
        "{\"title\":\"Milk\",\"score\":10.6}|score must be at most 10.5",
        "{\"title\":\"Milk\",\"score\":1e-30}|score must have at most 24 digits before and 18 after the point",
        "{\"title\":\"Milk\",\"passed\":\"true\"}|passed must be true or false",
        "{\"title\":\"Milk\",\"day\":\"2026-02-30\"}|day must be a date such as 2010-12-01",
        "{\"title\":\"Milk\",\"day\":20260228}|day must be a date such as 2010-12-01",
        "{\"title\":\"Milk\",\"sauce\":1}|sauce is not an attribute of this type; "
                + "known are day, level, passed, score, title"})
    void eachAttributeIsWhatItsTypeSays(String attributes, String mistake) {
        assertEquals(mistake == null ? "" : "attributes." + mistake, mistakes(RULES, attributes));
    }

    @Test
    void everyMistakeIsTold() {
        assertEquals("attributes.title must be given, attributes.score must be a number",
                mistakes(RULES, "{\"score\":true}"));
    }

    @Test
    void aNameThatNoAttributeCanHaveIsNotRepeated() {
        assertEquals("attributes is not an attribute of this type; it has none",
                mistakes(List.of(), "{\"a\\ud800\":1}"));
    }

    @Test
    void anAttributesRulesMustFitItsTypeAndEachOther() {
        var rules = List.of(rule("a", AttributeRule.Type.BOOLEAN, false, 1, "1", "2", List.of("x")),
                rule("a", AttributeRule.Type.NUMBER, false, null, "2", "1", null));
        assertEquals(List.of("attributes[0].maxLength is for a STRING only",
                "attributes[0].allowed is for a STRING only",
                "attributes[0].min is for a NUMBER only", "attributes[0].max is for a NUMBER only",
                "attributes[1].name stands twice", "attributes[1].max must not be below min"),
                AttributeRule.violations(rules).stream().map(one -> one.field() + " " + one.message()).toList());
    }

    @Test
    void anAllowedValueMustBePossibleAndStandOnce() {
        var rules = List.of(rule("a", AttributeRule.Type.STRING, false, 3, null, null, List.of("abc", "abcd", "abc")));
        assertEquals(List.of("attributes[0].allowed[1] is longer than maxLength",
                "attributes[0].allowed[2] stands twice"),
                AttributeRule.violations(rules).stream().map(one -> one.field() + " " + one.message()).toList());
    }

    private static String mistakes(List<AttributeRule> rules, String json) {
        var attributes = Json.read(json, JsonNode.class).properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new AttributeCheck(rules, attributes).violations().stream()
                .map(one -> one.field() + " " + one.message()).collect(Collectors.joining(", "));
    }

    private static AttributeRule rule(String name, AttributeRule.Type type, boolean required, Integer maxLength,
                                      String min, String max, List<String> allowed) {
        return new AttributeRule(name, type, required, maxLength, min == null ? null : new BigDecimal(min),
                max == null ? null : new BigDecimal(max), allowed);
    }
}
