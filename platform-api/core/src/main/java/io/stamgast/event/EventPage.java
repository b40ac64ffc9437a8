package io.stamgast.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A page of events, in the order they stay in.
 *
 * @param next the address of the next page; null while there is none
 * @param cursor where to go on, now or later
 */
public record EventPage(List<EventView> items, @JsonInclude(JsonInclude.Include.ALWAYS) String next,
                        String cursor) {
}
