package io.stamgast.program;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.Ids;
import java.time.Instant;
import java.util.UUID;

/**
 * The program has other settings.
 *
 * @param version counts its changes
 */
@DomainEvent.Type(name = "program.changed", description = "The program has other settings; GET /program shows them.")
record ProgramTold(int version, Instant occurredAt) implements DomainEvent {

    @Override
    public String eventType() {
        return "program.changed";
    }

    /** A tenant has one program, without an id. */
    @Override
    public UUID subjectId() {
        return Ids.NIL;
    }
}
