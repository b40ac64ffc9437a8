package io.stamgast.earning.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One valid definition, in which each test breaks one thing. */
class RuleSetDefinitionTest {

    private static final String VALID = """
            {"name":"Spring","rules":[
              {"code":"base","kind":"SPEND","unit":"10.00","points":1},
              {"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"PERIOD_CLOSE","period":"YEAR",
               "scope":"ALL","bands":[{"from":"0","multiplier":"1"},{"from":"0.10","multiplier":"1.5"}],
               "unknownMultiplier":"1"}]}""";

    private final ObjectNode set = (ObjectNode) tree(VALID);

    private static JsonNode tree(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static RuleSetDefinition read(JsonNode json) {
        return Json.read(json.toString(), RuleSetDefinition.class);
    }

    private ObjectNode rule(int index) {
        return (ObjectNode) set.get("rules").get(index);
    }

    private ObjectNode band(int index) {
        return (ObjectNode) rule(1).get("bands").get(index);
    }

    private List<String> wrongFields() {
        return read(set).violations().stream().map(Violation::field).toList();
    }

    private void breaks(ObjectNode where, String member, String value, String field) {
        var before = where.get(member);
        where.set(member, tree(value));
        assertEquals(List.of(field), wrongFields(), member + " = " + value);
        where.set(member, before);
    }

    private void keeps(ObjectNode where, String member, String value) {
        var before = where.get(member);
        where.set(member, tree(value));
        assertEquals(List.of(), wrongFields(), member + " = " + value);
        where.set(member, before);
    }

    @Test
    void theIssuesExampleIsValidAndIsWrittenAsItWasRead() {
        var definition = read(set);
        assertEquals(List.of(), definition.violations());
        assertEquals(definition, Json.read(Json.write(definition), RuleSetDefinition.class));
        assertEquals(set, tree(Json.write(definition)));
    }

    @Test
    void aSetHasANameAndRules() {
        breaks(set, "name", "null", "name");
        breaks(set, "name", "\" \"", "name");
        breaks(set, "name", "\"a\\u0001b\"", "name");
        breaks(set, "rules", "null", "rules");
        breaks(set, "rules", "[]", "rules");
        ((ArrayNode) set.get("rules")).addNull();
        assertEquals(List.of("rules[2]"), wrongFields());
    }

    @Test
    void codesAreWordsAndUnique() {
        breaks(rule(0), "code", "null", "rules[0].code");
        breaks(rule(0), "code", "\"has space\"", "rules[0].code");
        breaks(rule(0), "code", "\"share\"", "rules[1].code");
    }

    @Test
    void moneyAndPointsHaveSensibleSizes() {
        breaks(rule(0), "unit", "null", "rules[0].unit");
        breaks(rule(0), "unit", "\"0\"", "rules[0].unit");
        breaks(rule(0), "unit", "\"-1\"", "rules[0].unit");
        breaks(rule(1), "unit", "\"0.0000001\"", "rules[1].unit");
        breaks(rule(0), "points", "null", "rules[0].points");
        breaks(rule(0), "points", "-1", "rules[0].points");
        breaks(rule(0), "points", "1000001", "rules[0].points");
        keeps(rule(0), "points", "0");
        keeps(rule(0), "unit", "\"0.01\"");
    }

    @Test
    void everyKindSaysWhatItNeeds() {
        breaks(rule(0), "kind", "null", "rules[0].kind");
        assertEquals(List.of("rules[0].unit", "rules[0].period", "rules[0].categories"), wrong("BREADTH"));
        assertEquals(List.of("rules[0].unit", "rules[0].period", "rules[0].purchases"), wrong("FREQUENCY"));
        assertEquals(List.of("rules[0].period"), wrong("GROWTH"));
        assertEquals(List.of("rules[0].unit"), wrong("FIRST_PURCHASE"));
        assertEquals(List.of("rules[0].unit", "rules[0].idleDays"), wrong("WIN_BACK"));
        assertEquals(List.of("rules[0].unit", "rules[0].activity"), wrong("ACTIVITY"));
        assertEquals(List.of("rules[0].unit"), wrong("REFERRAL"));
        assertEquals(List.of("rules[0].unit"), wrong("CAMPAIGN"));
    }

    private List<String> wrong(String kind) {
        rule(0).put("kind", kind);
        return wrongFields();
    }

    @Test
    void aConditionIsCheckedWhenItIsSaved() {
        keeps(rule(0), "when", "\"line.brand == 'X'\"");
        keeps(rule(1), "when", "\"purchase.amount >= 100 && account.tier == 'GOLD'\"");
        breaks(rule(0), "when", "\"line.brnd == 'X'\"", "rules[0].when");
        breaks(rule(0), "when", "\"activity.type == 'X'\"", "rules[0].when");
        breaks(rule(0), "when", "\" \"", "rules[0].when");
        rule(0).put("when", "line.brnd == 'X'");
        assertEquals("line 1, column 1: there is no line.brnd; did you mean line.brand?",
                read(set).violations().get(0).message());
    }

    @Test
    void limitsAreAboveNothingAndCanHold() {
        keeps(rule(0), "caps", "{\"perPurchase\":5,\"perYear\":50}");
        breaks(rule(0), "caps", "{}", "rules[0].caps");
        breaks(rule(0), "caps", "{\"perDay\":0}", "rules[0].caps.perDay");
        breaks(rule(1), "caps", "{\"perPurchase\":5}", "rules[1].caps.perPurchase");
        breaks(rule(1), "caps", "{\"perMonth\":5}", "rules[1].caps.perMonth");
        keeps(rule(1), "caps", "{\"perYear\":5}");
        keeps(rule(0), "budget", "100");
        breaks(rule(0), "budget", "0", "rules[0].budget");
    }

    @Test
    void whatTheCloseOfAMonthSettlesAgainHasNoCapPerPurchaseOrDay() {
        var back = ((ArrayNode) set.get("rules")).addObject().put("code", "back").put("kind", "WIN_BACK")
                .put("points", 20).put("idleDays", 30);
        breaks(back, "caps", "{\"perPurchase\":5}", "rules[2].caps.perPurchase");
        breaks(back, "caps", "{\"perDay\":5}", "rules[2].caps.perDay");
        keeps(back, "caps", "{\"perMonth\":40,\"perYear\":60}");
    }

    @Test
    void whatDependsOnTheOrderOfArrivalIsNeverTheBestOfAGroup() {
        var back = ((ArrayNode) set.get("rules")).addObject().put("code", "back").put("kind", "WIN_BACK")
                .put("points", 20).put("idleDays", 30).put("group", "g");
        breaks(back, "stacking", "\"BEST_OF\"", "rules[2].stacking");
        keeps(back, "stacking", "\"SUM\"");
        ((ArrayNode) set.get("rules")).remove(2);
        rule(1).put("group", "g").put("basis", "PREVIOUS_PERIOD");
        breaks(rule(1), "stacking", "\"BEST_OF\"", "rules[1].stacking");
        keeps(rule(1), "stacking", "\"SUM\"");
    }

    @Test
    void aGroupHasOneWay() {
        breaks(rule(0), "stacking", "\"BEST_OF\"", "rules[0].stacking");
        breaks(rule(0), "group", "\"g\"", "rules[0].stacking");
        rule(0).put("group", "g").put("stacking", "BEST_OF");
        rule(1).put("group", "g");
        breaks(rule(1), "stacking", "\"SUM\"", "rules[1].stacking");
        keeps(rule(1), "stacking", "\"BEST_OF\"");
        rule(1).put("stacking", "BEST_OF");
        assertEquals(List.of(), wrongFields());
    }

    @Test
    void aCampaignMultipliesRulesOfItsSet() {
        var campaign = ((ArrayNode) set.get("rules")).addObject().put("code", "double").put("kind", "CAMPAIGN")
                .put("multiplier", "2");
        assertEquals(List.of(), wrongFields());
        breaks(campaign, "multiplier", "\"1\"", "rules[2].multiplier");
        breaks(campaign, "points", "5", "rules[2].multiplier");
        breaks(campaign, "rules", "[\"none\"]", "rules[2].rules[0]");
        keeps(campaign, "rules", "[\"share\"]");
    }

    @Test
    void aSpendRuleHasNothingOfASharesRule() {
        breaks(rule(0), "basis", "\"MARGINAL\"", "rules[0].basis");
        breaks(rule(0), "period", "\"YEAR\"", "rules[0].period");
        breaks(rule(0), "scope", "\"ALL\"", "rules[0].scope");
        breaks(rule(0), "months", "3", "rules[0].months");
        breaks(rule(0), "bands", "[{\"from\":\"0\",\"multiplier\":\"1\"}]", "rules[0].bands");
        breaks(rule(0), "unknownMultiplier", "\"1\"", "rules[0].unknownMultiplier");
    }

    @Test
    void aShareIsMeasuredInPeriodsOrInTrailingMonths() {
        breaks(rule(1), "basis", "null", "rules[1].basis");
        breaks(rule(1), "period", "null", "rules[1].period");
        breaks(rule(1), "months", "3", "rules[1].months");
        breaks(rule(1), "scope", "\"\"", "rules[1].scope");
        breaks(rule(1), "scope", "\"a\\u0001b\"", "rules[1].scope");
        rule(1).put("basis", "TRAILING").remove("period");
        breaks(rule(1), "months", "null", "rules[1].months");
        rule(1).put("months", 36);
        breaks(rule(1), "months", "0", "rules[1].months");
        breaks(rule(1), "months", "37", "rules[1].months");
        breaks(rule(1), "period", "\"YEAR\"", "rules[1].period");
        keeps(rule(1), "period", "\"MONTH\"");
        keeps(rule(1), "months", "1");
    }

    @Test
    void bandsAscendFromZeroToOne() {
        breaks(rule(1), "bands", "null", "rules[1].bands");
        breaks(rule(1), "bands", "[]", "rules[1].bands");
        breaks(rule(1), "bands", "[null]", "rules[1].bands[0]");
        breaks(band(0), "from", "\"0.05\"", "rules[1].bands[0].from");
        breaks(band(0), "from", "null", "rules[1].bands[0].from");
        breaks(band(1), "from", "\"0\"", "rules[1].bands[1].from");
        breaks(band(1), "from", "\"1.01\"", "rules[1].bands[1].from");
        breaks(band(1), "from", "\"-0.1\"", "rules[1].bands[1].from");
        breaks(band(1), "multiplier", "\"-1\"", "rules[1].bands[1].multiplier");
        breaks(band(1), "multiplier", "null", "rules[1].bands[1].multiplier");
        breaks(band(1), "multiplier", "\"1000.5\"", "rules[1].bands[1].multiplier");
        breaks(rule(1), "unknownMultiplier", "\"-1\"", "rules[1].unknownMultiplier");
        keeps(band(1), "from", "\"1\"");
        keeps(band(1), "multiplier", "\"0\"");
        keeps(rule(1), "unknownMultiplier", "null");
    }

    @Test
    void validityEndsAfterItBegins() {
        rule(0).put("validFrom", "2011-01-01T00:00:00Z");
        breaks(rule(0), "validTo", "\"2011-01-01T00:00:00Z\"", "rules[0].validTo");
        keeps(rule(0), "validTo", "\"2011-01-01T00:00:01Z\"");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        set.put("name", "");
        rule(0).put("unit", "0").put("points", -1);
        band(1).put("from", "2");
        assertEquals(List.of("name", "rules[0].unit", "rules[0].points", "rules[1].bands[1].from"), wrongFields());
    }
}
