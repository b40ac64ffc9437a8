package io.stamgast.earning.posting;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.purchase.Purchase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** When accounts bought last before a purchase: as the database knows it, and in this transaction. */
final class EarlierPurchases {

    private static final String BEFORE = """
            select (select max(p.occurred_at) from app.purchase p
                where p.tenant_id = ? and p.account_id = asked.account_id and p.occurred_at < asked.occurred_at
                and p.kind = 'SALE' and p.earns and p.own_minor > 0)
            from unnest(?::uuid[], ?::timestamptz[]) with ordinality as asked (account_id, occurred_at, no)
            order by asked.no""";

    private final Map<UUID, Instant> before = new HashMap<>();
    private final Map<UUID, List<Instant>> kept = new HashMap<>();

    void read(Connection connection, int tenant, List<Item> items) throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        try (var query = connection.prepareStatement(BEFORE)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("uuid",
                    items.stream().map(item -> item.purchase().accountId()).toArray()));
            query.setArray(3, connection.createArrayOf("timestamptz",
                    items.stream().map(item -> item.purchase().occurredAt().atOffset(ZoneOffset.UTC)).toArray()));
            try (var row = query.executeQuery()) {
                for (var item : items) {
                    row.next();
                    before.put(item.purchase().id(), instant(row, 1));
                }
            }
        }
    }

    /** For the items after it. */
    void keep(Item item) {
        if (item.purchase().isOwnSale()) {
            kept.computeIfAbsent(item.purchase().accountId(), any -> new ArrayList<>())
                    .add(item.purchase().occurredAt());
        }
    }

    /** Null when there is none. */
    Instant before(Item item) {
        Purchase purchase = item.purchase();
        var here = kept.getOrDefault(purchase.accountId(), List.of()).stream()
                .filter(one -> one.isBefore(purchase.occurredAt()));
        return Stream.concat(here, Stream.ofNullable(before.get(purchase.id())))
                .max(Instant::compareTo).orElse(null);
    }
}
