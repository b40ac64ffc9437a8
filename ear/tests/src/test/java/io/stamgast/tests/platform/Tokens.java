package io.stamgast.tests.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Tokens from Keycloak, each kept until half a minute before it expires. */
final class Tokens {

    private record Token(String value, Instant goodUntil) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Map<String, String>, Token> kept = new ConcurrentHashMap<>();
    private final URI endpoint;
    private final Path directory;

    Tokens(Access access, Path directory) {
        this.endpoint = URI.create(access.tokenEndpoint());
        this.directory = directory;
    }

    String ofClient(String clientId, String clientSecret) {
        return token(Map.of("grant_type", "client_credentials", "client_id", clientId,
                "client_secret", clientSecret));
    }

    /** By the password grant, which only the demo's realm allows. */
    String ofPerson(String username, String password) {
        return token(Map.of("grant_type", "password", "client_id", "portal",
                "client_secret", Secrets.of(directory, "client.portal"), "scope", "openid",
                "username", username, "password", password));
    }

    private String token(Map<String, String> form) {
        return kept.compute(form, (same, token) ->
                token != null && Instant.now().isBefore(token.goodUntil()) ? token : ask(same)).value();
    }

    private Token ask(Map<String, String> form) {
        var body = new TreeMap<>(form).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError("no token: " + response.statusCode() + " " + response.body());
            }
            var answer = JSON.readTree(response.body());
            return new Token(answer.get("access_token").asText(),
                    Instant.now().plusSeconds(answer.get("expires_in").asLong() - 30));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
