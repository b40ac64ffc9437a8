package io.stamgast.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Which events are asked for; null for each that doesn't matter.
 *
 * @param types whole names; none of them means no event
 * @param since the earliest time they occurred, inclusive
 */
public record EventFilter(Collection<String> types, UUID account, UUID subject, Instant since) {

    /** Every event. */
    public static final EventFilter ALL = new EventFilter(null, null, null, null);

    public EventFilter {
        types = types == null ? null : List.copyOf(types);
    }
}
