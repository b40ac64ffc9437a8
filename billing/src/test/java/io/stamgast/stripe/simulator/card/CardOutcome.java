package io.stamgast.stripe.simulator.card;

import io.stamgast.stripe.simulator.wire.Doc;

/** What the bank says when a card is charged. */
public enum CardOutcome {

    APPROVED(null, null, null, false),
    /** As with bank debits: the money is under way for days, and what the bank says then is what it says. */
    SLOW(null, null, null, false),
    DECLINED("card_declined", "generic_decline", "Your card was declined.", false),
    INSUFFICIENT_FUNDS("card_declined", "insufficient_funds", "Your card has insufficient funds.", false),
    PROCESSING_ERROR("processing_error", "processing_error",
            "An error occurred while processing your card. Try again in a little bit.", false),
    EXPIRED("expired_card", "expired_card", "Your card has expired.", true),
    LOST("card_declined", "lost_card", "Your card was declined.", true),
    STOLEN("card_declined", "stolen_card", "Your card was declined.", true),
    /** Each charge must be authenticated by the customer. */
    AUTHENTICATION_REQUIRED("authentication_required", "authentication_required",
            "Your card was declined. This transaction requires authentication.", false),
    /** Setting it up must be authenticated; charges are approved from then on. */
    AUTHENTICATION_REQUIRED_ONCE(null, null, null, false);

    private final String code;
    private final String declineCode;
    private final String message;
    private final boolean hard;

    CardOutcome(String code, String declineCode, String message, boolean hard) {
        this.code = code;
        this.declineCode = declineCode;
        this.message = message;
        this.hard = hard;
    }

    /** Whether the same card will never be approved again, so that trying it again is pointless. */
    public boolean hard() {
        return hard;
    }

    public boolean approved() {
        return this == APPROVED || this == AUTHENTICATION_REQUIRED_ONCE;
    }

    /** The members of an error that tells of it. */
    public Doc error() {
        return new Doc().set("type", "card_error").set("code", code).set("decline_code", declineCode)
                .set("message", message).set("doc_url", "https://docs.stripe.com/error-codes#" + code);
    }
}
