package io.stamgast.stripe.simulator.card;

import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** Cards: made from test cards, attached to customers, charged until they expire. */
public final class PaymentMethods {

    public static final String METHOD = "payment_method";
    private static final int YEARS_VALID = 20;

    /** The payment method with this id; a test card's id stands for a new payment method each time. */
    public Doc find(Account account, String id, String param) {
        var test = TestCard.byToken(id);
        return test.isPresent() ? create(account, test.get()) : account.get(METHOD, id, param);
    }

    public Doc create(Account account, TestCard card) {
        var now = account.now((Doc) null);
        var until = YearMonth.from(Instant.ofEpochSecond(now).atZone(ZoneOffset.UTC)).plusYears(YEARS_VALID);
        var method = Doc.of(METHOD, Ids.fresh("pm")).set("type", "card").set("created", now).set("livemode", false)
                .set("customer", null).set("allow_redisplay", "unspecified").set("metadata", new Doc())
                .set("billing_details", new Doc().set("address", emptyAddress()).set("email", null).set("name", null)
                        .set("phone", null).set("tax_id", null))
                .set("card", details(card).set("exp_month", until.getMonthValue()).set("exp_year", until.getYear()))
                .set("_test_card", card.name()).set("_outcome", card.onCharge().name());
        return account.save(method);
    }

    private static Doc details(TestCard card) {
        return new Doc().set("brand", card.brand()).set("display_brand", card.brand()).set("last4", card.last4())
                .set("country", "US").set("funding", "credit").set("fingerprint", "fp" + card.number().substring(6))
                .set("checks", new Doc().set("address_line1_check", null).set("address_postal_code_check", null)
                        .set("cvc_check", "pass"))
                .set("generated_from", null).set("wallet", null).set("regulated_status", "unregulated")
                .set("networks", new Doc().set("available", List.of(card.brand())).set("preferred", null))
                .set("three_d_secure_usage", new Doc().set("supported", true));
    }

    private static Doc emptyAddress() {
        return new Doc().set("city", null).set("country", null).set("line1", null).set("line2", null)
                .set("postal_code", null).set("state", null);
    }

    public static TestCard testCard(Doc method) {
        return TestCard.valueOf(method.text("_test_card"));
    }

    /** Gives the card to the customer; a card that the bank refuses even to save is refused with 402. */
    public Doc attach(Account account, Doc method, Doc customer) {
        if (method.flag("_detached")) {
            throw ApiError.invalid(null, null, "This PaymentMethod was previously used without being attached to a"
                    + " Customer or was detached from a Customer, and may not be used again.");
        } else if (method.has("customer") && !method.is("customer", customer.id())) {
            throw ApiError.invalid("payment_method_already_attached", "customer",
                    "The payment method you provided has already been attached to a customer.");
        } else if (method.has("customer")) {
            return method;
        }
        var outcome = testCard(method).onAttach();
        if (!outcome.approved() && outcome != CardOutcome.AUTHENTICATION_REQUIRED) {
            throw ApiError.card(outcome.error());
        }
        account.save(method.set("customer", customer.id()).set("_test_clock", customer.text("test_clock")));
        account.emit("payment_method.attached", method);
        return method;
    }

    public void detach(Account account, Doc method) {
        if (!method.has("customer")) {
            throw ApiError.invalid(null, null, "The payment method you provided is not attached to a customer so"
                    + " detachment is impossible.");
        }
        account.update(method, "payment_method.detached", one -> one.set("customer", null).set("_detached", true));
    }

    /** What the bank will say to a charge now. */
    public CardOutcome outcome(Account account, Doc method) {
        var outcome = CardOutcome.valueOf(method.text("_outcome"));
        var now = YearMonth.from(Instant.ofEpochSecond(account.now(method)).atZone(ZoneOffset.UTC));
        var until = YearMonth.of((int) method.number("card.exp_year"), (int) method.number("card.exp_month"));
        return outcome.approved() && now.isAfter(until) ? CardOutcome.EXPIRED : outcome;
    }

    /** From now on the bank says this to every charge of the customer's present cards. */
    public void decide(Account account, String customer, CardOutcome outcome) {
        account.get("customer", customer, "customer");
        account.table(METHOD).ofCustomer(customer).forEach(method ->
                account.save(method.set("_outcome", outcome.name())));
    }

    /** The bank has sent a new card and the network told Stripe: another expiry, and all goes on. */
    public void renewByBank(Account account, String id, YearMonth until) {
        account.update(account.get(METHOD, id, "id"), "payment_method.automatically_updated", method ->
                method.set("card.exp_month", until.getMonthValue()).set("card.exp_year", until.getYear()));
    }
}
