package io.stamgast.tests.payments;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.MovedPlatform;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A tenant that sells memberships, in euros and UTC. Its account at Stripe takes payments, and tries none again by
 * itself: the tenant's dunning policy does.
 */
final class Club {

    /** From the end of a period until its invoice is charged, with something to spare. */
    static final Duration CHARGING = Duration.ofHours(2);

    private static final String FORM = "application/x-www-form-urlencoded";

    private final MovedPlatform moved;
    private final FreshTenant tenant;
    private String stripeAccount;

    Club(MovedPlatform moved) {
        this.moved = moved;
        tenant = moved.platform().newTenant(Map.of("currency", "EUR", "timeZone", "UTC"));
    }

    /** What the tenant does on the page of the plans, and in its dashboard at Stripe. */
    Club connected() {
        var back = moved.platform().access().portal() + "/admin/plans";
        StripePages.onboard(api().post("/billing/stripe-account", Map.of("refreshUrl", back, "returnUrl", back))
                .expect(200).json().get("url").asText());
        moved.await("learn that Stripe takes payments", () -> get("/billing/stripe-account"),
                account -> account.get("state").asText().equals("ENABLED"));
        return triesNothingAgain();
    }

    Club triesNothingAgain() {
        stripeAccount = get("/billing/stripe-account").get("stripeAccount").asText();
        tellStripe("rules", "account=" + stripeAccount + "&retries=0&final_outcome=PAST_DUE");
        return this;
    }

    /** Points for what is bought: one a euro, since long ago. */
    Club earning() {
        var draft = api().post("/rule-sets", Map.of("name", "base", "rules", List.of(
                Map.of("code", "base", "kind", "SPEND", "unit", "1.00", "points", 1)))).expect(201).json();
        api().post("/rule-sets/" + draft.get("id").asText() + "/publish",
                Map.of("effectiveFrom", "2020-01-01T00:00:00Z")).expect(200);
        return this;
    }

    /** @param policy a file beside this class, which is in force from now on */
    Club duns(String policy) throws IOException {
        try (var file = Club.class.getResourceAsStream(policy)) {
            var draft = api().post("/dunning-policies", new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .expect(201);
            api().with("If-Match", draft.header("ETag"))
                    .post("/dunning-policies/" + draft.json().get("id").asText() + "/publish", "").expect(200);
            return this;
        }
    }

    /** Waits until Stripe was asked for all that it was to be asked for. */
    void awaitAnswered() {
        moved.await("ask Stripe for all", () -> get("/billing/calls?state=WAITING"),
                waiting -> waiting.get("items").isEmpty());
    }

    /** Enters a plan, and waits until it can be taken. */
    Club sells(String plan) {
        return awaitMirrored(api().post("/membership-plans", plan).expect(201).json().get("code").asText());
    }

    /** Waits until Stripe shows the plan as it is now. */
    Club awaitMirrored(String plan) {
        moved.await("show Stripe the plan", () -> all(get("/membership-plans").get("items")).stream()
                .filter(one -> one.get("code").asText().equals(plan)).findFirst().orElseThrow(), found ->
                found.get("mirrored").asBoolean() && all(found.get("prices")).stream()
                        .allMatch(price -> price.get("mirrored").asBoolean()));
        return this;
    }

    /** A business that has an owner, who reads that language. */
    Buyer buyer(String externalId, String language) {
        return new Buyer(this, externalId, language);
    }

    void tellStripe(String what, String form) {
        moved.platform().nobody().post(moved.platform().access().stripe().control() + "/" + what, FORM,
                BodyPublishers.ofString(form)).expect(200);
    }

    /** All charges of this tenant's cards, those that failed too. */
    List<JsonNode> charges() {
        return all(moved.platform().nobody().get(moved.platform().access().stripe().control() + "/charges").expect(200)
                .json().get("data")).stream().filter(one -> one.get("account").asText().equals(stripeAccount)).toList();
    }

    /** What was paid, in cents, the least first: what happens at once has no order. */
    List<Long> charged() {
        return charges().stream().filter(one -> one.get("succeeded").asBoolean())
                .map(one -> one.get("amount").asLong()).sorted().toList();
    }

    /** What Stripe itself says of this tenant's customers and subscriptions, such as {@code customers?email=…}. */
    JsonNode atStripe(String path) {
        var stripe = moved.platform().access().stripe();
        return moved.platform().nobody().with("Authorization", "Bearer " + stripe.secretKey())
                .with("Stripe-Account", stripeAccount).get(stripe.api() + "/v1/" + path).expect(200).json();
    }

    /** A coupon for ever, which the tenant makes in its dashboard at Stripe. */
    Club gives(String coupon, int percent) {
        var stripe = moved.platform().access().stripe();
        moved.platform().nobody().with("Authorization", "Bearer " + stripe.secretKey())
                .with("Stripe-Account", stripeAccount).post(stripe.api() + "/v1/coupons", FORM, BodyPublishers
                        .ofString("id=" + coupon + "&percent_off=" + percent + "&duration=forever")).expect(200);
        return this;
    }

    /** E-mails to that address, the oldest first. */
    List<JsonNode> mailsTo(String address) {
        return all(moved.platform().nobody().get(moved.platform().access().mail().api() + "?to=" + address)
                .expect(200).json().get("items"));
    }

    JsonNode get(String path) {
        return api().get(path).expect(200).json();
    }

    ApiClient api() {
        return tenant.api();
    }

    FreshTenant tenant() {
        return tenant;
    }

    MovedPlatform moved() {
        return moved;
    }

    String stripeAccount() {
        return stripeAccount;
    }

    Instant now() {
        return moved.now();
    }

    static List<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
