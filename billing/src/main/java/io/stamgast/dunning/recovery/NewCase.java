package io.stamgast.dunning.recovery;

import io.stamgast.dunning.definition.Payment;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/**
 * An invoice that wasn't paid.
 *
 * @param membershipId whose invoice it is
 * @param invoice its id at the payment provider, unique in the tenant
 * @param amountMinor what is owed, in the currency's minor unit; above 0
 * @param failedAt when the first charge failed; the due date of an {@code INVOICE}
 * @param refusal of the charge; null for an {@code INVOICE} and for nothing else
 * @param backupMethod whether the account has a payment method to fall back on
 * @param newMethod whether the account has replaced the payment method that was declined
 */
public record NewCase(UUID accountId, UUID membershipId, String invoice, Payment payment, long amountMinor,
                      Currency currency, Instant failedAt, Refusal refusal, boolean backupMethod,
                      boolean newMethod) {

    public NewCase {
        if ((payment == Payment.INVOICE) != (refusal == null)) {
            throw new IllegalArgumentException("a charge has a refusal, and an invoice that was sent has none");
        }
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("nothing is owed: " + amountMinor);
        }
    }
}
