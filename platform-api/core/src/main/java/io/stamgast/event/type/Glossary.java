package io.stamgast.event.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What the members of events' data mean: the same name means the same wherever it stands, unless its noun says so. */
final class Glossary {

    private static final String FILE = "META-INF/stamgast/event-members.json";

    /** @param example a value as it stands in JSON */
    record Entry(String description, JsonNode example) {
    }

    private final Map<String, Entry> entries = new HashMap<>();

    Glossary() {
        try {
            for (var file : Collections.list(Glossary.class.getClassLoader().getResources(FILE))) {
                var members = Json.MAPPER.readTree(file);
                for (var names = members.fieldNames(); names.hasNext(); ) {
                    var name = names.next();
                    entries.put(name, Json.MAPPER.treeToValue(members.get(name), Entry.class));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @throws IllegalStateException for a member that nobody has explained */
    Entry of(String type, String member) {
        var ofNoun = entries.get(type.substring(0, type.indexOf('.') + 1) + member);
        var entry = ofNoun != null ? ofNoun : entries.get(member);
        if (entry == null) {
            throw new IllegalStateException("nobody explains " + member + " of " + type + " in " + FILE);
        }
        return entry;
    }
}
