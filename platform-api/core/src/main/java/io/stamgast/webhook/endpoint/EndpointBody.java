package io.stamgast.webhook.endpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An endpoint on the wire; what GET returns can be PUT back, its read-only members are ignored.
 *
 * @param id read-only
 * @param secret only in a creation: the caller's own to begin with, and in its answer the one that holds
 * @param types names of event types, {@code points.*} for all of a noun, or {@code *}
 * @param payload FULL when absent
 * @param apiVersion read-only: of the data's shape, fixed by the creation
 * @param headers sent along with each message; none when absent
 * @param ratePerSecond how many messages it gets per second at most; null for as many as come
 * @param ordered whether messages about one account come one after the other, in order; false when absent
 * @param on whether it is told of events; true when absent
 * @param ed25519 whether messages are signed with a pair of keys too; false when absent
 * @param publicKeys read-only: of the pair, the newest first
 * @param state read-only
 * @param disabledAt read-only; null unless it is DISABLED
 * @param disabledReason read-only; null unless it is DISABLED
 * @param createdAt read-only
 */
@JsonIgnoreProperties(value = {"id", "apiVersion", "publicKeys", "state", "disabledAt", "disabledReason", "createdAt"},
        allowGetters = true)
@JsonPropertyOrder({"id", "secret", "url"})
public record EndpointBody(
        UUID id,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = 100) String secret,
        @NotBlank String url,
        @Size(max = 500) String description,
        @NotEmpty @Size(max = 100) List<@NotNull @Size(max = 100) String> types,
        Payload payload,
        String apiVersion,
        @Size(max = 20) Map<String, String> headers,
        @Min(1) @Max(10_000) Integer ratePerSecond,
        Boolean ordered,
        Boolean on,
        Boolean ed25519,
        List<String> publicKeys,
        EndpointState state,
        Instant disabledAt,
        String disabledReason,
        Instant createdAt) {

    Map<String, String> headersOrNone() {
        return Objects.requireNonNullElse(headers, Map.of());
    }

    boolean isOrdered() {
        return Boolean.TRUE.equals(ordered);
    }

    boolean isOn() {
        return !Boolean.FALSE.equals(on);
    }

    boolean hasPair() {
        return Boolean.TRUE.equals(ed25519);
    }

    Payload payloadOrFull() {
        return Objects.requireNonNullElse(payload, Payload.FULL);
    }

    EndpointBody withSecret(String shown) {
        return new EndpointBody(id, shown, url, description, types, payload, apiVersion, headers, ratePerSecond,
                ordered, on, ed25519, publicKeys, state, disabledAt, disabledReason, createdAt);
    }

    /** For eyes that may see neither what headers hold nor secrets. */
    EndpointBody forTheAudit() {
        return new EndpointBody(id, null, url, description, types, payload, apiVersion,
                headersOrNone().keySet().stream().collect(Collectors.toMap(name -> name, name -> "…")),
                ratePerSecond, ordered, on, ed25519, publicKeys, state, disabledAt, disabledReason, createdAt);
    }
}
