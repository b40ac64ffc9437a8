package io.stamgast.stripe.simulator.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** What an object was before a change, as {@code previous_attributes} has it: only what is different now. */
public final class Difference {

    private Difference() {
    }

    public static JsonObject previous(JsonObject before, JsonObject after) {
        var previous = new JsonObject();
        for (var member : after.entrySet()) {
            var was = before.get(member.getKey());
            if (!member.getKey().startsWith("_") && !member.getValue().equals(was == null ? JsonNull.INSTANCE : was)) {
                previous.add(member.getKey(), changed(was, member.getValue()));
            }
        }
        for (var name : before.keySet()) {
            if (!name.startsWith("_") && !after.has(name) && !before.get(name).isJsonNull()) {
                previous.add(name, before.get(name).deepCopy());
            }
        }
        return previous;
    }

    private static JsonElement changed(JsonElement was, JsonElement is) {
        if (was == null) {
            return JsonNull.INSTANCE;
        }
        return was.isJsonObject() && is.isJsonObject() ? previous(was.getAsJsonObject(), is.getAsJsonObject())
                : was.deepCopy();
    }
}
