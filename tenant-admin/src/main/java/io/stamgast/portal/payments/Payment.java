package io.stamgast.portal.payments;

import io.stamgast.membership.Membership.Collection;

/** How a membership is paid, as people choose it. */
public enum Payment {
    CARD(null), INVOICE_14(14), INVOICE_30(30);

    private final Integer days;

    Payment(Integer days) {
        this.days = days;
    }

    /** In which an invoice is to be paid; null for a card. */
    public Integer days() {
        return days;
    }

    public Collection collection() {
        return days == null ? Collection.CARD : Collection.INVOICE;
    }
}
