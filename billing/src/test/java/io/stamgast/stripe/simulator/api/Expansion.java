package io.stamgast.stripe.simulator.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Puts objects where their ids are, and members that are only there on demand. */
public final class Expansion {

    private static final int DEEPEST = 4;
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("cus", "customer"), Map.entry("pm", "payment_method"), Map.entry("pi", "payment_intent"),
            Map.entry("ch", "charge"), Map.entry("in", "invoice"), Map.entry("sub", "subscription"),
            Map.entry("price", "price"), Map.entry("prod", "product"), Map.entry("seti", "setup_intent"),
            Map.entry("di", "discount"), Map.entry("clock", "test_helpers.test_clock"));
    private static final Map<String, String> KINDS_BY_NAME = Map.of("coupon", "coupon", "product", "product");

    private final Map<String, BiFunction<Account, Doc, Doc>> onDemand = new HashMap<>();

    /** Registers a member that objects of this kind show only when it is asked for. */
    public void onDemand(String object, String member, BiFunction<Account, Doc, Doc> value) {
        onDemand.put(object + "." + member, value);
    }

    /** @param shown is changed */
    Doc expand(Account account, Doc shown, List<String> paths) {
        for (var path : paths) {
            var steps = path.split("\\.");
            if (steps.length > DEEPEST) {
                throw ApiError.invalid(null, "expand", "You cannot expand more than 4 levels of a property. Property: "
                        + path);
            }
            expand(account, shown.json(), List.of(steps), path);
        }
        return shown;
    }

    private void expand(Account account, JsonObject at, List<String> steps, String path) {
        var name = steps.get(0);
        var rest = steps.subList(1, steps.size());
        demand(account, at, name);
        var value = at.get(name);
        if (value == null) {
            throw ApiError.invalid(null, "expand", "This property cannot be expanded (" + path + ").");
        } else if (value.isJsonObject()) {
            if (!rest.isEmpty()) {
                expand(account, value.getAsJsonObject(), rest, path);
            }
        } else if (value instanceof JsonArray array) {
            expandAll(account, array, name, rest, path);
        } else if (!value.isJsonNull()) {
            var found = object(account, name, value.getAsString(), path);
            at.add(name, found);
            if (!rest.isEmpty()) {
                expand(account, found, rest, path);
            }
        }
    }

    private void expandAll(Account account, JsonArray array, String name, List<String> rest, String path) {
        for (var i = 0; i < array.size(); i++) {
            if (array.get(i).isJsonPrimitive()) {
                array.set(i, object(account, name, array.get(i).getAsString(), path));
            }
            if (!rest.isEmpty()) {
                expand(account, array.get(i).getAsJsonObject(), rest, path);
            }
        }
    }

    private void demand(Account account, JsonObject at, String name) {
        var doc = new Doc(at);
        var value = onDemand.get(doc.object() + "." + name);
        if (value != null && !at.has(name)) {
            at.add(name, value.apply(account, doc).json());
        }
    }

    private static JsonObject object(Account account, String name, String id, String path) {
        var prefix = id.contains("_") ? id.substring(0, id.indexOf('_')) : id;
        var kind = KINDS_BY_NAME.getOrDefault(name, KINDS.get(prefix));
        var found = kind == null ? null : account.table(kind).get(id);
        if (found == null) {
            throw ApiError.invalid(null, "expand", "This property cannot be expanded (" + path + ").");
        }
        return found.shown().json();
    }
}
