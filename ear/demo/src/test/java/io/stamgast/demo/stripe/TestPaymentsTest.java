package io.stamgast.demo.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.WebhookEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPaymentsTest {

    private static final String HERE = "http://127.0.0.1:9/api/billing/stripe/events";

    @TempDir
    Path directory;
    private TestPayments payments;

    @BeforeEach
    void start() throws IOException {
        payments = started(HERE);
    }

    @AfterEach
    void stop() {
        payments.stop();
    }

    private TestPayments started(String webhooks) throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var made = new TestPayments(probe.getLocalPort(), directory.resolve("stripe"));
            probe.close();
            made.start(webhooks, "whsec_test", "whsec_of_test_modes");
            return made;
        }
    }

    private StripeClient client() {
        return StripeClient.builder().setApiKey(payments.secretKey()).setApiBase(payments.api())
                .setMaxNetworkRetries(0).build();
    }

    private List<String> addresses() throws StripeException {
        return client().v1().webhookEndpoints().list().getData().stream().map(WebhookEndpoint::getUrl).toList();
    }

    @Test
    void itAnswersAsStripeAndTellsItsTime() throws Exception {
        assertEquals("acct_platform", client().v1().accounts().retrieveCurrent().getId());
        assertTrue(Math.abs(Long.parseLong(Files.readString(payments.clock()))) <= 1);
        assertTrue(payments.control().startsWith(payments.api()), payments.control());
    }

    @Test
    void onlyTheAddressOfThisRunIsToldWhatHappens() throws Exception {
        payments.stop();
        payments = started(HERE + "/elsewhere");

        assertEquals(List.of(HERE + "/elsewhere"), addresses());
    }

    @Test
    void onceStoppedItBeginsNoMore() throws IOException {
        payments.stop();
        payments.start(HERE, "whsec_test", "whsec_of_test_modes");

        assertThrows(StripeException.class, this::addresses);
    }
}
