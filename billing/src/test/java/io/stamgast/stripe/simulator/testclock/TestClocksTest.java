package io.stamgast.stripe.simulator.testclock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.testhelpers.TestClock;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.EventListParams;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import io.stamgast.stripe.simulator.Receiver;
import io.stamgast.stripe.simulator.Shop;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestClocksTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private void advance(TestClock clock, Duration by) throws Exception {
        var clocks = shop.client.v1().testHelpers().testClocks();
        var to = clocks.retrieve(clock.getId()).getFrozenTime() + by.toSeconds();
        var advancing = clocks.advance(clock.getId(), TestClockAdvanceParams.builder().setFrozenTime(to).build());
        assertEquals("advancing", advancing.getStatus());
        while (!clocks.retrieve(clock.getId()).getStatus().equals("ready")) {
            Thread.onSpinWait();
        }
    }

    /**
     * "Starts advancing a test clock to a specified time in the future. Advancement is done when status changes to
     * Ready."
     */
    @Test
    void aCustomerOnAClockHasATimeApart() throws Exception {
        var from = Instant.parse("2024-02-29T12:00:00Z");
        var clock = shop.client.v1().testHelpers().testClocks().create(TestClockCreateParams.builder()
                .setFrozenTime(from.getEpochSecond()).setName("leap").build());
        var customer = shop.client.v1().customers().create(CustomerCreateParams.builder()
                .setTestClock(clock.getId()).setPaymentMethod("pm_card_visa").setInvoiceSettings(
                        CustomerCreateParams.InvoiceSettings.builder().setDefaultPaymentMethod("pm_card_visa").build())
                .build());
        var ordinary = shop.subscribe(shop.customer("pm_card_visa"));
        var subscription = shop.subscribe(customer);
        assertEquals(clock.getId(), subscription.getTestClock());
        assertEquals(from.getEpochSecond(), subscription.getCreated());

        advance(clock, Duration.ofDays(29).plusHours(1));

        assertEquals(2, shop.invoices(subscription).size());
        assertEquals(1, shop.invoices(ordinary).size());
        assertEquals(Shop.START, shop.stripe.clock().now());
        assertEquals("paid", shop.latestInvoice(subscription).getStatus());
        assertTrue(shop.client.v1().events().list(EventListParams.builder().setLimit(100L).build()).getData().stream()
                .anyMatch(event -> event.getType().equals("customer.created") && event.getCreated()
                        == from.getEpochSecond()));
        assertEquals(from.plus(Duration.ofDays(29).plusHours(1)).getEpochSecond(),
                shop.latestInvoice(subscription).getStatusTransitions().getPaidAt());
    }

    @Test
    void aClockOnlyGoesForward() throws Exception {
        var clock = shop.client.v1().testHelpers().testClocks().create(TestClockCreateParams.builder()
                .setFrozenTime(Shop.START.getEpochSecond()).build());
        for (var to : new long[] {0, 3L * 366 * 86_400}) {
            assertThrows(InvalidRequestException.class, () -> shop.client.v1().testHelpers().testClocks().advance(
                    clock.getId(), TestClockAdvanceParams.builder().setFrozenTime(clock.getFrozenTime() + to)
                            .build()));
        }
    }

    @Test
    void theEventOfAClockThatIsReadyIsDelivered() throws Exception {
        try (var receiver = new Receiver()) {
            shop.stripe.webhooks().to(receiver.address(), Receiver.SECRET);
            var clock = shop.client.v1().testHelpers().testClocks().create(TestClockCreateParams.builder()
                    .setFrozenTime(Shop.START.getEpochSecond()).build());
            advance(clock, Duration.ofDays(1));
            shop.stripe.webhooks().await(Duration.ofSeconds(10));
            assertTrue(receiver.types().contains("test_helpers.test_clock.ready"));
        }
    }

    /** "Deletes a test clock." Its customers go with it. */
    @Test
    void aDeletedClockTakesItsCustomersAlong() throws StripeException {
        var clock = shop.client.v1().testHelpers().testClocks().create(TestClockCreateParams.builder()
                .setFrozenTime(Shop.START.getEpochSecond()).build());
        var customer = shop.client.v1().customers().create(CustomerCreateParams.builder()
                .setTestClock(clock.getId()).build());
        shop.client.v1().testHelpers().testClocks().delete(clock.getId());

        assertThrows(InvalidRequestException.class, () -> shop.client.v1().customers().update(customer.getId(),
                CustomerUpdateParams.builder().setName("Kim").build()));
        shop.pass(Duration.ofDays(40));
    }
}
