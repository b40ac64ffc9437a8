package io.stamgast.earning.settlement;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.ProgramSettings;
import io.stamgast.wallet.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** What true-ups are for: every line they top up, found again by how its purchase was judged. */
@ApplicationScoped
public class TrueUps {

    private static final String POSTING = """
            select t.explanation, t.posted_at from app.posting t
            where t.tenant_id = ? and t.id = ? and t.kind = 'TRUE_UP'""";
    private static final String LINES = """
            select p.id, p.source, p.invoice_number, p.occurred_at, l.line_no, l.sku, l.description, l.net_minor,
                j.rule_set_id, r.code
            from app.purchase p
            join app.judgement j on j.tenant_id = ? and j.purchase_id = p.id
            cross join lateral jsonb_to_recordset(j.rules) as r (code text, period text, lines int[])
            join app.purchase_line l on l.tenant_id = ? and l.purchase_id = p.id and l.line_no = any (r.lines)
            where p.tenant_id = ? and p.account_id = ? and p.occurred_at >= ? and j.judged_at <= ? and r.period = ?
                and (j.rule_set_id, r.code) in (select * from unnest(?::uuid[], ?::text[]))
                and (p.id, l.line_no, j.rule_set_id, r.code) > (?, ?, ?, ?)
                and not exists (select from app.posting o
                    join app.posting c on c.tenant_id = ? and c.reverses_id = o.id and c.posted_at <= ?
                    where o.tenant_id = ? and o.purchase_id in (p.id, p.original_id)
                    and o.kind in ('EARNED', 'TAKEN_BACK'))
            order by p.id, l.line_no, j.rule_set_id, r.code limit ?""";

    private record Found(TrueUpExplanation explanation, OffsetDateTime postedAt) {
    }

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;

    /**
     * The lines, in the order in which their purchases became known.
     *
     * @param after the {@link TrueUpLine#position} after which the page begins; null for the first page
     * @throws DomainException ({@code not-found}) when the tenant has no such true-up
     */
    @Transactional
    public List<TrueUpLine> lines(UUID posting, String after, int limit) {
        try {
            return lines(connection.get(), tenant.id(), posting, after, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    static List<TrueUpLine> lines(Connection connection, int tenantId, UUID posting, String after, int limit)
            throws SQLException {
        var found = find(connection, tenantId, posting);
        var program = ProgramSettings.read(connection, tenantId);
        var period = Period.parse("period", found.explanation().period());
        var position = after == null ? new String[] {Ids.NIL.toString(), "0", Ids.NIL.toString(), ""}
                : after.split("/", 4);
        var parts = found.explanation().rules();
        try (var query = connection.prepareStatement(LINES)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setInt(3, tenantId);
            query.setObject(4, found.explanation().account());
            query.setObject(5, period.start(program.timeZone()).atOffset(ZoneOffset.UTC));
            query.setObject(6, found.postedAt());
            query.setString(7, period.toString());
            query.setArray(8, Tallies.column(connection, "uuid", parts, TrueUpExplanation.Part::ruleSetId));
            query.setArray(9, Tallies.column(connection, "text", parts, part -> part.trueUp().code()));
            query.setObject(10, UUID.fromString(position[0]));
            query.setInt(11, Integer.parseInt(position[1]));
            query.setObject(12, UUID.fromString(position[2]));
            query.setString(13, position[3]);
            query.setInt(14, tenantId);
            query.setObject(15, found.postedAt());
            query.setInt(16, tenantId);
            query.setInt(17, limit);
            var lines = new ArrayList<TrueUpLine>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(line(row, program.currency()));
                }
            }
            return lines;
        }
    }

    private static Found find(Connection connection, int tenantId, UUID posting) throws SQLException {
        try (var query = connection.prepareStatement(POSTING)) {
            query.setInt(1, tenantId);
            query.setObject(2, posting);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw DomainException.notFound("true-up", posting);
                }
                return new Found(Json.read(row.getString(1), TrueUpExplanation.class),
                        row.getObject(2, OffsetDateTime.class));
            }
        }
    }

    private static TrueUpLine line(ResultSet row, Currency currency) throws SQLException {
        return new TrueUpLine(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                instant(row, 4), row.getInt(5), row.getString(6), row.getString(7),
                BigDecimal.valueOf(row.getLong(8), currency.getDefaultFractionDigits()), currency.getCurrencyCode(),
                row.getObject(9, UUID.class), row.getString(10));
    }
}
