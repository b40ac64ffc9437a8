package io.stamgast.portal.payments;

import io.stamgast.stripe.StripeAccess;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Says on each page that no money moves, while payments are played. */
@RequestScoped
@Named
public class TestPayments {

    @Inject
    StripeAccess stripe;

    public boolean isOn() {
        return stripe.isSimulated();
    }

    /** Where the time is moved and cards are made to fail. */
    public String getControl() {
        return stripe.controlPage();
    }
}
