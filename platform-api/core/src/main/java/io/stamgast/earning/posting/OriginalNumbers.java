package io.stamgast.earning.posting;

import io.stamgast.kernel.DomainException;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.purchase.Purchase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Which purchase an invoice number means that a return names as its original. */
final class OriginalNumbers {

    private static final String SALES = """
            select id, account_id, invoice_number, source, distributor_id from app.purchase
            where tenant_id = ? and invoice_number = any (?) and account_id = any (?) and kind = 'SALE'""";

    private record Sale(UUID id, UUID accountId, String number, String source, UUID distributorId) {

        boolean isNamedBy(NewPurchase reported, Purchase returned) {
            return number.equals(reported.originalInvoice()) && accountId.equals(returned.accountId());
        }

        boolean isFromWhere(Purchase returned) {
            return source.equals(returned.source()) && Objects.equals(distributorId, returned.distributorId());
        }
    }

    private final List<Sale> sales;

    private OriginalNumbers(List<Sale> sales) {
        this.sales = sales;
    }

    static OriginalNumbers read(Connection connection, int tenant, List<String> numbers, List<UUID> accounts)
            throws SQLException {
        var sales = new ArrayList<Sale>();
        try (var query = connection.prepareStatement(SALES)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("text", numbers.toArray()));
            query.setArray(3, connection.createArrayOf("uuid", accounts.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    sales.add(new Sale(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3),
                            row.getString(4), row.getObject(5, UUID.class)));
                }
            }
        }
        return new OriginalNumbers(sales);
    }

    /**
     * The account's sale of that number from the return's own source and distributor, else the only one of it.
     *
     * @throws DomainException ({@code unknown-original}, 422) when there is none, or more than one
     */
    UUID original(NewPurchase reported, Purchase returned) {
        var named = sales.stream().filter(sale -> sale.isNamedBy(reported, returned)).toList();
        var nearest = named.stream().filter(sale -> sale.isFromWhere(returned)).findFirst();
        if (nearest.isPresent()) {
            return nearest.get().id();
        }
        if (named.size() == 1) {
            return named.get(0).id();
        }
        throw DomainException.ruleBroken("unknown-original", "originalInvoice", named.isEmpty()
                ? "the account has no purchase " + reported.originalInvoice()
                : "the account has more than one purchase " + reported.originalInvoice()
                        + ", none of this source and distributor");
    }
}
