package io.stamgast.earning.posting;

import io.stamgast.earning.posting.PostingRows.Spend;
import io.stamgast.earning.posting.PostingRows.SpendKey;
import io.stamgast.purchase.Purchase;
import io.stamgast.purchase.PurchaseLine;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.UUID;
import java.util.function.Function;

/** The parts that keep purchases, their lines, and the sums of their months. */
final class PurchaseParts {

    private record LineRow(UUID purchaseId, PurchaseLine line) {
    }

    private static final String PURCHASES = """
            purchases as (
                insert into app.purchase as kept (tenant_id, id, program_id, account_id, source, distributor_id,
                    invoice_number, kind, original_id, occurred_at, posted_at, currency, total_minor, own_minor,
                    earns, content_hash, channel)
                select ?::int, r.id, 1, r.account, r.source, r.distributor, r.number, r.kind, r.original, r.occurred,
                    r.posted, r.currency, r.total, r.own, r.earns, r.hash, r.channel
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::uuid[],
                    ?::timestamptz[], ?::timestamptz[], ?::text[], ?::bigint[], ?::bigint[], ?::bool[], ?::bytea[],
                    ?::text[])
                    as r (id, account, source, distributor, number, kind, original, occurred, posted, currency,
                        total, own, earns, hash, channel)
                returning kept.id)""";
    private static final String LINES = """
            lines as (
                insert into app.purchase_line as kept (tenant_id, purchase_id, line_no, sku, description, category,
                    brand, quantity, net_minor, list_minor, cost_minor, own)
                select ?::int, r.purchase, r.no, r.sku, r.description, r.category, r.brand, r.quantity, r.net, r.list,
                    r.cost, r.own
                from unnest(?::uuid[], ?::smallint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[],
                    ?::bigint[], ?::bigint[], ?::bigint[], ?::bool[])
                    as r (purchase, no, sku, description, category, brand, quantity, net, list, cost, own)
                returning kept.line_no)""";
    private static final String SPEND = """
            spend as (
                insert into app.spend_month as sum (tenant_id, account_id, month, category, distributor_id, own_minor,
                    all_minor, foreign_lines)
                select ?::int, r.account, r.month, r.category, r.distributor, r.own, r.all_lines, r.foreign_lines
                from unnest(?::uuid[], ?::int[], ?::text[], ?::uuid[], ?::bigint[], ?::bigint[], ?::int[])
                    as r (account, month, category, distributor, own, all_lines, foreign_lines)
                on conflict (tenant_id, account_id, month, category, distributor_id) do update
                set own_minor = sum.own_minor + excluded.own_minor, all_minor = sum.all_minor + excluded.all_minor,
                    foreign_lines = sum.foreign_lines + excluded.foreign_lines)""";

    static final List<WritePart> ALL = List.of(
            new WritePart(PURCHASES, content -> !content.rows().kept().isEmpty(), PurchaseParts::purchases),
            new WritePart(LINES, content -> !content.rows().kept().isEmpty(), PurchaseParts::lines),
            new WritePart(SPEND, content -> !content.rows().kept().isEmpty(), PurchaseParts::spend));

    private PurchaseParts() {
    }

    private static void purchases(Parameters to, PostingContent content) throws SQLException {
        var rows = content.rows().kept();
        to.tenant();
        to.column("uuid", rows, of(Purchase::id));
        to.column("uuid", rows, of(Purchase::accountId));
        to.column("text", rows, of(Purchase::source));
        to.column("uuid", rows, of(Purchase::distributorId));
        to.column("text", rows, of(Purchase::invoiceNumber));
        to.column("text", rows, of(purchase -> purchase.kind().name()));
        to.column("uuid", rows, of(Purchase::originalId));
        to.column("timestamptz", rows, of(Purchase::occurredAt));
        to.column("timestamptz", rows, of(Purchase::postedAt));
        to.column("text", rows, of(Purchase::currency));
        to.column("int8", rows, of(Purchase::totalMinor));
        to.column("int8", rows, of(Purchase::ownMinor));
        to.column("bool", rows, of(Purchase::earns));
        to.bytesColumn(rows, Item::contentHash);
        to.column("text", rows, of(Purchase::channel));
    }

    private static Function<Item, Object> of(Function<Purchase, Object> column) {
        return item -> column.apply(item.purchase());
    }

    private static void lines(Parameters to, PostingContent content) throws SQLException {
        var rows = new ArrayList<LineRow>();
        for (var item : content.rows().kept()) {
            item.purchase().lines().forEach(line -> rows.add(new LineRow(item.purchase().id(), line)));
        }
        to.tenant();
        to.column("uuid", rows, LineRow::purchaseId);
        to.column("int2", rows, ofLine(PurchaseLine::no));
        to.column("text", rows, ofLine(PurchaseLine::sku));
        to.column("text", rows, ofLine(PurchaseLine::description));
        to.column("text", rows, ofLine(PurchaseLine::category));
        to.column("text", rows, ofLine(PurchaseLine::brand));
        to.column("numeric", rows, ofLine(PurchaseLine::quantity));
        to.column("int8", rows, ofLine(PurchaseLine::netMinor));
        to.column("int8", rows, ofLine(PurchaseLine::listMinor));
        to.column("int8", rows, ofLine(PurchaseLine::costMinor));
        to.column("bool", rows, ofLine(PurchaseLine::own));
    }

    private static Function<LineRow, Object> ofLine(Function<PurchaseLine, Object> column) {
        return row -> column.apply(row.line());
    }

    private static void spend(Parameters to, PostingContent content) throws SQLException {
        var rows = content.rows().spend();
        to.tenant();
        to.column("uuid", rows, ofKey(SpendKey::accountId));
        to.column("int4", rows, ofKey(SpendKey::month));
        to.column("text", rows, ofKey(SpendKey::category));
        to.column("uuid", rows, ofKey(SpendKey::distributorId));
        to.column("int8", rows, row -> row.getValue().ownMinor());
        to.column("int8", rows, row -> row.getValue().allMinor());
        to.column("int4", rows, row -> row.getValue().foreignLines());
    }

    private static Function<Entry<SpendKey, Spend>, Object> ofKey(Function<SpendKey, Object> column) {
        return row -> column.apply(row.getKey());
    }
}
