package io.stamgast.event.type;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A type of event, as tenants' systems get to know it.
 *
 * @param name such as {@code redemption.confirmed}
 * @param since the version of the product that first told of it
 * @param schema a JSON Schema (2020-12) of the whole event
 * @param example an event that is valid by it
 */
public record EventType(@JsonProperty("type") String name, String description, String since, JsonNode schema,
                        JsonNode example) {

    /** What one looks for in a list. */
    public record Summary(String type, String description, String since) {
    }

    public Summary summary() {
        return new Summary(name, description, since);
    }
}
