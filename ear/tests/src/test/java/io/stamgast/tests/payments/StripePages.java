package io.stamgast.tests.payments;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** The simulator's pages, used without a browser. */
public final class StripePages {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private StripePages() {
    }

    /** Tells Stripe all that it asks of the owner of an account. */
    public static void onboard(String page) {
        send(HttpRequest.newBuilder(URI.create(page)));
        submit(page, "do", "complete");
    }

    /**
     * Sends the page's form.
     *
     * @return where it leads
     * @throws AssertionError when it leads nowhere: the page says why
     */
    static String submit(String page, String... namesAndValues) {
        var form = new StringJoiner("&");
        for (var i = 0; i < namesAndValues.length; i += 2) {
            form.add(namesAndValues[i] + "=" + URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
        }
        var answer = send(HttpRequest.newBuilder(URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
