package io.stamgast.purchase;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * A purchase as the API shows it; amounts in the currency, not in minor units.
 *
 * @param account the account's id
 * @param channel how it was ordered; null when not reported
 * @param amount what all lines sum up to, negative in a return
 * @param ownAmount what the lines of the tenant's own goods sum up to
 * @param earns whether its source earns and counts as own spend
 * @param lines absent in lists
 */
public record PurchaseView(UUID id, String source, String invoiceNumber, UUID account, UUID distributor,
                           Purchase.Kind kind, UUID original, Instant occurredAt, Instant postedAt, String currency,
                           String channel, BigDecimal amount, BigDecimal ownAmount, boolean earns,
                           @JsonInclude(JsonInclude.Include.NON_NULL) List<LineView> lines) {

    /** A line of it. */
    public record LineView(String sku, String description, String category, String brand, BigDecimal quantity,
                           BigDecimal netAmount, BigDecimal listAmount, BigDecimal cost, boolean own) {

        static LineView of(PurchaseLine line, Currency unit) {
            return new LineView(line.sku(), line.description(), line.category(), line.brand(), line.quantity(),
                    MinorUnits.toAmount(line.netMinor(), unit), MinorUnits.toAmount(line.listMinor(), unit),
                    MinorUnits.toAmount(line.costMinor(), unit), line.own());
        }
    }

    public static PurchaseView of(Purchase purchase) {
        var unit = Currency.getInstance(purchase.currency());
        return of(purchase, unit, purchase.lines().stream().map(line -> LineView.of(line, unit)).toList());
    }

    static PurchaseView withoutLines(Purchase purchase) {
        return of(purchase, Currency.getInstance(purchase.currency()), null);
    }

    private static PurchaseView of(Purchase purchase, Currency unit, List<LineView> lines) {
        return new PurchaseView(purchase.id(), purchase.source(), purchase.invoiceNumber(), purchase.accountId(),
                purchase.distributorId(), purchase.kind(), purchase.originalId(), purchase.occurredAt(),
                purchase.postedAt(), purchase.currency(), purchase.channel(),
                MinorUnits.toAmount(purchase.totalMinor(), unit),
                MinorUnits.toAmount(purchase.ownMinor(), unit), purchase.earns(), lines);
    }
}
