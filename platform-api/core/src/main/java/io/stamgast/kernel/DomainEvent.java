package io.stamgast.kernel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a tenant's object, for others to learn of. Written to the outbox, and observed, inside
 * the transaction that caused it. Implemented by records: their members are the event's data, but for those that every
 * event has; the object itself stands among them under its noun, the account as {@code account}, and what may be
 * absent is {@code @Nullable}. No member tells who somebody is: what is erased must not live on in other systems.
 */
@JsonIgnoreProperties({"eventType", "subjectId", "accountId", "occurredAt"})
public interface DomainEvent {

    /** What a type tells; one for each that the record may be. The file {@code META-INF/stamgast/events} names it. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @Repeatable(Types.class)
    @interface Type {

        /** A noun and what became of it, such as {@code redemption.confirmed}. */
        String name();

        /** A sentence. */
        String description();

        /** The version of the product that first told of it. */
        String since() default "1.0";
    }

    /** Several of them. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Types {
        Type[] value();
    }

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
