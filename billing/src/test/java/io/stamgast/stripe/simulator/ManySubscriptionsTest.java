package io.stamgast.stripe.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.stamgast.stripe.simulator.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ManySubscriptionsTest {

    private static final int MANY = 10_000;
    private static final int OF_EACH = 100;
    private static final Duration SECONDS = Duration.ofSeconds(60);

    /** What is due is taken from a queue: ten thousand renewals in one hour take seconds, also on a busy machine. */
    @Test
    void tenThousandSubscriptionsRenewInOneHour() {
        var parts = new Assembly(Options.standing().at(Shop.START), "http://127.0.0.1");
        var price = parts.api.call(World.PLATFORM, "POST", "/v1/prices",
                "currency=eur&unit_amount=990&recurring[interval]=month&product_data[name]=Gold").id();
        for (var i = 0; i < MANY / OF_EACH; i++) {
            var customer = parts.api.call(World.PLATFORM, "POST", "/v1/customers", "name=Jo&payment_method=pm_card_visa"
                    + "&invoice_settings[default_payment_method]=pm_card_visa").id();
            for (var j = 0; j < OF_EACH; j++) {
                parts.api.call(World.PLATFORM, "POST", "/v1/subscriptions", "customer=" + customer
                        + "&items[0][price]=" + price);
            }
        }
        var renewed = Shop.START.plus(Duration.ofDays(31));

        assertTimeout(SECONDS, () -> parts.world.advanceTo(renewed.plus(Duration.ofHours(1)).getEpochSecond()));

        var account = parts.world.account(World.PLATFORM);
        assertEquals(2 * MANY, account.table("charge").all().size());
        assertEquals(2 * MANY, account.table("invoice").all().stream().filter(one -> one.is("status", "paid")).count());
        parts.testClocks.close();
        parts.courier.close();
    }
}
