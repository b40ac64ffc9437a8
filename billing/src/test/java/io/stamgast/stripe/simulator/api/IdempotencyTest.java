package io.stamgast.stripe.simulator.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.InvoicePayParams;
import io.stamgast.stripe.simulator.Shop;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys and failures: what a caller may rely on when an answer does not come. */
class IdempotencyTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private static RequestOptions key(String key, int retries) {
        return RequestOptions.builder().setIdempotencyKey(key).setMaxNetworkRetries(retries).build();
    }

    private Customer create(String name, RequestOptions options) throws StripeException {
        return shop.client.v1().customers().create(CustomerCreateParams.builder().setName(name).build(), options);
    }

    private int customers() throws StripeException {
        return shop.client.v1().customers().list().getData().size();
    }

    @Test
    void theSameKeyGivesTheSameAnswerAndHappensOnce() throws StripeException {
        var first = create("Jo", key("k", 0));
        var again = create("Jo", key("k", 0));

        assertEquals(first.getLastResponse().body(), again.getLastResponse().body());
        assertEquals("true", again.getLastResponse().headers().firstValue("Idempotent-Replayed").orElseThrow());
        assertEquals(1, customers());
    }

    @Test
    void theSameKeyWithOtherParametersIsRefused() throws StripeException {
        create("Jo", key("k", 0));
        var refusal = assertThrows(IdempotencyException.class, () -> create("Kim", key("k", 0)));
        assertEquals(400, refusal.getStatusCode());
        assertEquals("idempotency_error", refusal.getStripeError().getType());
    }

    @Test
    void aKeyIsForgottenAfterADay() throws StripeException {
        var first = create("Jo", key("k", 0));
        shop.pass(Duration.ofHours(24));
        assertNotEquals(first.getId(), create("Jo", key("k", 0)).getId());
    }

    @Test
    void aRefusalIsKeptOnceExecutionBegan() throws StripeException {
        var customer = shop.customer("pm_card_chargeCustomerFail");
        var invoice = shop.latestInvoice(shop.subscribe(customer)).getId();
        assertThrows(CardException.class, () -> shop.client.v1().invoices().pay(invoice,
                (InvoicePayParams) null, key("pay", 0)));
        shop.giveCard(customer, "pm_card_visa");
        assertThrows(CardException.class, () -> shop.client.v1().invoices().pay(invoice,
                (InvoicePayParams) null, key("pay", 0)));
        assertEquals("paid", shop.client.v1().invoices().pay(invoice, (InvoicePayParams) null, key("pay-2", 0))
                .getStatus());
    }

    @Test
    void whatWasNotEvenExecutedIsNotKept() throws StripeException {
        assertThrows(InvalidRequestException.class, () -> shop.client.v1().customers().create(
                CustomerCreateParams.builder().putExtraParam("nick", "J").build(), key("k", 0)));
        create("Jo", key("k", 0));
        assertEquals(1, customers());
    }

    @Test
    void ofTwoAtTheSameMomentOneIsToldThatTheOtherIsRunning() throws Exception {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var busy = CompletableFuture.runAsync(() -> shop.stripe.whileBusy(() -> {
            entered.countDown();
            awaited(leave);
        }));
        entered.await();
        var one = CompletableFuture.supplyAsync(() -> outcome("k"));
        var other = CompletableFuture.supplyAsync(() -> outcome("k"));

        assertEquals("idempotency_key_in_use", CompletableFuture.anyOf(one, other).get());

        leave.countDown();
        assertEquals(Set.of("idempotency_key_in_use", "Jo"), Set.of(one.get(), other.get()));
        busy.get();
        assertEquals(1, customers());
    }

    private String outcome(String key) {
        try {
            return create("Jo", key(key, 0)).getName();
        } catch (StripeException e) {
            return e.getCode();
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anErrorBeforeExecutionIsRetriedByTheClient() throws StripeException {
        shop.stripe.disturb(Disturbance.next(1, Failure.ERROR_BEFORE).on("POST", "/v1/customers"),
                Disturbance.next(1, Failure.CONFLICT).on("POST", "/v1/customers"));
        create("Jo", key("k", 2));
        assertEquals(1, customers());
    }

    @Test
    void anErrorOfTheExecutionIsKeptUnderItsKey() throws StripeException {
        shop.stripe.disturb(Disturbance.next(1, Failure.ERROR_KEPT).on("POST", "/v1/customers"));
        assertThrows(ApiException.class, () -> create("Jo", key("k", 0)));
        assertThrows(ApiException.class, () -> create("Jo", key("k", 0)));
        assertEquals(List.of(false, true), shop.stripe.calls().stream()
                .filter(call -> "k".equals(call.idempotencyKey())).map(ApiCall::replayed).toList());
        assertEquals(0, customers());
        create("Jo", key("k-2", 0));
        assertEquals(1, customers());
    }

    @Test
    void anErrorAfterExecutionIsKeptUnderItsKey() throws StripeException {
        shop.stripe.disturb(Disturbance.next(1, Failure.ERROR_AFTER).on("POST", "/v1/customers"));
        assertThrows(ApiException.class, () -> create("Jo", key("k", 0)));
        assertThrows(ApiException.class, () -> create("Jo", key("k", 0)));
        assertEquals(1, customers());
    }

    @Test
    void anAnswerThatNeverCameIsGivenToTheNextCallWithTheKey() throws StripeException {
        shop.stripe.disturb(Disturbance.next(1, Failure.SILENCE_AFTER));
        assertThrows(ApiConnectionException.class, () -> create("Jo", impatient("k")));
        create("Jo", key("k", 0));
        assertEquals(1, customers());

        shop.stripe.disturb(Disturbance.next(1, Failure.SILENCE_BEFORE));
        assertThrows(ApiConnectionException.class, () -> create("Kim", impatient("l")));
        assertEquals(1, customers());
    }

    private static RequestOptions impatient(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).setMaxNetworkRetries(0).setReadTimeout(200).build();
    }

    @Test
    void tooManyCallsAreToldWhenToComeAgain() {
        shop.stripe.disturb(Disturbance.next(1, Failure.RATE_LIMITED));
        var refusal = assertThrows(RateLimitException.class, () -> create("Jo", key("k", 0)));
        assertEquals("rate_limit", refusal.getCode());
        assertTrue(shop.stripe.calls().stream().anyMatch(call -> call.status() == 429
                && "RATE_LIMITED".equals(call.disturbance())));
    }

    @Test
    void aShareOfCallsFailsAndNobodyIsChargedTwice() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var price = shop.monthly();
        shop.stripe.disturb(Disturbance.share(0.3, Failure.SILENCE_AFTER).on("POST", "/v1/subscriptions")
                .silentFor(Duration.ofMillis(1)));
        for (var i = 0; i < 5; i++) {
            shop.client.v1().subscriptions().create(shop.of(customer, price).build(), key("sub-" + i, 10));
        }
        shop.stripe.calm();
        assertEquals(5, shop.stripe.charges().size());
        assertTrue(shop.stripe.calls().stream().anyMatch(call -> call.status() == 0));
        assertTrue(shop.stripe.calls().stream().anyMatch(ApiCall::replayed));
    }
}
