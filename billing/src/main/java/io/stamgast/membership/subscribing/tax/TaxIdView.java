package io.stamgast.membership.subscribing.tax;

import com.stripe.model.TaxId;
import java.util.List;
import java.util.Locale;

/**
 * A tax id as the API shows it.
 *
 * @param id Stripe's
 * @param verification {@code PENDING}, {@code VERIFIED}, {@code UNVERIFIED} or {@code UNAVAILABLE}
 */
public record TaxIdView(String id, String type, String value, String verification) {

    /** All of an account's. */
    public record All(List<TaxIdView> items, boolean reverseCharge) {

        static final All NONE = new All(List.of(), false);
    }

    static TaxIdView of(TaxId taxId) {
        var verification = taxId.getVerification() == null ? "unavailable" : taxId.getVerification().getStatus();
        return new TaxIdView(taxId.getId(), taxId.getType(), taxId.getValue(),
                verification.toUpperCase(Locale.ROOT));
    }
}
