package io.stamgast.stripe.simulator.wire;

import com.google.gson.JsonObject;

/** The caller's own keys and values on an object. */
public final class Metadata {

    private Metadata() {
    }

    /**
     * Merges what the parameters give into the object's: an empty value unsets its key, an empty {@code metadata}
     * unsets all.
     */
    public static void merge(Doc object, Doc parameters) {
        if (object.doc("metadata") == null || parameters.emptied("metadata")) {
            object.set("metadata", new JsonObject());
        }
        var given = parameters.doc("metadata");
        if (given == null) {
            return;
        }
        var metadata = object.doc("metadata").json();
        for (var entry : given.json().entrySet()) {
            if (entry.getValue().getAsString().isEmpty()) {
                metadata.remove(entry.getKey());
            } else {
                metadata.add(entry.getKey(), entry.getValue());
            }
        }
    }
}
