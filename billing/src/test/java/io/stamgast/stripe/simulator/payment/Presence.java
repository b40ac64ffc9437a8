package io.stamgast.stripe.simulator.payment;

/** Whether the customer is there while the card is charged. */
public enum Presence {
    /** Not there and can't be asked: a charge that needs authentication is declined. */
    OFF_SESSION,
    /** Can be asked: a charge that needs authentication waits for it. */
    ASKABLE,
    /** Has just authenticated. */
    AUTHENTICATED
}
