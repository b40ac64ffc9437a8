package io.stamgast.tier.standing;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.Tier;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Writes what was decided of some accounts: their standings, histories, events and gifts. */
final class Moves {

    private static final String STAND = """
            update app.account_tier as t set tier_code = s.tier, since = case when s.tier is null then null
                when s.moved then ?::timestamptz else t.since end, review_on = s.review_on, grace_until = s.grace_until
            from unnest(?::uuid[], ?::text[], ?::boolean[], ?::date[], ?::date[])
                as s (account_id, tier, moved, review_on, grace_until)
            where t.tenant_id = ? and t.account_id = s.account_id""";
    private static final String TELL = """
            insert into app.tier_history as h (tenant_id, id, account_id, at, change, from_tier, to_tier, metric, value,
                threshold, review_on, grace_until)
            select ?, s.id, s.account_id, ?, s.change, s.from_tier, s.to_tier, ?, s.value, s.threshold, s.review_on,
                s.grace_until
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::date[],
                ?::date[]) as s (id, account_id, change, from_tier, to_tier, value, threshold, review_on, grace_until)
            returning h.id""";

    private record Row(UUID account, Decision decision) {
    }

    private final Connection connection;
    private final int tenantId;
    private final Scheme scheme;

    Moves(Connection connection, int tenantId, Scheme scheme) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.scheme = scheme;
    }

    void write(Map<UUID, Decision> decisions, Instant now, String actor) throws SQLException {
        var kept = decisions.entrySet().stream().filter(one -> one.getValue().isToBeKept())
                .map(one -> new Row(one.getKey(), one.getValue())).toList();
        if (!kept.isEmpty()) {
            stand(kept, now);
        }
        var told = decisions.entrySet().stream().filter(one -> one.getValue().change() != null)
                .map(one -> new Row(one.getKey(), one.getValue())).toList();
        if (!told.isEmpty()) {
            tell(told, now);
        }
        var moved = kept.stream().filter(row -> row.decision().moves()).toList();
        if (!moved.isEmpty()) {
            Outbox.write(connection, tenantId, moved.stream().map(row -> event(row, now)).toList());
            new EntryGifts(connection, tenantId).give(entered(moved), now, actor);
        }
    }

    private TierMoved event(Row row, Instant now) {
        return TierMoved.of(isUp(row), row.account(), row.decision(), now);
    }

    private boolean isUp(Row row) {
        return scheme.rank(row.decision().after().tier()) > scheme.rank(row.decision().before().tier());
    }

    private Map<UUID, Tier> entered(List<Row> moved) {
        var entered = new HashMap<UUID, Tier>();
        moved.stream().filter(this::isUp).forEach(row ->
                scheme.tier(row.decision().after().tier()).ifPresent(tier -> entered.put(row.account(), tier)));
        return entered;
    }

    private void stand(List<Row> rows, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(STAND)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(2, column("uuid", rows, Row::account));
            update.setArray(3, column("text", rows, row -> row.decision().after().tier()));
            update.setArray(4, column("bool", rows, row -> row.decision().moves()));
            update.setArray(5, column("text", rows, row -> text(row.decision().after().reviewOn())));
            update.setArray(6, column("text", rows, row -> text(row.decision().after().graceUntil())));
            update.setInt(7, tenantId);
            if (update.executeUpdate() != rows.size()) {
                throw new IllegalStateException("a standing went away while its account was locked");
            }
        }
    }

    private void tell(List<Row> rows, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(TELL)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, scheme.metric().name());
            insert.setArray(4, column("uuid", rows, row -> Ids.next()));
            insert.setArray(5, column("uuid", rows, Row::account));
            insert.setArray(6, column("text", rows, row -> row.decision().change().name()));
            insert.setArray(7, column("text", rows, row -> row.decision().before().tier()));
            insert.setArray(8, column("text", rows, row -> row.decision().after().tier()));
            insert.setArray(9, column("int8", rows, row -> row.decision().figure()));
            insert.setArray(10, column("int8", rows, row -> row.decision().threshold()));
            insert.setArray(11, column("text", rows, row -> text(row.decision().after().reviewOn())));
            insert.setArray(12, column("text", rows, row -> text(row.decision().after().graceUntil())));
            insert.execute();
        }
    }

    private Array column(String type, List<Row> rows, Function<Row, Object> value) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
