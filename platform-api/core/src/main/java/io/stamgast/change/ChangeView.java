package io.stamgast.change;

import io.stamgast.web.Page;
import java.time.Instant;
import java.util.UUID;

/**
 * A change on the wire.
 *
 * @param id the object's
 * @param cursor goes on behind this change, as {@code since}
 * @param changedAt when the object was changed last
 * @param object as it is now; what a GET of it answers, but a redemption's codes
 */
public record ChangeView(String kind, UUID id, String cursor, Instant changedAt, Object object) {

    static ChangeView of(Change change, Object object) {
        return new ChangeView(change.kind().written(), change.id(), Page.cursor(change.place().toString()),
                change.changedAt(), object);
    }
}
