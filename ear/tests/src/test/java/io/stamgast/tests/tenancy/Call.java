package io.stamgast.tests.tenancy;

import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.ApiClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A call with names such as <code>{account}</code> where ids belong, in its path and in its body.
 *
 * @param media what it sends or wants, where that isn't JSON; else empty
 * @param refusals by name, the status and the code with which its id in the body is refused; not there unless given
 */
record Call(String verb, String path, String media, String body, Map<String, String> refusals) {

    private static final String NOT_THERE = "404 not-found";
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    static Call get(String path) {
        return new Call("GET", path, "", "", Map.of());
    }

    static Call post(String path, String body) {
        return new Call("POST", path, "", body, Map.of());
    }

    static Call put(String path, String body) {
        return new Call("PUT", path, "", body, Map.of());
    }

    static Call delete(String path) {
        return new Call("DELETE", path, "", "", Map.of());
    }

    Call as(String other) {
        return new Call(verb, path, other, body, refusals);
    }

    Call refusing(Map<String, String> byName) {
        return new Call(verb, path, media, body, byName);
    }

    /** As {@link Routes} names it. */
    String route() {
        return Routes.nameless(verb + " " + address() + (media.isEmpty() ? "" : " " + media));
    }

    private String address() {
        var query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** What is named, each once. */
    List<String> names() {
        return NAME.matcher(path + body).results().map(name -> name.group(1)).distinct().toList();
    }

    /** What may come back when these of its names stand for somebody else's things. */
    Set<String> refusalsOf(List<String> foreign) {
        var addressed = NAME.matcher(address()).results().map(name -> name.group(1));
        return addressed.anyMatch(foreign::contains) ? Set.of(NOT_THERE)
                : foreign.stream().map(name -> refusals.getOrDefault(name, NOT_THERE)).collect(Collectors.toSet());
    }

    /** @param id gives each name its id */
    Answer by(ApiClient api, UnaryOperator<String> id) {
        var to = filled(path, id);
        var what = filled(body, id);
        return switch (verb) {
            case "GET" -> (media.isEmpty() ? api : api.with("Accept", media)).get(to);
            case "POST" -> media.isEmpty() ? api.post(to, what) : api.post(to, media, BodyPublishers.ofString(what));
            case "PUT" -> api.put(to, what);
            case "DELETE" -> api.delete(to);
            default -> throw new AssertionError(verb);
        };
    }

    /** Where it goes, without what it asks there. */
    String address(UnaryOperator<String> id) {
        return filled(address(), id);
    }

    private static String filled(String text, UnaryOperator<String> id) {
        return NAME.matcher(text).replaceAll((MatchResult name) -> id.apply(name.group(1)));
    }
}
