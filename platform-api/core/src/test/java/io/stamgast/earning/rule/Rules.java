package io.stamgast.earning.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleDefinition.Band;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.kernel.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Rule sets for tests: 1 point per 10.00, bands [0, 10 %) ×1, [10, 25 %) ×1.5, [25, 40 %) ×2, [40, 100 %] ×3. */
public final class Rules {

    public static final ZoneId LONDON = ZoneId.of("Europe/London");
    public static final Currency GBP = Currency.getInstance("GBP");

    private Rules() {
    }

    public static RuleDefinition spend(String code) {
        return of("""
                {"code":"%s","kind":"SPEND","unit":"10.00","points":1}""".formatted(code));
    }

    public static RuleDefinition share(String code, Basis basis) {
        return share(code, basis, RuleDefinition.ALL);
    }

    public static RuleDefinition share(String code, Basis basis, String scope) {
        var trailing = basis == Basis.TRAILING;
        return of("""
                {"code":"%s","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"%s",%s,"scope":"%s",
                "bands":[{"from":"0","multiplier":"1"},{"from":"0.10","multiplier":"1.5"},
                {"from":"0.25","multiplier":"2"},{"from":"0.40","multiplier":"3"}],"unknownMultiplier":"1"}"""
                .formatted(code, basis, trailing ? "\"months\":6" : "\"period\":\"QUARTER\"", scope));
    }

    /** A rule as the API takes it. */
    public static RuleDefinition of(String json) {
        return Json.read(json, RuleDefinition.class);
    }

    /** The same rule with some members set to other JSON values. */
    public static RuleDefinition with(RuleDefinition rule, String members) {
        var tree = (ObjectNode) Json.MAPPER.valueToTree(rule);
        tree.setAll((ObjectNode) Json.read("{" + members + "}", JsonNode.class));
        return Json.read(Json.write(tree), RuleDefinition.class);
    }

    public static Band band(String from, String multiplier) {
        return new Band(new BigDecimal(from), new BigDecimal(multiplier));
    }

    public static RuleSet compile(RuleDefinition... rules) {
        return RuleSet.compile(new UUID(7, 7), Instant.EPOCH, new RuleSetDefinition("test", List.of(rules)), GBP,
                LONDON);
    }
}
