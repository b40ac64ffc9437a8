package io.stamgast.benchmark.membership;

import io.stamgast.tests.platform.ApiClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A tenant that is connected to Stripe and sells a plan of 9.90 EUR a month without a trial. */
record Seller(int tenantId, ApiClient api, StripeControl stripe) {

    private static final String BACK = "https://shop.example/memberships";
    private static final String PLAN = "vip";
    private static final String PRICE = "monthly";
    private static final int BUYERS_AT_ONCE = 8;
    private static final int ACCEPTED = 202;
    private static final int SEE_OTHER = 303;
    private static final long PAUSE_NANOS = 200_000_000;

    /** Connects the tenant, and waits until its plan can be bought. */
    Seller opened() {
        var page = api.post("/billing/stripe-account", Map.of("refreshUrl", BACK, "returnUrl", BACK)).expect(200)
                .json().get("url").asText();
        require(stripe.submit(page, "do", "complete"));
        while (!api.get("/billing/stripe-account").expect(200).json().get("state").asText().equals("ENABLED")) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        var plan = api.post("/membership-plans", Map.of("code", PLAN, "name", "VIP",
                "prices", List.of(Map.of("code", PRICE, "amount", "9.90", "currency", "EUR", "interval", "MONTH")),
                "trial", Map.of("days", 0), "visibility", "PUBLIC",
                "benefits", Map.of("earnMultiplier", "1.5", "rewardDiscountPercent", "10"))).expect(201).json();
        var address = "/membership-plans/" + plan.get("id").asText();
        while (!api.get(address).expect(200).json().at("/prices/0/mirrored").asBoolean()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return this;
    }

    /** So many accounts come to Stripe's page and pay with a card. */
    void sell(int count) throws Exception {
        var sales = IntStream.range(0, count).mapToObj(number -> (Callable<Void>) () -> {
            sellTo("M" + number);
            return null;
        }).toList();
        var buyers = Executors.newFixedThreadPool(BUYERS_AT_ONCE);
        try {
            for (var sale : buyers.invokeAll(sales)) {
                sale.get();
            }
        } finally {
            buyers.shutdown();
        }
    }

    private void sellTo(String account) {
        api.post("/accounts", Map.of("externalId", account, "name", "Account " + account)).expect(201);
        var memberships = "/accounts/ext:" + account + "/memberships";
        var asked = api.post(memberships + "/checkout", Map.of("plan", PLAN, "price", PRICE, "successUrl", BACK,
                "cancelUrl", BACK));
        var checkout = (asked.status() == ACCEPTED ? asked : asked.expect(201)).json();
        while (!checkout.hasNonNull("url")) { // Stripe was slow, and is asked again
            LockSupport.parkNanos(PAUSE_NANOS);
            checkout = api.get(memberships + "/checkouts/" + checkout.get("id").asText()).expect(200).json();
        }
        require(stripe.submit(checkout.get("url").asText(), "card", "VISA", "do", "pay"));
    }

    private static void require(HttpResponse<String> sent) {
        if (sent.statusCode() != SEE_OTHER) {
            throw new IllegalStateException(sent.uri() + " answered " + sent.statusCode() + ": " + sent.body());
        }
    }
}
