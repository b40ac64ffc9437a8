package io.stamgast.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Storable;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items what it holds, at most {@code limit}
 * @param next the address of the next page; null on the last
 */
public record Page<T>(List<T> items, @JsonInclude(JsonInclude.Include.ALWAYS) String next) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    /**
     * Cuts a page from rows read with {@code limit + 1}.
     *
     * @param position what the cursor remembers of the last row shown, by which the next page begins after it
     */
    public static <R, T> Page<T> of(List<R> rows, int limit, UriInfo uri, Function<R, String> position,
                                    Function<R, T> view) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var items = shown.stream().map(view).toList();
        if (rows.size() <= limit) {
            return new Page<>(items, null);
        }
        var cursor = cursor(position.apply(shown.get(shown.size() - 1)));
        var next = uri.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
        return new Page<>(items, next.toString());
    }

    /** The limit asked for, or the default. */
    public static int limit(Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw DomainException.malformed("invalid-request", "limit", "must be from 1 to " + MAX_LIMIT);
        }
        return asked;
    }

    /** What {@link #of} wrote into the cursor; null when there is none. */
    public static String position(String cursor) {
        return position(cursor, text -> text);
    }

    /**
     * The same, read as what the list's positions are; a cursor that isn't one is refused.
     *
     * @param parse throws one of Java's own exceptions for what it can't read
     */
    public static <P> P position(String cursor, Function<String, P> parse) {
        return position("cursor", cursor, parse);
    }

    /** The same for a cursor that another parameter has. */
    public static <P> P position(String parameter, String cursor, Function<String, P> parse) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            var position = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (Storable.isText(position)) {
                return parse.apply(position);
            }
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException invalid) {
            // the same refusal as for a text that no list can hold
        }
        throw DomainException.malformed("invalid-request", parameter, "is not a cursor that this list gave");
    }

    /** A cursor that remembers the position; {@link #position} reads it. */
    public static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }
}
