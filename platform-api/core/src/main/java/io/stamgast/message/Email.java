package io.stamgast.message;

import io.stamgast.message.letter.Template;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An e-mail to be queued.
 *
 * @param key the sender's own for it, unique in the tenant, such as {@code invoice-issued/ID}; 1 to 200 characters
 * @param data what the template's words name
 * @param link where its button leads: an address beginning with http, or a path of this installation; null for none
 * @param at the moment that it is for, mostly now; it isn't sent before
 */
public record Email(String key, Recipient to, Template template, Map<String, Object> data, Kind kind, String link,
                    Instant at) {

    private static final int MAX_KEY = 200;

    /** Whether a recipient can refuse it. */
    public enum Kind {
        /** What the recipient must be told, such as a bill or a failed payment: always sent. */
        TRANSACTIONAL,
        /** Offers and reminders: not sent to who unsubscribed. */
        OPTIONAL
    }

    public Email {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(at, "at");
        data = Map.copyOf(data);
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + MAX_KEY + " characters: " + key);
        }
    }

    public static Email transactional(String key, Recipient to, Template template, Instant at) {
        return new Email(key, to, template, Map.of(), Kind.TRANSACTIONAL, null, at);
    }

    public static Email optional(String key, Recipient to, Template template, Instant at) {
        return new Email(key, to, template, Map.of(), Kind.OPTIONAL, null, at);
    }

    /** With one more of what the words name; see {@link io.stamgast.message.letter.Patterns} for what it may be. */
    public Email with(String name, Object value) {
        var more = new HashMap<>(data);
        more.put(name, value);
        return new Email(key, to, template, more, kind, link, at);
    }

    public Email leadingTo(String address) {
        return new Email(key, to, template, data, kind, address, at);
    }
}
