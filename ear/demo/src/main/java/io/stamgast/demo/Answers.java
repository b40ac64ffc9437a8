package io.stamgast.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Asks an address whether what stands behind it runs. */
final class Answers {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private Answers() {
    }

    /** Whether it answers 200 within ten seconds. */
    static boolean ok(URI address) throws InterruptedException {
        try {
            return CLIENT.send(request(address), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether these checks of a health address are there and up, whatever the others are, within ten seconds. */
    static boolean up(Set<String> names, URI health) throws InterruptedException {
        try {
            var answer = CLIENT.send(request(health), HttpResponse.BodyHandlers.ofString());
            var checks = new ObjectMapper().readTree(answer.body()).path("checks");
            return StreamSupport.stream(checks.spliterator(), false)
                    .filter(check -> check.path("status").asText().equals("UP"))
                    .map(check -> check.path("name").asText()).collect(Collectors.toSet()).containsAll(names);
        } catch (IOException notYet) {
            return false;
        }
    }

    private static HttpRequest request(URI address) {
        return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    }
}
