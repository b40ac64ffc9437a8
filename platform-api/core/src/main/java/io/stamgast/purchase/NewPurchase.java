package io.stamgast.purchase;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
 * @param channel how it was ordered, such as {@code web-shop}; at most 50 characters, null when not reported
 */
public record NewPurchase(String source, String invoiceNumber, String account, String distributor, Instant occurredAt,
                          String currency, String originalInvoice, List<NewLine> lines, String channel) {

    public NewPurchase(String source, String invoiceNumber, String account, String distributor, Instant occurredAt,
                       String currency, String originalInvoice, List<NewLine> lines) {
        this(source, invoiceNumber, account, distributor, occurredAt, currency, originalInvoice, lines, null);
    }

    /** The first time that it may have occurred at. */
    public static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    /** How many digits an amount or a quantity may have before the point. */
    public static final int MAX_DIGITS = 10;
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofDays(1);

    /** The last time that it may have occurred at. */
    public static Instant latest(Instant now) {
        return now.plus(CLOCKS_MAY_DIFFER);
    }

    /** @throws DomainException ({@code invalid-request}, 400) with every field whose shape is wrong */
    public void requireValid(Instant now) {
        PurchaseCheck.require(this, now);
    }

    /** @throws DomainException ({@code wrong-currency}, 422) when it is not in the program's currency */
    public void requireCurrency(Currency programCurrency) {
        if (!programCurrency.getCurrencyCode().equals(currency)) {
            throw DomainException.ruleBroken("wrong-currency", "currency",
                    "must be the program's, " + programCurrency.getCurrencyCode());
        }
    }

    /** Whether it takes goods of a named invoice back. */
    public boolean isLinkedReturn() {
        return originalInvoice != null;
    }

    /**
     * As it is kept, its original not looked up yet.
     *
     * @param distributorId null when it names none
     * @param earns whether its source is one of the program's earning sources
     * @throws DomainException ({@code wrong-currency}, 422) when it is not in the program's currency;
     *         ({@code return-not-negative}, 422) when it names an original and sums up to more than nothing
     */
    public Purchase kept(UUID accountId, UUID distributorId, boolean earns, Currency programCurrency,
                         Instant postedAt) {
        requireCurrency(programCurrency);
        var kept = lines(programCurrency);
        var total = kept.stream().mapToLong(PurchaseLine::netMinor).sum();
        if (isLinkedReturn() && total > 0) {
            throw DomainException.ruleBroken("return-not-negative", "lines",
                    "a purchase that names an original invoice gives something back: its total can't be positive");
        }
        var kind = total < 0 || isLinkedReturn() ? Purchase.Kind.RETURN : Purchase.Kind.SALE;
        // the database keeps microseconds, and what is judged must be what is kept
        return new Purchase(Ids.next(), accountId, source, distributorId, invoiceNumber, kind, null,
                occurredAt.truncatedTo(ChronoUnit.MICROS), postedAt, currency, earns, kept, orNone(channel));
    }

    /** The same purchase, its account named by our id. */
    public NewPurchase ofAccount(UUID accountId) {
        return new NewPurchase(source, invoiceNumber, accountId.toString(), distributor, occurredAt, currency,
                originalInvoice, lines, channel);
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
