package io.stamgast.stripe.simulator.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.exception.ApiException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import io.stamgast.stripe.simulator.Browser;
import io.stamgast.stripe.simulator.Receiver;
import io.stamgast.stripe.simulator.Shop;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {

    private final Shop shop = new Shop();
    private final Browser browser = new Browser();

    @AfterEach
    void close() {
        shop.close();
    }

    private String at(String path) {
        return shop.stripe.address() + "/_simulator/" + path;
    }

    private static JsonObject json(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    @Test
    void theTimeIsMovedAndRead() throws StripeException {
        var subscription = shop.subscribe(shop.customer("pm_card_visa"));
        assertEquals("2026-02-15T11:00:00Z", json(browser.submit(at("clock"), "advance", "P31DT1H")).get("now")
                .getAsString());
        assertEquals(2, shop.invoices(subscription).size());
        assertEquals("2026-03-01T00:00:00Z", json(browser.submit(at("clock"), "to", "2026-03-01T00:00:00Z"))
                .get("now").getAsString());
        assertEquals(400, browser.submit(at("clock"), "to", "2026-02-01T00:00:00Z").statusCode());
        assertEquals(400, browser.submit(at("clock"), "advance", "soon").statusCode());
        assertEquals("2026-03-01T00:00:00Z", json(browser.get(at("clock"))).get("now").getAsString());
    }

    @Test
    void callsFailOnDemandAndAreLogged() throws StripeException {
        json(browser.submit(at("disturbances"), "failure", "ERROR_BEFORE", "calls", "5"));
        var once = RequestOptions.builder().setMaxNetworkRetries(0).build();
        assertThrows(ApiException.class, () -> shop.client.v1().customers().create(
                CustomerCreateParams.builder().build(), once));
        json(browser.delete(at("disturbances")));
        shop.customer();

        var calls = json(browser.get(at("calls"))).getAsJsonArray("data");
        assertEquals(500, calls.get(0).getAsJsonObject().get("status").getAsInt());
        assertEquals("ERROR_BEFORE", calls.get(0).getAsJsonObject().get("disturbance").getAsString());
        assertEquals(200, calls.get(1).getAsJsonObject().get("status").getAsInt());
        assertEquals(400, browser.submit(at("disturbances"), "failure", "FIRE").statusCode());
        assertEquals(400, browser.submit(at("disturbances"), "lost", "2").statusCode());
    }

    @Test
    void cardsRulesAndWebhooksAreSet() throws Exception {
        try (var receiver = new Receiver()) {
            json(browser.submit(at("webhooks"), "url", receiver.address(), "secret", Receiver.SECRET));
            json(browser.submit(at("rules"), "retries", "0", "final_outcome", "UNPAID"));
            var customer = shop.customer("pm_card_visa");
            var subscription = shop.subscribe(customer);
            json(browser.submit(at("cards"), "customer", customer.getId(), "outcome", "DECLINED"));
            json(browser.submit(at("clock"), "advance", "P31DT1H"));

            assertEquals("unpaid", shop.again(subscription).getStatus());
            var charges = json(browser.get(at("charges"))).getAsJsonArray("data");
            assertEquals(2, charges.size());
            assertEquals(false, charges.get(1).getAsJsonObject().get("succeeded").getAsBoolean());
            shop.stripe.webhooks().await(Duration.ofSeconds(10));
            assertTrue(receiver.types().contains("invoice.payment_failed"));
            var deliveries = json(browser.get(at("deliveries")));
            var all = deliveries.getAsJsonArray("data");
            assertEquals(0, deliveries.get("underway").getAsInt());
            assertTrue(all.size() > 10);
            assertTrue(all.get(0).getAsJsonObject().get("micros").getAsLong() > 0);
            assertEquals(all.get(10), json(browser.get(at("deliveries?skip=10"))).getAsJsonArray("data").get(0));
        }
    }

    @Test
    void aPersonSeesAndMovesAllOnOnePage() throws StripeException {
        var customer = shop.customer("pm_card_visa");
        var subscription = shop.subscribe(customer);
        var page = browser.get(shop.stripe.controlPage()).body();
        assertTrue(page.contains("no money moves") && page.contains("Jo") && page.contains("9.90 EUR"));

        browser.submit(shop.stripe.controlPage(), "do", "decide", "account", "acct_platform", "customer",
                customer.getId(), "outcome", "INSUFFICIENT_FUNDS");
        browser.submit(shop.stripe.controlPage(), "do", "advance", "by", "P31D");
        browser.submit(shop.stripe.controlPage(), "do", "advance", "by", "PT1H");

        assertEquals("past_due", shop.again(subscription).getStatus());
        assertTrue(browser.get(shop.stripe.controlPage()).body().contains("past due"));
        assertEquals(404, browser.get(shop.stripe.address() + "/nowhere").statusCode());
    }
}
