package io.stamgast.dunning.definition;

/** What is to be paid. */
public enum Payment {
    /** The first charge of a membership. */
    FIRST_PAYMENT,
    /** A later one. */
    RENEWAL,
    /** An invoice that was sent and is paid by the customer; days count from its due date. */
    INVOICE
}
