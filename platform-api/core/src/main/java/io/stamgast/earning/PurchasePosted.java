package io.stamgast.earning;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.purchase.MinorUnits;
import io.stamgast.purchase.Purchase;
import jakarta.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/**
 * A purchase or a return was kept, and its points, if it has any, were posted.
 *
 * @param distributor null when it names none
 * @param original what a linked return gives goods of back; null for others
 * @param amount decimal; below 0 for most returns
 */
@DomainEvent.Type(name = "purchase.posted",
        description = "A purchase was taken in, and its points, if it has any, were posted.")
@DomainEvent.Type(name = "purchase.returned",
        description = "A return was taken in, and what it takes back, if anything, was posted.")
public record PurchasePosted(String eventType, UUID purchase, UUID account, @Nullable UUID distributor, String source,
                             String invoiceNumber, @Nullable UUID original, Instant purchasedAt, BigDecimal amount,
                             String currency, Instant occurredAt) implements DomainEvent {

    public static PurchasePosted of(Purchase purchase, Instant now) {
        return new PurchasePosted(purchase.kind() == Purchase.Kind.RETURN ? "purchase.returned" : "purchase.posted",
                purchase.id(), purchase.accountId(), purchase.distributorId(), purchase.source(),
                purchase.invoiceNumber(), purchase.originalId(), purchase.occurredAt(),
                MinorUnits.toAmount(purchase.totalMinor(), Currency.getInstance(purchase.currency())),
                purchase.currency(), now);
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
