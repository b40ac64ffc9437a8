package io.stamgast.stripe.simulator.card;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Stripe's test cards, by the ids and numbers that its documentation gives them. */
public enum TestCard {

    VISA("Visa", "visa", "4242424242424242", CardOutcome.APPROVED, CardOutcome.APPROVED, "pm_card_visa"),
    MASTERCARD("Mastercard", "mastercard", "5555555555554444", CardOutcome.APPROVED, CardOutcome.APPROVED,
            "pm_card_mastercard"),
    AMEX("American Express", "amex", "378282246310005", CardOutcome.APPROVED, CardOutcome.APPROVED, "pm_card_amex"),
    AUTHENTICATION_ALWAYS("Authentication for every payment", "visa", "4000002760003184",
            CardOutcome.AUTHENTICATION_REQUIRED, CardOutcome.AUTHENTICATION_REQUIRED, "pm_card_authenticationRequired"),
    AUTHENTICATION_ONCE("Authentication when set up", "visa", "4000002500003155",
            CardOutcome.AUTHENTICATION_REQUIRED, CardOutcome.AUTHENTICATION_REQUIRED_ONCE,
            "pm_card_authenticationRequiredOnSetup"),
    DECLINED("Declined", "visa", "4000000000000002", CardOutcome.DECLINED, CardOutcome.DECLINED,
            "pm_card_chargeDeclined", "pm_card_visa_chargeDeclined"),
    INSUFFICIENT_FUNDS("Declined: insufficient funds", "visa", "4000000000009995", CardOutcome.INSUFFICIENT_FUNDS,
            CardOutcome.INSUFFICIENT_FUNDS, "pm_card_chargeDeclinedInsufficientFunds",
            "pm_card_visa_chargeDeclinedInsufficientFunds"),
    LOST("Declined: lost", "visa", "4000000000009987", CardOutcome.LOST, CardOutcome.LOST,
            "pm_card_chargeDeclinedLostCard", "pm_card_visa_chargeDeclinedLostCard"),
    STOLEN("Declined: stolen", "visa", "4000000000009979", CardOutcome.STOLEN, CardOutcome.STOLEN,
            "pm_card_chargeDeclinedStolenCard", "pm_card_visa_chargeDeclinedStolenCard"),
    EXPIRED("Declined: expired", "visa", "4000000000000069", CardOutcome.EXPIRED, CardOutcome.EXPIRED,
            "pm_card_chargeDeclinedExpiredCard"),
    PROCESSING_ERROR("Declined: processing error", "visa", "4000000000000119", CardOutcome.PROCESSING_ERROR,
            CardOutcome.PROCESSING_ERROR, "pm_card_chargeDeclinedProcessingError"),
    CUSTOMER_FAIL("Declined after attaching", "visa", "4000000000000341", CardOutcome.APPROVED, CardOutcome.DECLINED,
            "pm_card_chargeCustomerFail");

    private final String label;
    private final String brand;
    private final String number;
    private final CardOutcome onAttach;
    private final CardOutcome onCharge;
    private final List<String> tokens;

    TestCard(String label, String brand, String number, CardOutcome onAttach, CardOutcome onCharge,
             String... tokens) {
        this.label = label;
        this.brand = brand;
        this.number = number;
        this.onAttach = onAttach;
        this.onCharge = onCharge;
        this.tokens = List.of(tokens);
    }

    public static Optional<TestCard> byToken(String token) {
        return Arrays.stream(values()).filter(card -> card.tokens.contains(token)).findAny();
    }

    public static Optional<TestCard> byNumber(String number) {
        return Arrays.stream(values()).filter(card -> card.number.equals(number.replace(" ", ""))).findAny();
    }

    public String label() {
        return label;
    }

    public String number() {
        return number;
    }

    public String token() {
        return tokens.get(0);
    }

    String brand() {
        return brand;
    }

    public String last4() {
        return number.substring(number.length() - 4);
    }

    /** What the bank says to a customer who is there to save the card. */
    public CardOutcome onAttach() {
        return onAttach;
    }

    public CardOutcome onCharge() {
        return onCharge;
    }
}
