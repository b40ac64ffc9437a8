package io.stamgast.stripe.simulator.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.Stripe;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.net.Webhook;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import io.stamgast.stripe.simulator.Options;
import io.stamgast.stripe.simulator.Receiver;
import io.stamgast.stripe.simulator.Shop;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Shop shop = new Shop();
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        shop.close();
        receiver.close();
    }

    private void listen() {
        shop.stripe.webhooks().to(receiver.address(), Receiver.SECRET);
    }

    @Test
    void everyEventIsSignedAndReadByTheOfficialClient() throws Exception {
        listen();
        var subscription = shop.subscribe(shop.customer("pm_card_visa"));
        shop.stripe.webhooks().await(PATIENCE);

        assertTrue(receiver.types().containsAll(List.of("customer.created", "payment_method.attached",
                "customer.updated", "product.created", "price.created", "customer.subscription.created",
                "customer.subscription.updated", "invoice.created", "invoice.finalized", "invoice.paid",
                "payment_intent.succeeded", "charge.succeeded")), receiver.types().toString());
        for (var event : receiver.events()) {
            assertTrue(event.getDataObjectDeserializer().getObject().isPresent(), event.getType());
            assertEquals(Stripe.API_VERSION, event.getApiVersion());
            assertNull(event.getAccount());
        }
        assertEquals("active", shop.again(subscription).getStatus());
    }

    @Test
    void anotherSecretOrAnotherBodyIsNotBelieved() throws Exception {
        listen();
        shop.customer();
        shop.stripe.webhooks().await(PATIENCE);
        var letter = receiver.letters().get(0);

        assertThrows(SignatureVerificationException.class, () ->
                Webhook.constructEvent(letter.body(), letter.signature(), "whsec_other"));
        assertThrows(SignatureVerificationException.class, () ->
                Webhook.constructEvent(letter.body() + " ", letter.signature(), Receiver.SECRET));
    }

    /** "Object containing the names of the updated attributes and their values prior to the event" */
    @Test
    void anUpdateTellsWhatWasBefore() throws Exception {
        var customer = shop.customer();
        listen();
        shop.client.v1().customers().update(customer.getId(), CustomerUpdateParams.builder().setName("Kim")
                .putMetadata("a", "1").build());
        shop.stripe.webhooks().await(PATIENCE);

        var event = receiver.events().get(0);
        assertEquals("Jo", event.getData().getPreviousAttributes().get("name"));
        assertEquals(2, event.getData().getPreviousAttributes().size());
        assertEquals("Kim", ((Customer) event.getDataObjectDeserializer().getObject().orElseThrow()).getName());
        assertTrue(event.getRequest().getId().startsWith("req_"));
    }

    @Test
    void whatIsNotTakenIsSentAgain() throws Exception {
        listen();
        receiver.refuseNext(3);
        shop.customer();
        shop.stripe.webhooks().await(PATIENCE);

        assertEquals(1, receiver.events().size());
        assertEquals(List.of(500, 500, 500, 200), shop.stripe.webhooks().deliveries().stream().map(Delivery::status)
                .toList());
    }

    @Test
    void retriesMayGoByTheSimulatorsTime() throws Exception {
        shop.close();
        shop = new Shop(Options.standing().at(Shop.START).retrying(Retrying.threeDays()));
        listen();
        receiver.refuseNext(1);
        shop.customer();
        shop.stripe.webhooks().await(PATIENCE);
        assertEquals(0, receiver.events().size());

        shop.pass(Duration.ofMinutes(5));
        shop.stripe.webhooks().await(PATIENCE);

        assertEquals(1, receiver.events().size());
    }

    @Test
    void theDemosStripeTriesForADay() {
        var pauses = Retrying.patiently().after();

        assertEquals(Duration.ofMillis(100), pauses.get(0));
        assertTrue(pauses.stream().allMatch(pause -> pause.compareTo(Duration.ofSeconds(30)) <= 0));
        var all = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(all.compareTo(Duration.ofDays(1)) >= 0, all::toString);
    }

    @Test
    void webhooksAreLostDoubledAndMixedByTheirSeed() throws Exception {
        shop.close();
        shop = new Shop(Options.standing().at(Shop.START).seeded(7));
        listen();
        shop.stripe.disturb(Disturbance.webhooks().lost(0.3).duplicated(0.3).reordered(0.5));
        for (var i = 0; i < 40; i++) {
            shop.customer();
        }
        shop.stripe.webhooks().await(PATIENCE);

        var arrived = receiver.events().stream().map(event -> event.getId()).toList();
        var lost = shop.stripe.webhooks().deliveries().stream().filter(one -> one.status() == -1).count();
        assertEquals(40 - lost, new HashSet<>(arrived).size());
        assertTrue(lost > 0 && arrived.size() > 40 - lost, lost + " lost, " + arrived.size() + " arrived");
        var order = receiver.events().stream().map(event -> ((Customer) event.getDataObjectDeserializer().getObject()
                .orElseThrow()).getId()).distinct().toList();
        var made = shop.client.v1().customers().list().autoPagingIterable().iterator();
        var newestFirst = new ArrayList<String>();
        made.forEachRemaining(customer -> newestFirst.add(customer.getId()));
        Collections.reverse(newestFirst);
        newestFirst.retainAll(order);
        assertFalse(newestFirst.equals(order));
    }

    /** Who goes by this time would otherwise find a signature five minutes old that was made a moment ago. */
    @Test
    void theTimeIsNotMovedWhileAWebhookIsOnItsWay() throws Exception {
        shop.close();
        shop = new Shop(Options.standing().at(Shop.START));
        listen();
        var mover = new Thread(() -> shop.pass(Duration.ofHours(2)));
        var seen = new CompletableFuture<Instant>();
        receiver.meanwhile(() -> {
            if (mover.getState() == Thread.State.NEW) {
                mover.start();
                while (mover.getState() != Thread.State.TIMED_WAITING && mover.isAlive()) {
                    Thread.onSpinWait();
                }
                seen.complete(shop.stripe.clock().now());
            }
        });

        shop.customer();
        shop.stripe.webhooks().await(PATIENCE);
        mover.join();

        assertEquals(Shop.START, seen.get());
        assertEquals(Shop.START.plus(Duration.ofHours(2)), shop.stripe.clock().now());
    }

    /** "The list of events to enable for this endpoint." */
    @Test
    void anEndpointHearsWhatItAskedFor() throws Exception {
        var endpoint = shop.client.v1().webhookEndpoints().create(WebhookEndpointCreateParams.builder()
                .setUrl(receiver.address())
                .addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.CUSTOMER__UPDATED).build());
        assertTrue(endpoint.getSecret().startsWith("whsec_"));
        var customer = shop.customer();
        shop.client.v1().customers().update(customer.getId(), CustomerUpdateParams.builder().setName("Kim").build());
        shop.stripe.webhooks().await(PATIENCE);

        assertEquals(1, receiver.letters().size());
        var event = Webhook.constructEvent(receiver.letters().get(0).body(), receiver.letters().get(0).signature(),
                endpoint.getSecret());
        assertEquals("customer.updated", event.getType());
        assertNull(shop.client.v1().webhookEndpoints().retrieve(endpoint.getId()).getSecret());
    }

    /** "List events, going back up to 30 days." */
    @Test
    void eventsCanBeReadForThirtyDays() throws StripeException {
        shop.customer();
        var old = shop.client.v1().events().list().getData().get(0);
        assertEquals(old.getId(), shop.client.v1().events().retrieve(old.getId()).getId());
        shop.pass(Duration.ofDays(31));
        shop.customer();

        assertEquals(1, shop.client.v1().events().list().getData().size());
    }
}
