package io.stamgast.event;

import static io.stamgast.kernel.Stored.utc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The statement that reads a page of the feed: only what is asked for stands in it, so that each finds the index that
 * has its order. Of several types each is read by itself, for a rare one among many others to be found as quickly.
 */
final class FeedQuery {

    private static final String ORDER = " order by %1$s.life, %1$s.transaction, %1$s.id limit ?";

    private final List<Object> asked = new ArrayList<>();
    private final EventFilter filter;
    private final String text;

    FeedQuery(String columns, String settled, EventFilter filter) {
        this.filter = filter;
        var select = new StringBuilder("select ").append(columns).append(" from app.outbox o where o.tenant_id = ?")
                .append(" and (o.life, o.transaction, o.id) > (?, ?::text::xid8, ?) and ").append(settled);
        ask(select, " and o.account_id = ?", filter.account());
        ask(select, " and o.subject_id = ?", filter.subject());
        ask(select, " and o.occurred_at >= ?", utc(filter.since()));
        text = filter.types() == null ? select + ORDER.formatted("o")
                : "select e.* from unnest(?::text[]) as t(type) cross join lateral (" + select
                        + " and o.type = t.type" + ORDER.formatted("o") + ") e" + ORDER.formatted("e");
    }

    private void ask(StringBuilder select, String condition, Object value) {
        if (value != null) {
            select.append(condition);
            asked.add(value);
        }
    }

    String text() {
        return text;
    }

    void bind(PreparedStatement query, int tenantId, Position position, int limit) throws SQLException {
        var next = 1;
        if (filter.types() != null) {
            query.setArray(next++, query.getConnection().createArrayOf("text", filter.types().toArray()));
        }
        query.setInt(next++, tenantId);
        query.setInt(next++, position.life());
        query.setString(next++, Long.toString(position.transaction()));
        query.setObject(next++, position.id());
        for (var value : asked) {
            query.setObject(next++, value);
        }
        query.setInt(next++, limit);
        if (filter.types() != null) {
            query.setInt(next, limit);
        }
    }
}
