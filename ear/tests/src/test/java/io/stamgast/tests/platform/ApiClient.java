package io.stamgast.tests.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Calls addresses below one base address, as one client. Bodies are JSON texts, or anything Jackson writes. Every POST
 * carries an idempotency key of its own unless the client was made {@link #with} one.
 */
public final class ApiClient {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "Idempotency-Key";

    private final URI base;
    private final Supplier<String> token;
    private final Map<String, String> headers;

    ApiClient(URI base, Supplier<String> token, Map<String, String> headers) {
        this.base = base;
        this.token = token;
        this.headers = headers;
    }

    /** The same client, sending that header too. */
    public ApiClient with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new ApiClient(base, token, more);
    }

    /** The same client, its POSTs carrying that key. */
    public ApiClient withKey(String idempotencyKey) {
        return with(KEY, idempotencyKey);
    }

    /** The bearer token it sends now; null for nobody. */
    public String token() {
        return token.get();
    }

    public Answer get(String path) {
        return send(request(path).GET(), null);
    }

    /** A file, byte by byte. */
    public HttpResponse<byte[]> download(String path) {
        var answer = exchange(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
        Witness.ALL.forEach(witness -> witness.saw(Exchange.of(answer, null, "a file")));
        return answer;
    }

    public Answer post(String path, Object body) {
        return send(withOwnKey(request(path)), "POST", json(body));
    }

    /** A POST of anything else: a file, a form. */
    public Answer post(String path, String contentType, BodyPublisher body) {
        return send(withOwnKey(request(path).header("Content-Type", contentType).POST(body)), null);
    }

    public Answer put(String path, Object body) {
        return send(request(path), "PUT", json(body));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE(), null);
    }

    private HttpRequest.Builder withOwnKey(HttpRequest.Builder request) {
        return headers.containsKey(KEY) ? request : request.header(KEY, UUID.randomUUID().toString());
    }

    /** @param path below the base address, or an absolute address such as a {@code Location} */
    private HttpRequest.Builder request(String path) {
        var address = path.startsWith("http") ? URI.create(path) : URI.create(base + path);
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofMinutes(2))
                .header("Accept", "application/json, application/problem+json, text/plain, */*");
        headers.forEach(request::setHeader);
        var bearer = token.get();
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private static String json(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException defect) {
            throw new IllegalArgumentException(defect);
        }
    }

    private static Answer send(HttpRequest.Builder request, String method, String json) {
        return send(request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json)),
                json);
    }

    private static Answer send(HttpRequest.Builder request, String json) {
        var answer = exchange(request, HttpResponse.BodyHandlers.ofString());
        Witness.ALL.forEach(witness -> witness.saw(Exchange.of(answer, json, answer.body())));
        return new Answer(answer);
    }

    private static <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
