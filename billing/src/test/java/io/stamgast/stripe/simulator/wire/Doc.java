package io.stamgast.stripe.simulator.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A JSON object that is read and written by path ({@code status_transitions.paid_at}). Members whose name begins with
 * an underscore are the simulator's own and are never shown.
 */
public final class Doc {

    private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private static final int TYPICAL_LENGTH = 4096;

    private final JsonObject json;

    public Doc() {
        this(new JsonObject());
    }

    public Doc(JsonObject json) {
        this.json = json;
    }

    /** A new object of Stripe's with its two members that every object has. */
    public static Doc of(String object, String id) {
        return new Doc().set("id", id).set("object", object);
    }

    public JsonObject json() {
        return json;
    }

    public String id() {
        return text("id");
    }

    public String object() {
        return text("object");
    }

    /** Whether there is something other than null. */
    public boolean has(String path) {
        return element(path) != null;
    }

    /** Whether the member is there, if only as null: a parameter given empty is one that unsets. */
    public boolean given(String name) {
        return json.has(name);
    }

    /** Whether the member was given as null. */
    public boolean emptied(String name) {
        return json.has(name) && json.get(name).isJsonNull();
    }

    /** The text at the path, or null. */
    public String text(String path) {
        var element = element(path);
        return element == null || !element.isJsonPrimitive() ? null : element.getAsString();
    }

    /** Whether this text is at the path; nothing is not equal to nothing. */
    public boolean is(String path, String value) {
        return value != null && value.equals(text(path));
    }

    /** The number at the path; 0 where there is none. */
    public long number(String path) {
        return number(path, 0);
    }

    public long number(String path, long otherwise) {
        var element = element(path);
        return element == null ? otherwise : element.getAsLong();
    }

    public BigDecimal decimal(String path) {
        var element = element(path);
        return element == null ? null : element.getAsBigDecimal();
    }

    public boolean flag(String path) {
        var element = element(path);
        return element != null && element.getAsBoolean();
    }

    /** The object at the path, not a copy, or null. */
    public Doc doc(String path) {
        var element = element(path);
        return element == null || !element.isJsonObject() ? null : new Doc(element.getAsJsonObject());
    }

    /** The objects of the array at the path; empty where there is none. */
    public List<Doc> docs(String path) {
        var found = new ArrayList<Doc>();
        if (element(path) instanceof JsonArray array) {
            array.forEach(element -> found.add(new Doc(element.getAsJsonObject())));
        }
        return found;
    }

    public List<String> texts(String path) {
        var found = new ArrayList<String>();
        if (element(path) instanceof JsonArray array) {
            array.forEach(element -> found.add(element.getAsString()));
        }
        return found;
    }

    /** What is at the path, or null. */
    public JsonElement element(String path) {
        if (path.indexOf('.') < 0) {
            var member = json.get(path);
            return member == null || member.isJsonNull() ? null : member;
        }
        JsonElement at = json;
        for (var name : path.split("\\.")) {
            if (!(at instanceof JsonObject object)) {
                return null;
            }
            at = object.get(name);
        }
        return at == null || at.isJsonNull() ? null : at;
    }

    /** Sets the member at the path; the objects on the way there are made where they are missing. */
    public Doc set(String path, Object value) {
        if (path.indexOf('.') < 0) {
            json.add(path, element(value));
            return this;
        }
        var at = json;
        var names = path.split("\\.");
        for (var i = 0; i < names.length - 1; i++) {
            if (!(at.get(names[i]) instanceof JsonObject)) {
                at.add(names[i], new JsonObject());
            }
            at = at.getAsJsonObject(names[i]);
        }
        at.add(names[names.length - 1], element(value));
        return this;
    }

    public Doc remove(String name) {
        json.remove(name);
        return this;
    }

    /** Takes over the named members of the parameters that were given; an empty one becomes null. */
    public Doc take(Doc parameters, String... names) {
        for (var name : names) {
            if (parameters.given(name)) {
                json.add(name, parameters.json.get(name).deepCopy());
            }
        }
        return this;
    }

    public Doc copy() {
        return new Doc(json.deepCopy());
    }

    /** What others may see: a copy without the simulator's own members. */
    public Doc shown() {
        return visible().copy();
    }

    /** What others may see, no copy: only for writing it out at once. */
    public Doc visible() {
        var visible = new JsonObject();
        for (var member : json.entrySet()) {
            if (!member.getKey().startsWith("_")) {
                visible.add(member.getKey(), member.getValue());
            }
        }
        return new Doc(visible);
    }

    public static JsonElement element(Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        } else if (value instanceof JsonElement element) {
            return element;
        } else if (value instanceof Doc doc) {
            return doc.json;
        } else if (value instanceof Number number) {
            return new JsonPrimitive(number);
        } else if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        } else if (value instanceof Collection<?> values) {
            var array = new JsonArray();
            values.forEach(one -> array.add(element(one)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            var object = new JsonObject();
            map.forEach((name, one) -> object.add(name.toString(), element(one)));
            return object;
        }
        return new JsonPrimitive(value.toString());
    }

    @Override
    public String toString() {
        var text = new StringBuilder(TYPICAL_LENGTH);
        GSON.toJson(json, text);
        return text.toString();
    }
}
