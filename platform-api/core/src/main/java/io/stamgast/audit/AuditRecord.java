package io.stamgast.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;

/**
 * One change.
 *
 * @param actor a person's user name, a machine client's id, or {@code system}
 * @param address where the request came from; null for the system
 * @param action a verb in the past, such as {@code published}
 * @param before what stood there, as JSON; null for a creation
 * @param after what stands there since, as JSON; null for a removal
 */
public record AuditRecord(UUID id, Instant at, String actor, String address, String action, String objectType,
                          String objectId, @JsonRawValue String before, @JsonRawValue String after) {
}
