package io.stamgast.tests.platform;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * One request and its answer.
 *
 * @param target as it stood in the request line, with the query
 * @param sent the JSON of the request; null when it had none, or it isn't known
 * @param hasBody whether there was a body, known or not
 * @param text the body of the answer; empty for none
 */
public record Exchange(String method, String target, Map<String, List<String>> asked, String sent, boolean hasBody,
                       int status, Map<String, List<String>> answered, String text) {

    static Exchange of(HttpResponse<?> answer, String sent, String text) {
        var uri = answer.uri();
        var target = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        var request = answer.request();
        return new Exchange(request.method(), target, request.headers().map(), sent,
                request.bodyPublisher().isPresent(), answer.statusCode(), answer.headers().map(), text);
    }

    public String path() {
        return target.split("\\?", 2)[0];
    }

    /** As it was written; empty for none. */
    public String query() {
        return target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
    }

    @Override
    public String toString() {
        return method + " " + target + " → " + status + "\n" + text;
    }
}
