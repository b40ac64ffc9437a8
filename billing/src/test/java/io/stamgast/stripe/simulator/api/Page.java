package io.stamgast.stripe.simulator.api;

import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** A page of a list: newest first, by cursor. */
public final class Page {

    private static final int DEFAULT = 10;
    private static final int MOST = 100;

    private Page() {
    }

    /** @param newestFirst all that the caller may see, of which those count that fit {@code filter} */
    public static Doc of(Call call, String url, List<Doc> newestFirst, Predicate<Doc> filter) {
        var parameters = call.parameters();
        var limit = parameters.number("limit", DEFAULT);
        if (limit < 1 || limit > MOST) {
            throw ApiError.invalid(null, "limit", "This value must be greater than or equal to 1 and at most 100.");
        }
        var all = newestFirst.stream().filter(filter).toList();
        if (parameters.has("ending_before")) {
            var before = new ArrayList<>(all.subList(0, place(all, parameters, "ending_before")));
            Collections.reverse(before);
            var page = new ArrayList<>(before.subList(0, (int) Math.min(limit, before.size())));
            Collections.reverse(page);
            return list(url, page, before.size() > limit);
        }
        var from = parameters.has("starting_after") ? place(all, parameters, "starting_after") + 1 : 0;
        var to = (int) Math.min(all.size(), from + limit);
        return list(url, all.subList(from, to), to < all.size());
    }

    private static int place(List<Doc> all, Doc parameters, String cursor) {
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i).is("id", parameters.text(cursor))) {
                return i;
            }
        }
        throw ApiError.noSuch("object", parameters.text(cursor), cursor).with("code", "resource_missing");
    }

    /** A list object with all its elements. */
    public static Doc whole(String url, List<Doc> docs) {
        return list(url, docs, false);
    }

    private static Doc list(String url, List<Doc> docs, boolean more) {
        return new Doc().set("object", "list").set("url", url).set("has_more", more)
                .set("data", docs.stream().map(Doc::shown).toList());
    }

    /** Whether the object's time fits {@code created}, {@code created[gte]}, … or nothing is asked for. */
    public static boolean within(Doc parameters, String name, Doc doc) {
        var range = parameters.doc(name);
        var at = doc.number(name);
        if (range == null) {
            return !parameters.has(name) || parameters.number(name) == at;
        }
        return (!range.has("gt") || at > range.number("gt")) && (!range.has("gte") || at >= range.number("gte"))
                && (!range.has("lt") || at < range.number("lt")) && (!range.has("lte") || at <= range.number("lte"));
    }

    /** Whether the object has the value that is asked for, or nothing is. */
    public static boolean fits(Doc parameters, String name, Doc doc) {
        return !parameters.has(name) || parameters.text(name).equals(doc.text(name));
    }
}
