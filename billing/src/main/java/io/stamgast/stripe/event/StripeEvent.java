package io.stamgast.stripe.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stamgast.kernel.DomainException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An event, as far as it matters here: which object it is about. Read without Stripe's classes, so that it is
 * understood in whichever version of the API it was written.
 *
 * @param stripeAccount whose it is; null for the platform's own
 * @param object as it was when the event was written; older, maybe, than what is known
 * @param former what was different before, of its members; empty where nothing was said of that
 * @param isReal whether it is about real money; null where it doesn't say
 */
public record StripeEvent(String id, String type, String apiVersion, String stripeAccount, Instant createdAt,
                          JsonNode object, JsonNode former, Boolean isReal) {

    /** Stripe's JSON has members that come and go. */
    private static final ObjectMapper LENIENT = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("\\p{Graph}{1,255}");

    /** @throws DomainException ({@code invalid-event}, 400) for what is no event */
    static StripeEvent read(String payload) {
        try {
            var event = LENIENT.readTree(payload);
            var object = event.at("/data/object");
            if (!isName(event.path("id")) || !isName(event.path("type")) || !object.isObject()
                    || event.hasNonNull("account") && !isName(event.get("account"))
                    || !event.path("created").canConvertToLong()) {
                throw DomainException.malformed("invalid-event", "This is no event of Stripe's.");
            }
            return new StripeEvent(event.get("id").asText(), event.get("type").asText(),
                    event.path("api_version").asText(null), event.path("account").asText(null),
                    Instant.ofEpochSecond(event.get("created").asLong()), object,
                    event.at("/data/previous_attributes"),
                    event.hasNonNull("livemode") ? event.get("livemode").asBoolean() : null);
        } catch (JsonProcessingException garbled) {
            throw DomainException.malformed("invalid-event", "This is no JSON.");
        }
    }

    /** Stripe's own are short and printable; the database keeps no other. */
    private static boolean isName(JsonNode member) {
        return member.isTextual() && NAME.matcher(member.asText()).matches();
    }

    /** Stripe's name for what it is about, such as {@code invoice}; empty for none. */
    public String objectType() {
        return object.path("object").asText("");
    }

    public String objectId() {
        return object.path("id").asText("");
    }

    /** The id in a member that holds one, or holds the whole object; empty for neither. */
    public String idAt(String pointer) {
        return idAt(object, pointer);
    }

    /** The same, as it was before. */
    public String formerIdAt(String pointer) {
        return idAt(former, pointer);
    }

    private static String idAt(JsonNode of, String pointer) {
        var found = of.at(pointer);
        return found.isObject() ? found.path("id").asText("") : found.asText("");
    }
}
