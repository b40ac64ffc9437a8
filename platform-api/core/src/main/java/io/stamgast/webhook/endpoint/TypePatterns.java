package io.stamgast.webhook.endpoint;

import io.stamgast.event.EventFilter;
import io.stamgast.event.type.EventType;
import io.stamgast.event.type.EventTypes;
import java.util.List;

/**
 * Which types of events are wanted: whole names ({@code redemption.confirmed}), all of a noun ({@code redemption.*}),
 * or every one ({@code *}), those too that there will be.
 */
public record TypePatterns(List<String> patterns) {

    private static final String EVERY = "*";

    public TypePatterns {
        patterns = List.copyOf(patterns);
    }

    static boolean isKnown(String pattern) {
        return EventTypes.all().stream().anyMatch(type -> EventTypes.matches(pattern, type.name()));
    }

    public EventFilter filter() {
        return patterns.contains(EVERY) ? EventFilter.ALL
                : new EventFilter(EventTypes.all().stream().map(EventType::name)
                        .filter(name -> patterns.stream().anyMatch(pattern -> EventTypes.matches(pattern, name)))
                        .toList(), null, null, null);
    }
}
