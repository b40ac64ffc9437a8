package io.stamgast.earning;

import io.stamgast.purchase.MinorUnits;
import io.stamgast.purchase.Purchase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/**
 * The answer to a posted purchase; its lines are at its address.
 *
 * @param account the account's id
 * @param amount what all lines sum up to, in the currency
 * @param ownAmount what the lines of the tenant's own goods sum up to
 * @param earns whether its source earns and counts as own spend
 * @param points above 0 earned, below 0 taken back
 * @param judged false when no rule set version is in force for its time: then it earns nothing yet
 */
record PostedView(UUID id, String source, String invoiceNumber, UUID account, UUID distributor, Purchase.Kind kind,
                  UUID original, Instant occurredAt, Instant postedAt, String currency, BigDecimal amount,
                  BigDecimal ownAmount, boolean earns, long points, boolean judged) {

    static PostedView of(Purchase purchase, long points, boolean judged) {
        var unit = Currency.getInstance(purchase.currency());
        return new PostedView(purchase.id(), purchase.source(), purchase.invoiceNumber(), purchase.accountId(),
                purchase.distributorId(), purchase.kind(), purchase.originalId(), purchase.occurredAt(),
                purchase.postedAt(), purchase.currency(), MinorUnits.toAmount(purchase.totalMinor(), unit),
                MinorUnits.toAmount(purchase.ownMinor(), unit), purchase.earns(), points, judged);
    }
}
