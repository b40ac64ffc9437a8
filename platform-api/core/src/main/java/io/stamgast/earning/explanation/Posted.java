package io.stamgast.earning.explanation;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.ledger.Posting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A posting as it is explained.
 *
 * @param key says what it is for
 * @param points by how many it changed what the account has, pending or available
 * @param moved all that its entries move, between whichever accounts
 * @param reverses the posting that it corrects; null for none
 * @param reversedBy the posting that corrects it; null for none
 * @param explanation JSON; null where its kind has none
 * @param zone of the program
 */
record Posted(UUID id, Posting.Kind kind, String key, UUID purchase, Instant postedAt, long points, long moved,
              long waived, UUID reverses, UUID reversedBy, UUID redemption, String actor, String reason,
              String explanation, ZoneId zone, int rulesRevision) {

    private static final String SELECT = """
            select o.id, o.kind, o.key, o.purchase_id, o.posted_at, o.waived, o.reverses_id, c.id as reversed_by,
                o.redemption_id, o.actor, o.reason, o.explanation, g.time_zone, g.rules_revision,
                (select coalesce(sum(case when e.credit in ('AVAILABLE', 'PENDING') then e.points else 0 end
                    - case when e.debit in ('AVAILABLE', 'PENDING') then e.points else 0 end), 0)
                from app.entry e where e.tenant_id = ? and e.posting_id = o.id) as points,
                (select coalesce(sum(e.points), 0) from app.entry e where e.tenant_id = ? and e.posting_id = o.id)
                    as moved
            from app.posting o join app.program g on g.tenant_id = ? and g.id = o.program_id
            left join app.posting c on c.tenant_id = ? and c.reverses_id = o.id
            where o.tenant_id = ? and o.id = any (?)""";

    /** Whether it is explained by how its purchase was judged. */
    boolean isJudged() {
        return purchase != null && (kind == Posting.Kind.EARNED || kind == Posting.Kind.TAKEN_BACK);
    }

    /** Whether it was given for reaching a tier. */
    boolean isTierGift() {
        return kind == Posting.Kind.ADJUSTED && key.startsWith("tier-gift:");
    }

    /** @return those of the postings that the tenant has */
    static Map<UUID, Posted> read(Connection connection, int tenant, Collection<UUID> ids) throws SQLException {
        var posted = new HashMap<UUID, Posted>();
        try (var query = connection.prepareStatement(SELECT)) {
            for (var parameter = 1; parameter <= 5; parameter++) {
                query.setInt(parameter, tenant);
            }
            query.setArray(6, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    posted.put(row.getObject("id", UUID.class), of(row));
                }
            }
        }
        return posted;
    }

    private static Posted of(ResultSet row) throws SQLException {
        return new Posted(row.getObject("id", UUID.class), Posting.Kind.valueOf(row.getString("kind")),
                row.getString("key"), row.getObject("purchase_id", UUID.class), instant(row, "posted_at"),
                row.getLong("points"),
                row.getLong("moved"), row.getLong("waived"), row.getObject("reverses_id", UUID.class),
                row.getObject("reversed_by", UUID.class), row.getObject("redemption_id", UUID.class),
                row.getString("actor"), row.getString("reason"), row.getString("explanation"),
                ZoneId.of(row.getString("time_zone")), row.getInt("rules_revision"));
    }
}
