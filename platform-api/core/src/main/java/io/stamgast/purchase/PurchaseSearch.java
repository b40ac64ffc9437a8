package io.stamgast.purchase;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.kernel.Times;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds kept purchases. */
@ApplicationScoped
public class PurchaseSearch {

    /**
     * What a list is narrowed to; null members don't narrow it.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public record Filter(Reference account, Instant from, Instant to, String source, String invoiceNumber) {
    }

    /** Where a page ended: lists go by time, and by id where times are equal, the latest first. */
    record Place(Instant occurredAt, UUID id) {

        static final Place START = new Place(Instant.parse("9999-01-01T00:00:00Z"),
                UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"));

        static Place of(Purchase purchase) {
            return new Place(purchase.occurredAt(), purchase.id());
        }

        static Place parse(String text) {
            var space = text.indexOf(' ');
            return new Place(Times.parse(text.substring(0, space)), Ids.parse(text.substring(space + 1)));
        }

        @Override
        public String toString() {
            return occurredAt + " " + id;
        }
    }

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final String SELECT = """
            select id from app.purchase
            where tenant_id = ? and (occurred_at, id) < (?, ?) and occurred_at >= ? and occurred_at < ?""";
    private static final String ORDER = " order by occurred_at desc, id desc limit ?";

    @Inject
    TenantWork work;

    /** @throws DomainException ({@code not-found}) when the tenant has no such purchase */
    public Purchase find(int tenant, UUID id) {
        return work.call(tenant, connection -> {
            var purchase = Purchases.find(connection, tenant, List.of(id)).get(id);
            if (purchase == null) {
                throw DomainException.notFound("purchase", id);
            }
            return purchase;
        });
    }

    /** @throws DomainException ({@code not-found}) when the tenant has no such account */
    List<Purchase> list(int tenant, Filter filter, Place after, int limit) {
        return work.call(tenant, connection -> {
            var ids = ids(connection, tenant, filter, after, limit);
            var found = Purchases.find(connection, tenant, ids);
            return ids.stream().map(found::get).toList();
        });
    }

    private static List<UUID> ids(Connection connection, int tenant, Filter filter, Place after, int limit)
            throws SQLException {
        var values = new ArrayList<Object>(List.of(tenant, at(after.occurredAt()), after.id(),
                at(filter.from() == null ? EARLIEST : filter.from()),
                at(filter.to() == null ? Place.START.occurredAt() : filter.to())));
        var sql = new StringBuilder(SELECT);
        if (filter.account() != null) {
            sql.append(" and account_id = ?");
            values.add(AccountIds.find(connection, tenant, filter.account())
                    .orElseThrow(() -> DomainException.notFound("account", filter.account())));
        }
        if (filter.source() != null) {
            sql.append(" and source = ?");
            values.add(filter.source());
        }
        if (filter.invoiceNumber() != null) {
            sql.append(" and invoice_number = ?");
            values.add(filter.invoiceNumber());
        }
        values.add(limit);
        return ids(connection, sql.append(ORDER).toString(), values);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static List<UUID> ids(Connection connection, String sql, List<Object> values) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            var ids = new ArrayList<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }
}
