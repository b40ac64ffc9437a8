package io.stamgast.tests.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a server says of itself. */
final class Health {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Health() {
    }

    static boolean isReady(String portal) {
        var ready = HttpRequest.newBuilder(URI.create(portal + "/health/ready")).timeout(Duration.ofSeconds(10));
        try {
            return CLIENT.send(ready.build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
