package io.stamgast.activity;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An activity as it is reported.
 *
 * @param type its type's code
 * @param subject what it was done with: the course, the product, the event
 * @param account the account's id or {@code ext:VALUE}; may be absent when the member is named
 * @param member the id of the member who did it; null for nobody of the account
 * @param attributes as the type wants them
 * @param externalId the reporting system's own id for it; unique in the tenant
 */
public record ActivityReport(
        @NotNull @Size(min = 1, max = 50) String type,
        @NotBlank @Size(max = 200) String subject,
        String account,
        UUID member,
        @NotNull Instant occurredAt,
        Map<String, JsonNode> attributes,
        @Size(min = 1, max = 100) String externalId) {

    public ActivityReport {
        subject = subject == null ? null : subject.strip(); // a blank makes no other subject
    }

    /** Those that were given, in the order of their names. */
    Map<String, JsonNode> given() {
        var given = new TreeMap<String, JsonNode>();
        if (attributes != null) {
            attributes.forEach((name, value) -> {
                if (value != null && !value.isNull()) {
                    given.put(name, value);
                }
            });
        }
        return given;
    }
}
