package io.stamgast.tier.standing;

import io.stamgast.tier.scheme.Metric;
import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.SchemeDefinition.Window;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.Shares;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Where the figures of some accounts come from: the sums that other features keep, as a query of the columns
 * {@code id}, {@code now} and {@code before}.
 *
 * <p>An account's spend, share and purchases are its own, whether it pools or not. Points earned are those of its
 * balance: an account that pools earns for the owner of the pool, who has all of them, and has none itself.
 */
record FigureSource(String sql, List<Object> values) {

    private static final String SUMS = """
            select asked.id, coalesce(f.now, 0)::bigint as now,
                case when ?::boolean then coalesce(f.before, 0)::bigint end as before
            from unnest(?::uuid[]) as asked (id) left join (%s) f on f.id = asked.id""";
    private static final String SPEND = SUMS.formatted("""
            select m.account_id as id, sum(m.own_minor) filter (where m.month >= ?) as now,
                sum(m.own_minor) filter (where m.month < ?) as before
            from app.spend_month m
            where m.tenant_id = ? and m.account_id = any (?) and m.month >= ? and m.month < ?
            group by m.account_id""");
    private static final String PURCHASES = SUMS.formatted("""
            select p.account_id as id, count(*) filter (where p.occurred_at >= ?) as now,
                count(*) filter (where p.occurred_at < ?) as before
            from app.purchase p
            where p.tenant_id = ? and p.account_id = any (?) and p.occurred_at >= ? and p.occurred_at < ?
                and p.kind = 'SALE' and p.earns
            group by p.account_id""");
    // a true-up occurs at the end of its period, which is the next one's first instant, and counts for its own; a
    // reversal counts when what it reverses did. No id is older than what it tells of, but for a clock that is set
    // back: by that an index finds them
    private static final String POINTS = SUMS.formatted("""
            select p.account_id as id,
                sum(case e.debit when 'ISSUED' then e.points else -e.points end) filter (where c.at >= ?) as now,
                sum(case e.debit when 'ISSUED' then e.points else -e.points end) filter (where c.at < ?) as before
            from app.posting p
            join app.entry e on e.tenant_id = ? and e.posting_id = p.id and 'ISSUED' in (e.debit, e.credit)
            left join app.posting o on o.tenant_id = ? and o.id = p.reverses_id
            cross join lateral (select coalesce(o.occurred_at, p.occurred_at) - case coalesce(o.kind, p.kind)
                when 'TRUE_UP' then interval '1 microsecond' else interval '0' end as at) c
            where p.tenant_id = ? and p.account_id = any (?) and c.at >= ? and c.at < ? and p.id >= ?
            group by p.account_id""");
    private static final String SHARES =
            "select s.id, s.now, s.before from unnest(?::uuid[], ?::bigint[], ?::bigint[]) as s (id, now, before)";
    private static final int SHARE_DIGITS = 6;

    static FigureSource of(Connection connection, int tenantId, Scheme scheme, Collection<UUID> accounts,
                           LocalDate day) throws SQLException {
        var span = scheme.span(day);
        var ids = connection.createArrayOf("uuid", accounts.toArray());
        if (scheme.metric() == Metric.SPEND_SHARE) {
            return shares(connection, tenantId, scheme, accounts, day);
        }
        if (scheme.metric() == Metric.OWN_SPEND) {
            var from = month(span.from());
            return new FigureSource(SPEND, List.of(span.hasPrevious(), ids, from, from, tenantId, ids,
                    month(span.first()), month(span.to())));
        }
        var from = start(span.from(), scheme.zone());
        var first = start(span.first(), scheme.zone());
        var to = start(span.to(), scheme.zone());
        return scheme.metric() == Metric.PURCHASES
                ? new FigureSource(PURCHASES, List.of(span.hasPrevious(), ids, from, from, tenantId, ids, first, to))
                : new FigureSource(POINTS, List.of(span.hasPrevious(), ids, from, from, tenantId, tenantId, tenantId,
                        ids, first, to, earliestId(span)));
    }

    private static FigureSource shares(Connection connection, int tenantId, Scheme scheme, Collection<UUID> accounts,
                                       LocalDate day) throws SQLException {
        var window = scheme.definition().window();
        var month = Period.of(day, Period.Length.MONTH).previous();
        var year = Period.of(day, Period.Length.YEAR);
        var firstYear = window.type() == Window.Kind.ROLLING
                ? month.firstDay().minusMonths(window.months() - 1L).getYear() : year.previous().year();
        var shares = Shares.load(connection, tenantId, accounts, List.of(Shares.ALL), firstYear, year.year());
        var rolling = window.type() == Window.Kind.ROLLING;
        return new FigureSource(SHARES, List.of(
                connection.createArrayOf("uuid", accounts.toArray()),
                connection.createArrayOf("int8", accounts.stream().map(account -> millionths(rolling
                        ? shares.trailing(account, Shares.ALL, month, window.months())
                        : shares.of(account, Shares.ALL, year))).toArray()),
                connection.createArrayOf("int8", accounts.stream().map(account -> rolling ? null
                        : millionths(shares.of(account, Shares.ALL, year.previous()))).toArray())));
    }

    private static Long millionths(Share share) {
        return share.isKnown() ? (Long) share.shown(SHARE_DIGITS).unscaledValue().longValueExact() : null;
    }

    private static int month(LocalDate day) {
        return day.getYear() * 100 + day.getMonthValue();
    }

    private static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toOffsetDateTime();
    }

    /** Ids begin with the milliseconds in which they were made. */
    private static UUID earliestId(Scheme.Span span) {
        var millis = span.first().minusMonths(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return new UUID(Math.max(millis, 0) << 16, 0);
    }

    /** @return the next parameter's number */
    int bind(PreparedStatement statement, int first) throws SQLException {
        var number = first;
        for (var value : values) {
            statement.setObject(number++, value);
        }
        return number;
    }
}
