package io.stamgast.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A page of changes, in their order.
 *
 * @param next the address of the next page; null while there is none
 * @param cursor where to go on, now or later
 */
public record ChangePage(List<ChangeView> items, @JsonInclude(JsonInclude.Include.ALWAYS) String next, String cursor) {
}
