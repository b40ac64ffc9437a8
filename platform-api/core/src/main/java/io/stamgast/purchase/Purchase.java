package io.stamgast.purchase;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A purchase as it is kept; never changed.
 *
 * @param originalId the purchase that a linked return gives goods of back; null otherwise
 * @param earns whether its source is one of the program's earning sources: only those earn and count as own spend
 * @param channel how it was ordered; null when not reported
 */
public record Purchase(UUID id, UUID accountId, String source, UUID distributorId, String invoiceNumber, Kind kind,
                       UUID originalId, Instant occurredAt, Instant postedAt, String currency, boolean earns,
                       List<PurchaseLine> lines, String channel) {

    /** A return has a negative total, or names the invoice it takes goods back from. */
    public enum Kind { SALE, RETURN }

    public Purchase {
        lines = List.copyOf(lines);
    }

    /** What all its lines sum up to, in minor units. */
    public long totalMinor() {
        return lines.stream().mapToLong(PurchaseLine::netMinor).reduce(0, Math::addExact);
    }

    /** What the lines of the tenant's own goods sum up to, in minor units. */
    public long ownMinor() {
        return lines.stream().filter(PurchaseLine::own).mapToLong(PurchaseLine::netMinor).reduce(0, Math::addExact);
    }

    /** This return, once its original is found: it earns, or rather takes back, if that earned. */
    public Purchase returning(Purchase original) {
        return new Purchase(id, accountId, source, distributorId, invoiceNumber, kind, original.id, occurredAt,
                postedAt, currency, original.earns, lines, channel);
    }

    /** Whether it is a sale of own goods that earns: one that keeps points alive. */
    public boolean isOwnSale() {
        return kind == Kind.SALE && earns && ownMinor() > 0;
    }

    public boolean isLinkedReturn() {
        return originalId != null;
    }
}
