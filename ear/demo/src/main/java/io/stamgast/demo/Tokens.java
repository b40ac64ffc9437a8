package io.stamgast.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;

/** The bearer tokens of one machine client, each kept until half a minute before it expires. */
final class Tokens implements Supplier<String> {

    private static final int MARGIN_SECONDS = 30;

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest request;
    private String token;
    private Instant goodUntil = Instant.MIN;

    Tokens(String endpoint, String clientId, String clientSecret) {
        var form = "grant_type=client_credentials&client_id=" + URLEncoder.encode(clientId, StandardCharsets.UTF_8)
                + "&client_secret=" + URLEncoder.encode(clientSecret, StandardCharsets.UTF_8);
        request = HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
    }

    @Override
    public synchronized String get() {
        if (Instant.now().isAfter(goodUntil)) {
            ask();
        }
        return token;
    }

    private void ask() {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("Keycloak gives no token: " + response.body());
            }
            var answer = new ObjectMapper().readTree(response.body());
            token = answer.get("access_token").asText();
            goodUntil = Instant.now().plusSeconds(answer.get("expires_in").asLong() - MARGIN_SECONDS);
        } catch (IOException failure) {
            throw new IllegalStateException("Keycloak gives no token", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for a token", interrupted);
        }
    }
}
