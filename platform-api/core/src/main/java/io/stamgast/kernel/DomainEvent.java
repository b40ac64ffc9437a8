package io.stamgast.kernel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a tenant's object, for others to learn of. Written to the outbox, and observed, inside
 * the transaction that caused it. The record's members are the event's data, but for those that every event has; the
 * object itself stands among them under its noun, the account as {@code account}.
 */
@JsonIgnoreProperties({"eventType", "subjectId", "accountId", "occurredAt"})
public interface DomainEvent {

    /** The name under which tenants' systems know it, such as {@code redemption.confirmed}. */
    String eventType();

    /** The object it happened to: an account's, a redemption's, a job's id. */
    UUID subjectId();

    /** The account that it concerns; null for none, or more than one. */
    default UUID accountId() {
        return null;
    }

    /** When it was done here, not since when what it tells of holds. */
    Instant occurredAt();
}
