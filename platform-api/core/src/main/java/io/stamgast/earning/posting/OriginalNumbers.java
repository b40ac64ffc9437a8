package io.stamgast.earning.posting;

import io.stamgast.kernel.DomainException;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.purchase.Purchase;
import io.stamgast.purchase.Purchase.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Which purchase an invoice number means that a return names as its original. */
final class OriginalNumbers {

    private static final String NAMED = """
            select id, account_id, invoice_number, source, distributor_id, kind from app.purchase
            where tenant_id = ? and invoice_number = any (?) and account_id = any (?)""";

    private record Named(UUID id, UUID accountId, String number, String source, UUID distributorId, Kind kind) {

        boolean isNamedBy(NewPurchase reported, Purchase returned) {
            return number.equals(reported.originalInvoice()) && accountId.equals(returned.accountId());
        }

        boolean isFromWhere(Purchase returned) {
            return source.equals(returned.source()) && Objects.equals(distributorId, returned.distributorId());
        }
    }

    private final List<Named> purchases;
    private final boolean mayBeMore;

    private OriginalNumbers(List<Named> purchases, boolean mayBeMore) {
        this.purchases = purchases;
        this.mayBeMore = mayBeMore;
    }

    /** @param before what no database knows yet */
    static OriginalNumbers read(Connection connection, int tenant, List<String> numbers, List<UUID> accounts,
                                Rehearsed before) throws SQLException {
        var purchases = new ArrayList<Named>();
        before.named(numbers).forEach(purchase -> purchases.add(new Named(purchase.id(), purchase.accountId(),
                purchase.invoiceNumber(), purchase.source(), purchase.distributorId(), purchase.kind())));
        try (var query = connection.prepareStatement(NAMED)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("text", numbers.toArray()));
            query.setArray(3, connection.createArrayOf("uuid", accounts.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    purchases.add(new Named(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                            row.getString(3), row.getString(4), row.getObject(5, UUID.class),
                            Kind.valueOf(row.getString(6))));
                }
            }
        }
        return new OriginalNumbers(purchases, before.isForgetful());
    }

    /**
     * The account's sale of that number from the return's own source and distributor, else the only one of it; nothing
     * when it may be one that was forgotten.
     *
     * @throws DomainException ({@code unknown-original}, 404) when there is none; ({@code ambiguous-original}, 422)
     *         when there is more than one
     */
    Optional<UUID> original(NewPurchase reported, Purchase returned) {
        var named = purchases.stream().filter(purchase -> purchase.isNamedBy(reported, returned)).toList();
        var sales = named.stream().filter(purchase -> purchase.kind() == Kind.SALE).toList();
        var nearest = sales.stream().filter(sale -> sale.isFromWhere(returned)).findFirst();
        if (nearest.isPresent()) {
            return Optional.of(nearest.get().id());
        }
        if (sales.size() == 1) {
            return Optional.of(sales.get(0).id());
        }
        if (mayBeMore) {
            return Optional.empty();
        }
        if (sales.isEmpty()) {
            throw DomainException.unknown("unknown-original", "originalInvoice", named.isEmpty()
                    ? "the account has no purchase " + reported.originalInvoice()
                    : reported.originalInvoice() + " is itself a return; name the invoice of the sale");
        }
        throw DomainException.ruleBroken("ambiguous-original", "originalInvoice", "the account has more than one "
                + "purchase " + reported.originalInvoice() + ", none of this source and distributor");
    }
}
