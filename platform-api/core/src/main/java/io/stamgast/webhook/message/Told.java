package io.stamgast.webhook.message;

import java.time.Instant;
import java.util.UUID;

/**
 * The event that a message tells of.
 *
 * @param account null when it concerns none
 * @param data a JSON object
 */
public record Told(UUID id, String type, UUID subject, UUID account, Instant occurredAt, String data) {
}
