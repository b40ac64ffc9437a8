package io.stamgast.purchase.earlier;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.purchase.Purchase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * When accounts bought last before a purchase: as the database knows it, and as was told since. Of purchases at one
 * instant, which is all that is known of days, the invoice number decides: whichever arrives first, one of them is the
 * earlier.
 */
public final class EarlierSales {

    /** Whether {@code q} is before {@code p}; both are purchases. */
    public static final String Q_IS_BEFORE_P = """
            q.occurred_at <= p.occurred_at and (q.occurred_at, q.source collate "C", q.invoice_number collate "C", q.id)
                < (p.occurred_at, p.source collate "C", p.invoice_number collate "C", p.id)""";

    private static final String BEFORE = """
            select (select q.occurred_at from app.purchase q
                where q.tenant_id = ? and q.account_id = p.account_id and %s
                and q.kind = 'SALE' and q.earns and q.own_minor > 0 order by q.occurred_at desc limit 1)
            from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::uuid[]) with ordinality
                as p (account_id, occurred_at, source, invoice_number, id, no)
            order by p.no""".formatted(Q_IS_BEFORE_P);
    private static final Comparator<Purchase> ORDER = Comparator.comparing(Purchase::occurredAt)
            .thenComparing(Purchase::source).thenComparing(Purchase::invoiceNumber).thenComparing(Purchase::id);

    private final Map<UUID, Instant> before = new HashMap<>();
    private final Map<UUID, List<Purchase>> told = new HashMap<>();

    /** Looks up what was before these. */
    public void read(Connection connection, int tenantId, Collection<Purchase> purchases) throws SQLException {
        if (purchases.isEmpty()) {
            return;
        }
        try (var query = connection.prepareStatement(BEFORE)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid",
                    purchases.stream().map(Purchase::accountId).toArray()));
            query.setArray(3, connection.createArrayOf("timestamptz",
                    purchases.stream().map(purchase -> purchase.occurredAt().atOffset(ZoneOffset.UTC)).toArray()));
            query.setArray(4, connection.createArrayOf("text", purchases.stream().map(Purchase::source).toArray()));
            query.setArray(5, connection.createArrayOf("text",
                    purchases.stream().map(Purchase::invoiceNumber).toArray()));
            query.setArray(6, connection.createArrayOf("uuid", purchases.stream().map(Purchase::id).toArray()));
            keep(query, purchases);
        }
    }

    private void keep(PreparedStatement query, Collection<Purchase> purchases) throws SQLException {
        try (var row = query.executeQuery()) {
            for (var purchase : purchases) {
                row.next();
                var found = instant(row, 1);
                if (found != null) {
                    before.put(purchase.id(), found);
                }
            }
        }
    }

    /** Tells of a purchase that the database does not know yet. */
    public void tell(Purchase purchase) {
        if (purchase.isOwnSale()) {
            told.computeIfAbsent(purchase.accountId(), any -> new ArrayList<>()).add(purchase);
        }
    }

    /** The time of the account's last own sale before this purchase, which was {@link #read}. */
    public Optional<Instant> before(Purchase purchase) {
        var since = told.getOrDefault(purchase.accountId(), List.of()).stream()
                .filter(one -> ORDER.compare(one, purchase) < 0).map(Purchase::occurredAt);
        return Stream.concat(since, Stream.ofNullable(before.get(purchase.id()))).max(Instant::compareTo);
    }
}
