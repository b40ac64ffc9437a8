package io.stamgast.demo.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Calls an API as anybody's own system would; every POST carries a key, so all may be repeated. */
public final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final Supplier<String> token;

    /**
     * @param api the address that all paths are below, such as the one that ends in {@code /api/v1}
     * @param token gives a bearer token that is valid now
     */
    public ApiClient(URI api, Supplier<String> token) {
        this.api = api;
        this.token = token;
    }

    public JsonNode get(String path) {
        return send(request(path).GET(), path);
    }

    public JsonNode put(String path, Object body) {
        return send(request(path).PUT(json(body)), path);
    }

    /** @param key stands for this effect: the same key again gets the first answer */
    public JsonNode post(String path, String key, Object body) {
        return send(request(path).header("Idempotency-Key", key).POST(json(body)), path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token.get());
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (IOException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private JsonNode send(HttpRequest.Builder request, String path) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(path + " answered " + response.statusCode() + ": "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new IllegalStateException(path + " could not be called", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while calling " + path, stopped);
        }
    }
}
