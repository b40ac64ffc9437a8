package io.stamgast.stripe.event;

import java.time.Instant;

/** A place in the list of events, whose ids are Stripe's and tell no order. */
record Position(Instant receivedAt, String id) {

    static Position of(StoredEvent event) {
        return new Position(event.receivedAt(), event.id());
    }

    /** Reads what {@link #toString} wrote. */
    static Position parse(String text) {
        var blank = text.indexOf(' ');
        return new Position(Instant.parse(text.substring(0, blank)), text.substring(blank + 1));
    }

    @Override
    public String toString() {
        return receivedAt + " " + id;
    }
}
