package io.stamgast.stripe.event;

import java.time.Instant;

/**
 * An event as people see it.
 *
 * @param apiVersion of Stripe's API in which it was written
 * @param foreignVersion whether that is another than the product's own
 * @param objectType Stripe's name for what it is about
 * @param problem why it could not be worked off; null while there is nothing to tell
 */
public record StoredEvent(String id, String type, String apiVersion, boolean foreignVersion, String objectType,
                          String objectId, State state, int attempts, String problem, Instant occurredAt,
                          Instant receivedAt, Instant processedAt) {

    /** Where it stands. */
    public enum State {
        WAITING, PROCESSED,
        /** Nobody follows what it is about, or it is about what is no more. */
        UNFOLLOWED,
        /** Given up; it can be asked for again. */
        FAILED
    }
}
