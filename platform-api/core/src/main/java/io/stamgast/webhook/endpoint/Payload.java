package io.stamgast.webhook.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much of an event a message holds. */
public enum Payload {
    /** All of its data. */
    @JsonProperty("full")
    FULL,
    /** What happened and to what: for who asks for the rest, or may not see it pass through others' hands. */
    @JsonProperty("thin")
    THIN
}
