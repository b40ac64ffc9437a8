package io.stamgast.plan.definition;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.kernel.Json;

/** A plan as people write it: a valid one, to be changed in one thing at a time. */
public final class Written {

    private static final String CLUB = """
            {"code":"club","name":"Club","texts":{"de":{"name":"Klub","description":"Für Stammgäste",
            "benefits":["Doppelte Punkte"]}},"prices":[
            {"code":"monthly","amount":"9.90","currency":"EUR","interval":"MONTH"},
            {"code":"yearly","amount":"99.00","currency":"EUR","interval":"YEAR"},
            {"code":"lasting","amount":"30000","currency":"JPY","interval":"ONCE","months":120}],
            "trial":{"days":14,"paymentMethodRequired":false,"end":"PAUSE","reminderDays":[7,1]},
            "benefits":{"earnMultiplier":"2","rewardDiscountPercent":"10","earlyAccess":true,"monthlyPoints":100,
            "texts":["A chair with your name"]},"visibility":"PUBLIC"}""";

    private final ObjectNode json;

    private Written(ObjectNode json) {
        this.json = json;
    }

    /** A plan of code {@code club} with three prices, a trial and all benefits. */
    public static Written valid() {
        return new Written((ObjectNode) Json.read(CLUB, JsonNode.class));
    }

    /** @param path such as {@code /prices/0/code} */
    public Written without(String path) {
        var changed = json.deepCopy();
        var at = JsonPointer.compile(path);
        var parent = changed.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.remove(at.last().getMatchingIndex());
        } else {
            ((ObjectNode) parent).remove(at.last().getMatchingProperty());
        }
        return new Written(changed);
    }

    /** @param value as JSON, such as {@code "a text"} with its quotes */
    public Written with(String path, String value) {
        var changed = json.deepCopy();
        var at = JsonPointer.compile(path);
        var parent = changed.at(at.head());
        var read = Json.read(value, JsonNode.class);
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), read);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), read);
        }
        return new Written(changed);
    }

    public PlanDefinition definition() {
        return Json.read(json.toString(), PlanDefinition.class);
    }
}
