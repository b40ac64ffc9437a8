package io.stamgast.benchmark.membership;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

/** The demo's Stripe simulator, as people and tests in other processes use it. */
final class StripeControl {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String control;

    /** @param control the address of its page on which the time is moved */
    StripeControl(String control) {
        this.control = control;
    }

    Instant now() {
        return Instant.parse(json(send(at("/clock").GET())).get("now").asText());
    }

    /** Answers when all that is due until then has been done there. */
    void moveTo(Instant time) {
        json(submit(control + "/clock", "to", time.toString()));
    }

    /** From now on every call fails. */
    void breakDown() {
        json(submit(control + "/disturbances", "failure", "ERROR_BEFORE", "share", "1"));
    }

    void recover() {
        json(send(at("/disturbances").DELETE()));
    }

    /** The deliveries of webhooks after so many earlier ones, and how many are still underway. */
    JsonNode deliveriesAfter(long skipped) {
        return json(send(at("/deliveries?skip=" + skipped).GET()));
    }

    JsonNode charges() {
        return json(send(at("/charges").GET())).get("data");
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(control + path)).timeout(PATIENCE);
    }

    /** Sends the form of a page of the simulator's: names and values in turn. */
    HttpResponse<String> submit(String page, String... form) {
        var body = new ArrayList<String>();
        for (var name = 0; name < form.length; name += 2) {
            body.add(form[name] + "=" + URLEncoder.encode(form[name + 1], StandardCharsets.UTF_8));
        }
        return send(HttpRequest.newBuilder(URI.create(page)).timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", body))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
