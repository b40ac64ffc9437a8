package io.stamgast.benchmark.judging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.kernel.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** A program of ten rules: three conditions, a budget, a cap, a group, shares by three bases. */
public final class TenRules {

    private static final String BANDS = """
            "bands":[{"from":"0","multiplier":"1"},{"from":"0.25","multiplier":"2"}],"unknownMultiplier":"1\"""";
    /** As the API takes it. */
    public static final String JSON = """
            {"name":"ten rules","rules":[
            {"code":"base","kind":"SPEND","unit":"10.00","points":1},
            {"code":"large","kind":"SPEND","unit":"5.00","points":1,"when":"purchase.amount >= 200.0","budget":500000},
            {"code":"dear","kind":"SPEND","unit":"8.00","points":1,"when":"line.netAmount >= 40.0",
              "caps":{"perMonth":100}},
            {"code":"some","kind":"SPEND","unit":"9.00","points":1,"when":"line.category in ['C1', 'C2']",
              "group":"g","stacking":"BEST_OF"},
            {"code":"scope","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"PERIOD_CLOSE","period":"QUARTER",
              "scope":"C3","group":"g","stacking":"BEST_OF",%1$s},
            {"code":"marginal","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"MARGINAL","period":"QUARTER",
              "scope":"ALL",%1$s},
            {"code":"trailing","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"TRAILING","months":3,
              "scope":"ALL",%1$s},
            {"code":"often","kind":"FREQUENCY","period":"MONTH","purchases":5,"points":50},
            {"code":"first","kind":"FIRST_PURCHASE","points":100},
            {"code":"spring","kind":"CAMPAIGN","multiplier":"2","validFrom":"2025-03-01T00:00:00Z",
              "validTo":"2025-04-01T00:00:00Z"}]}""".formatted(BANDS);

    private TenRules() {
    }

    /** The first of them, over and over: each with a code of its own. */
    static RuleSet compile(int count) {
        var ten = Json.read(JSON, RuleSetDefinition.class).rules();
        var rules = new ArrayList<RuleDefinition>();
        for (var number = 0; number < count; number++) {
            rules.add(named(ten.get(number % ten.size()), number));
        }
        return compile(List.copyOf(rules));
    }

    /** One rule that gives points where this holds. */
    static RuleSet when(String condition) {
        return compile(List.of(Json.read("""
                {"code":"one","kind":"SPEND","unit":"10.00","points":1,"when":"%s"}""".formatted(condition),
                RuleDefinition.class)));
    }

    private static RuleSet compile(List<RuleDefinition> rules) {
        var definition = new RuleSetDefinition("measured", rules);
        if (!definition.violations().isEmpty()) {
            throw new IllegalStateException(definition.violations().toString());
        }
        return RuleSet.compile(new UUID(7, 7), Instant.EPOCH, definition, Currency.getInstance("EUR"),
                ZoneId.of("Europe/Amsterdam"));
    }

    private static RuleDefinition named(RuleDefinition rule, int number) {
        var tree = (ObjectNode) Json.MAPPER.valueToTree(rule);
        tree.put("code", rule.code() + number);
        return Json.read(Json.write(tree), RuleDefinition.class);
    }
}
