package io.stamgast.earning;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.purchase.MinorUnits;
import io.stamgast.purchase.Purchase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/** A purchase or a return was kept, and its points, if it has any, were posted. */
public record PurchasePosted(UUID purchase, UUID account, UUID distributor, Purchase.Kind kind, String source,
                             String invoiceNumber, Instant purchasedAt, BigDecimal amount, String currency,
                             Instant occurredAt)
        implements DomainEvent {

    public static PurchasePosted of(Purchase purchase, Instant now) {
        return new PurchasePosted(purchase.id(), purchase.accountId(), purchase.distributorId(), purchase.kind(),
                purchase.source(), purchase.invoiceNumber(), purchase.occurredAt(),
                MinorUnits.toAmount(purchase.totalMinor(), Currency.getInstance(purchase.currency())),
                purchase.currency(), now);
    }

    @Override
    public String eventType() {
        return "purchase.posted";
    }

    @Override
    public UUID subjectId() {
        return purchase;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
