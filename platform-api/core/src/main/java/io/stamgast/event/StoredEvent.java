package io.stamgast.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as it was kept.
 *
 * @param accountId null when it concerns no account, or more than one
 * @param payload its data, a JSON object
 */
public record StoredEvent(Position position, UUID id, String type, UUID subjectId, UUID accountId, String payload,
                          Instant occurredAt) {
}
