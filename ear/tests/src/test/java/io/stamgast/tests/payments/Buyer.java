package io.stamgast.tests.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A business of a club's, and the owner who buys for it. */
final class Buyer {

    private final Club club;
    private final String account;
    private final String email;
    private final JsonNode member;
    private String membership;
    private int purchases;

    Buyer(Club club, String externalId, String language) {
        this.club = club;
        this.account = "ext:" + externalId;
        this.email = externalId.toLowerCase() + "@" + club.tenant().alias() + ".test";
        club.tenant().account(externalId);
        member = club.api().post("/accounts/" + account + "/members", Map.of("email", email,
                "name", "Owner of " + externalId, "role", "owner", "language", language)).expect(201).json();
    }

    String email() {
        return email;
    }

    String temporaryPassword() {
        return member.at("/login/temporaryPassword").asText();
    }

    /** Takes a plan with one of the simulator's cards, and has it. */
    Buyer takes(String plan, String price, String card) {
        StripePages.submit(checkout(plan, price).get("url").asText(), "card", card, "do", "pay");
        return has(plan);
    }

    JsonNode checkout(String plan, String price) {
        var shop = "https://shop.example/memberships";
        return club.api().post("/accounts/" + account + "/memberships/checkout", Map.of("plan", plan, "price", price,
                "member", member.get("id").asText(), "successUrl", shop, "cancelUrl", shop)).expect(201).json();
    }

    /** Whoever asked for it, on whatever page. */
    Buyer has(String plan) {
        membership = club.moved().await("make " + email + " a member", () -> memberships().stream()
                .filter(one -> one.at("/plan/code").asText().equals(plan)).findFirst(), Optional::isPresent)
                .orElseThrow().get("id").asText();
        return this;
    }

    List<JsonNode> memberships() {
        return Club.all(club.get("/accounts/" + account + "/memberships").get("items"));
    }

    JsonNode membership() {
        return club.get("/memberships/" + membership);
    }

    JsonNode awaitState(String state) {
        return club.moved().await("get the membership of " + email + " to " + state, this::membership,
                found -> found.get("state").asText().equals(state));
    }

    Instant periodEnd() {
        return Instant.parse(membership().get("periodEndsAt").asText());
    }

    /** The membership's invoices that are paid, the latest first. */
    List<JsonNode> paid() {
        return invoices().stream().filter(one -> one.get("state").asText().equals("PAID")).toList();
    }

    List<JsonNode> invoices() {
        return Club.all(club.get("/memberships/" + membership + "/invoices").get("items"));
    }

    /** From now on the bank says this of the cards that it has. */
    Buyer bankSays(String outcome) {
        club.tellStripe("cards", "account=" + club.stripeAccount() + "&customer=" + customer() + "&outcome=" + outcome);
        return this;
    }

    private String customer() {
        return Club.all(club.atStripe("customers?limit=100").get("data")).stream()
                .filter(one -> one.get("email").asText().equals(email)).findFirst().orElseThrow().get("id").asText();
    }

    /** On the page to which the membership's link for changing cards leads. */
    Buyer replacesTheCard(String card) {
        var page = club.api().post("/memberships/" + membership + "/portal",
                Map.of("returnUrl", "https://shop.example/memberships")).expect(200).json().get("url").asText();
        StripePages.submit(page, "card", card, "do", "card");
        return this;
    }

    /** What it gets for spending 100.00 now. */
    long earns() {
        var before = points();
        club.api().post("/purchases", Map.of("source", "erp", "invoiceNumber", account + " " + ++purchases, "account",
                account, "occurredAt", club.now().toString(), "currency", "EUR", "lines",
                List.of(Map.of("sku", "A", "quantity", "1", "netAmount", "100.00")))).expect(201);
        return points() - before;
    }

    private long points() {
        return club.get("/accounts/" + account + "/balance").get("available").asLong();
    }

    JsonNode benefits() {
        return club.get("/accounts/" + account + "/benefits");
    }

    JsonNode benefits(Instant at) {
        return club.get("/accounts/" + account + "/benefits?at=" + at);
    }

    /** The subjects of the e-mails to the owner, the oldest first, each of them sent once. */
    List<String> subjects() {
        var mails = club.mailsTo(email);
        assertEquals(mails.size(), mails.stream().map(mail -> mail.get("messageId")).distinct().count());
        return mails.stream().map(mail -> mail.get("subject").asText()).toList();
    }

    /** Gets points to spend. */
    void startsWith(long points) {
        club.api().post("/adjustments", Map.of("account", account, "points", points, "reason", "a start")).expect(201);
    }

    /** @param times that more than nothing was paid */
    void awaitPaid(int times) {
        club.moved().await("see " + times + " payments of " + email, this::paid, paid -> paid.stream()
                .filter(one -> one.get("paid").asDouble() > 0).count() == times);
    }

    void awaitSubjects(int count) {
        club.moved().await("write to " + email, this::subjects, subjects -> subjects.size() == count);
    }

    String account() {
        return account;
    }

    String id() {
        return membership;
    }

    List<JsonNode> cases() {
        return Club.all(club.get("/dunning-cases?account=" + account).get("items"));
    }

    JsonNode dunned() {
        return club.get("/dunning-cases/" + cases().get(0).get("id").asText());
    }
}
