package io.stamgast.stripe.simulator.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import io.stamgast.stripe.simulator.Options;
import io.stamgast.stripe.simulator.Receiver;
import io.stamgast.stripe.simulator.Shop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptStateTest {

    @TempDir
    private Path directory;

    private Shop shop() {
        return new Shop(Options.standing().at(Shop.START).keptIn(directory));
    }

    @Test
    void whatWasDueIsDoneAfterARestart() throws Exception {
        Subscription subscription;
        try (var shop = shop()) {
            subscription = shop.subscribe(shop.customer("pm_card_visa"));
            shop.pass(Duration.ofDays(31));
        }
        try (var shop = shop()) {
            assertEquals(Shop.START.plus(Duration.ofDays(31)), shop.stripe.clock().now());
            assertEquals("draft", shop.latestInvoice(subscription).getStatus());
            shop.pass(Duration.ofHours(1));
            assertEquals("paid", shop.latestInvoice(subscription).getStatus());
        }
        try (var shop = shop()) {
            shop.pass(Duration.ofDays(30));
            assertEquals(3, shop.invoices(subscription).size());
            assertEquals(3, shop.stripe.charges().size());
        }
    }

    @Test
    void accountsKeysAndUndeliveredWebhooksSurvive() throws Exception {
        var key = RequestOptions.builder().setIdempotencyKey("k").build();
        String account;
        String customer;
        try (var receiver = new Receiver(); var shop = shop()) {
            receiver.refuseNext(1000);
            shop.stripe.webhooks().to(receiver.address(), Receiver.SECRET);
            account = shop.client.v1().accounts().create(AccountCreateParams.builder().setCountry("NL").build())
                    .getId();
            customer = shop.client.v1().customers().create(CustomerCreateParams.builder().build(), key).getId();
        }
        try (var receiver = new Receiver(); var shop = shop()) {
            assertEquals(customer, shop.client.v1().customers().create(CustomerCreateParams.builder().build(), key)
                    .getId());
            assertTrue(shop.client.v1().customers().list((CustomerListParams) null, RequestOptions.builder()
                    .setStripeAccount(account).build()).getData().isEmpty());
            var endpoint = shop.client.v1().webhookEndpoints().list().getData().get(0);
            shop.client.v1().webhookEndpoints().update(endpoint.getId(),
                    WebhookEndpointUpdateParams.builder().setUrl(receiver.address()).build());
            shop.stripe.webhooks().await(Duration.ofSeconds(30));
            assertTrue(receiver.types().contains("customer.created"));
        }
    }

    @Test
    void aRunningClockGoesOnFromWhereItWasMoved() throws Exception {
        var started = Instant.now();
        Subscription subscription;
        try (var shop = new Shop(Options.running(0, directory))) {
            subscription = shop.subscribe(shop.customer("pm_card_visa"));
            shop.pass(Duration.ofDays(32));
            assertEquals(2, shop.invoices(subscription).size());
            assertBetween(started, shop.stripe.clock().now().minus(Duration.ofDays(32)));
        }
        try (var shop = new Shop(Options.running(0, directory))) {
            assertBetween(started, shop.stripe.clock().now().minus(Duration.ofDays(32)));
            assertEquals("paid", shop.latestInvoice(subscription).getStatus());
        }
    }

    private static void assertBetween(Instant started, Instant time) {
        assertTrue(!time.isBefore(started.minusSeconds(2)) && !time.isAfter(Instant.now().plusSeconds(2)),
                time.toString());
    }

    @Test
    void aLineThatWasCutOffIsHalfAChangeAndForgotten() throws Exception {
        try (var shop = shop()) {
            shop.customer();
        }
        Files.writeString(directory.resolve("stripe-simulator.jsonl"), "[{\"account\":\"acct_platform\",\"of\":\"cu",
                StandardOpenOption.APPEND);
        try (var shop = shop()) {
            assertEquals(1, shop.client.v1().customers().list().getData().size());
            shop.customer();
        }
        try (var shop = shop()) {
            assertEquals(2, shop.client.v1().customers().list().getData().size());
        }
    }
}
