package io.stamgast.kernel;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a tenant's object, for others to learn of. Written to the outbox, and observed, inside
 * the transaction that caused it; the record's members are the event's data.
 */
public interface DomainEvent {

    /** The name under which tenants' systems know it, such as {@code redemption.confirmed}. */
    String eventType();

    /** The object it happened to: an account's, a redemption's, a job's id. */
    UUID subjectId();

    Instant occurredAt();
}
