package io.stamgast.dunning.action;

import io.stamgast.dunning.definition.Payment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;

/**
 * What stays the same of a case.
 *
 * @param policyId the version that it runs by
 * @param amountMinor what is owed, in the currency's minor unit
 * @param failedAt when the first charge failed; the due date of an {@code INVOICE}
 * @param zone of the program
 */
public record CaseFacts(UUID id, UUID accountId, UUID membershipId, String invoice, UUID policyId, Payment payment,
                        long amountMinor, Currency currency, Instant failedAt, Instant openedAt, ZoneId zone) {
}
