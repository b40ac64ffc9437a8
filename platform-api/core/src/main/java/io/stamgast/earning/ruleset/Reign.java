package io.stamgast.earning.ruleset;

import static io.stamgast.kernel.Stored.instant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The time whose purchases a published version judges: from its own effective instant until the next one's.
 *
 * @param until exclusive; null while there is no next version
 */
record Reign(Instant from, Instant until) {

    // a return that names its original is judged by the original's version, whichever reigns at its own time
    private static final String LATEST_JUDGED = """
            select max(p.occurred_at) from app.purchase p
            join app.judgement j on j.tenant_id = p.tenant_id and j.purchase_id = p.id
            where p.tenant_id = ? and j.tenant_id = ? and p.original_id is null and p.occurred_at >= ?
                and p.occurred_at < ?""";
    // from the instant on: no index leads from a version to its judgements, and so few purchases come before their time
    private static final String HAS_JUDGED = """
            select exists (select from app.purchase p
                    join app.judgement j on j.tenant_id = p.tenant_id and j.purchase_id = p.id
                    where p.tenant_id = ? and j.tenant_id = ? and p.occurred_at >= ? and j.rule_set_id = ?)
                or exists (select from app.period_tally t where t.tenant_id = ? and t.rule_set_id = ?)""";
    private static final String NEXT_REVISION =
            "update app.program set rules_revision = rules_revision + 1 where tenant_id = ? and id = ?";
    private static final OffsetDateTime END_OF_TIME = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

    /** Makes every instance read the tenant's versions again. */
    static void nextRevision(Connection connection, int tenantId, int programId) throws SQLException {
        try (var update = connection.prepareStatement(NEXT_REVISION)) {
            update.setInt(1, tenantId);
            update.setInt(2, programId);
            update.executeUpdate();
        }
    }

    /** The latest purchase in it that is judged already. */
    Optional<Instant> latestJudged(Connection connection, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(LATEST_JUDGED)) {
            bind(query, tenantId);
            try (var row = query.executeQuery()) {
                row.next();
                return Optional.ofNullable(instant(row, 1));
            }
        }
    }

    /** Whether anything that is kept names that version, whose own this is. */
    boolean hasJudged(Connection connection, int tenantId, UUID ruleSetId) throws SQLException {
        try (var query = connection.prepareStatement(HAS_JUDGED)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setObject(3, from.atOffset(ZoneOffset.UTC));
            query.setObject(4, ruleSetId);
            query.setInt(5, tenantId);
            query.setObject(6, ruleSetId);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private void bind(PreparedStatement query, int tenantId) throws SQLException {
        query.setInt(1, tenantId);
        query.setInt(2, tenantId);
        query.setObject(3, from.atOffset(ZoneOffset.UTC));
        query.setObject(4, until == null ? END_OF_TIME : until.atOffset(ZoneOffset.UTC));
    }
}
