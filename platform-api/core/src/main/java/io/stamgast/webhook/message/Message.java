package io.stamgast.webhook.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.stamgast.kernel.Json;
import io.stamgast.webhook.endpoint.Payload;
import io.stamgast.webhook.signing.Keyring;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A message: what an endpoint gets of an event. It is the same at each attempt, but for the time and the signature. */
public record Message(UUID id, byte[] body) {

    /** The body; the names of its first members are those of Standard Webhooks. */
    @JsonPropertyOrder({"type", "timestamp", "data"})
    private record Body(String type, Instant timestamp, @JsonRawValue String data, UUID id, String apiVersion,
                        UUID subject, @JsonInclude(JsonInclude.Include.NON_NULL) UUID account) {
    }

    public static Message of(Told told, Payload payload, String apiVersion) {
        var data = payload == Payload.FULL ? told.data() : Json.write(Map.of("id", told.subject()));
        var body = new Body(told.type(), told.occurredAt(), data, told.id(), apiVersion, told.subject(),
                told.account());
        return new Message(told.id(), Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * All of its headers but those of every call.
     *
     * @param own what the tenant has sent along
     * @param now whose keys sign
     * @param today the time that a receiver's clock shows, which the demo's need not
     */
    public Map<String, String> headers(Map<String, String> own, Keyring keys, Instant now, Instant today) {
        var headers = new HashMap<>(own);
        headers.put("webhook-id", id.toString());
        headers.put("webhook-timestamp", Long.toString(today.getEpochSecond()));
        headers.put("webhook-signature", keys.sign(id.toString(), today.getEpochSecond(), body, now));
        return headers;
    }
}
