package io.stamgast.purchase;

import io.stamgast.kernel.DomainException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * A purchase as a tenant's system reports it.
 *
 * @param source the system that reports it, such as {@code erp}; at most 50 characters
 * @param account our id, or {@code ext:} and the number by which the distributor (tried first) or the tenant knows it
 * @param distributor our id or {@code ext:VALUE}; null for a direct sale
 * @param currency ISO 4217, the program's
 * @param originalInvoice the invoice that a linked return gives goods of back; null otherwise
 */
public record NewPurchase(String source, String invoiceNumber, String account, String distributor, Instant occurredAt,
                          String currency, String originalInvoice, List<NewLine> lines) {

    /** What is known of it once its references are looked up; {@code distributorId} and {@code originalId} may be null. */
    public record Known(UUID accountId, UUID distributorId, UUID originalId, boolean earns) {
    }

    /** @throws DomainException ({@code invalid-request}, 400) with every field whose shape is wrong */
    public void requireValid(Instant now) {
        PurchaseCheck.require(this, now);
    }

    /** Whether it takes goods of a named invoice back. */
    public boolean isLinkedReturn() {
        return originalInvoice != null;
    }

    /**
     * As it is kept.
     *
     * @throws DomainException ({@code wrong-currency}, 422) when it is not in the program's currency;
     *         ({@code return-not-negative}, 422) when it names an original and sums up to more than nothing
     */
    public Purchase kept(UUID id, Known known, Currency programCurrency, Instant postedAt) {
        if (!programCurrency.getCurrencyCode().equals(currency)) {
            throw DomainException.ruleBroken("wrong-currency", "currency",
                    "must be the program's, " + programCurrency.getCurrencyCode());
        }
        var kept = lines(programCurrency);
        var total = kept.stream().mapToLong(PurchaseLine::netMinor).sum();
        if (isLinkedReturn() && total > 0) {
            throw DomainException.ruleBroken("return-not-negative", "lines",
                    "a purchase that names an original invoice gives something back: its total can't be positive");
        }
        var kind = total < 0 || isLinkedReturn() ? Purchase.Kind.RETURN : Purchase.Kind.SALE;
        return new Purchase(id, known.accountId(), source, known.distributorId(), invoiceNumber, kind,
                known.originalId(), occurredAt, postedAt, currency, known.earns(), kept);
    }

    /** Equal for reports that say the same; 32 bytes. */
    public byte[] contentHash(Purchase kept) {
        return ContentHash.of(kept, originalInvoice);
    }

    private List<PurchaseLine> lines(Currency unit) {
        var kept = new ArrayList<PurchaseLine>(lines.size());
        for (var line : lines) {
            kept.add(new PurchaseLine(kept.size() + 1, line.sku(), orNone(line.description()), orNone(line.category()),
                    orNone(line.brand()), line.quantity(), MinorUnits.of(line.netAmount(), unit),
                    MinorUnits.of(line.listAmount(), unit), MinorUnits.of(line.cost(), unit),
                    line.own() == null || line.own()));
        }
        return kept;
    }

    private static String orNone(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
