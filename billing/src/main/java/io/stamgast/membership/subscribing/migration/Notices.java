package io.stamgast.membership.subscribing.migration;

import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.letter.Addressees;
import io.stamgast.membership.letter.Letters;
import io.stamgast.message.Email;
import io.stamgast.message.Emails;
import io.stamgast.message.letter.Amount;
import io.stamgast.message.letter.Template;
import io.stamgast.plan.PlanPrice;
import io.stamgast.plan.Plans;
import io.stamgast.plan.definition.Interval;
import io.stamgast.program.ProgramSettings;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Tells the members of a plan of its newer price, once each. */
final class Notices {

    /** @param last the id after which the next batch begins; null when there is none */
    record Batch(long memberships, long told, UUID last) {
    }

    private static final Template PRICE_CHANGE = new Template(Notices.class, "price-change");
    private static final String CONCERNED = """
            from app.membership m
            join app.plan_price paid on paid.tenant_id = m.tenant_id and paid.id = m.price_id
            join app.plan_price newer on newer.tenant_id = m.tenant_id and newer.id = ?
            where m.tenant_id = ? and m.plan_id = ? and m.ended_at is null and m.stripe_subscription is not null
                and paid.retired_at is not null and paid.code = newer.code and paid.interval = newer.interval
                and paid.currency = newer.currency""";
    private static final String COUNT = "select count(*) " + CONCERNED;
    private static final String NEXT = "select m.id " + CONCERNED + " and m.id > ? order by m.id limit ?";

    private final int tenantId;
    private final MigrationJob.Parameters wanted;
    private final Plans plans;
    private final Clock clock;

    Notices(int tenantId, MigrationJob.Parameters wanted, Plans plans, Clock clock) {
        this.tenantId = tenantId;
        this.wanted = wanted;
        this.plans = plans;
        this.clock = clock;
    }

    long count(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            query.setObject(1, wanted.price());
            query.setInt(2, tenantId);
            query.setObject(3, wanted.plan());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Tells the next ones, in the caller's unit of work. */
    Batch give(Connection connection, UUID after, int limit) throws SQLException {
        var next = next(connection, after, limit);
        var table = new MembershipTable(connection, tenantId);
        var newer = plans.price(connection, tenantId, wanted.price()).orElseThrow();
        var told = 0;
        for (var id : next) {
            var membership = table.lock(id).orElseThrow();
            if (tell(connection, membership, newer)) {
                told++;
            }
        }
        return new Batch(next.size(), told, next.size() < limit ? null : next.get(next.size() - 1));
    }

    private List<UUID> next(Connection connection, UUID after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(NEXT)) {
            query.setObject(1, wanted.price());
            query.setInt(2, tenantId);
            query.setObject(3, wanted.plan());
            query.setObject(4, after);
            query.setInt(5, limit);
            try (var row = query.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    private boolean tell(Connection connection, Membership membership, PlanPrice newer) throws SQLException {
        var recipients = Addressees.ofAll(connection, tenantId, membership.accountId());
        if (recipients.isEmpty()) {
            return false; // who can't be told pays what was agreed
        }
        var now = clock.instant();
        var noticeEnds = now.plus(Duration.ofDays(wanted.noticeDays()));
        var changes = new PriceChangeTable(connection, tenantId);
        if (!changes.plan(membership.id(), newer.id(), wanted.planVersion(), now, noticeEnds)) {
            return false;
        }
        var zone = ProgramSettings.read(connection, tenantId).timeZone();
        var plan = plans.version(connection, tenantId, wanted.plan(), wanted.planVersion()).definition();
        var before = plans.price(connection, tenantId, membership.plan().priceId()).orElseThrow();
        var key = "membership-price/" + membership.id() + "/" + newer.id() + "/" + now.getEpochSecond() + "/";
        for (var recipient : recipients) {
            Emails.queue(connection, tenantId, Email.transactional(
                            key + Objects.requireNonNullElse(recipient.member(), "bills"), recipient, PRICE_CHANGE, now)
                    .leadingTo(Letters.PAGE)
                    .with("plan", Letters.planName(plan, recipient.language()))
                    .with("before", amount(before)).with("amount", amount(newer))
                    .with("interval", newer.interval().name())
                    .with("day", renewal(membership, noticeEnds, newer.interval(), zone)));
        }
        return true;
    }

    private static Amount amount(PlanPrice price) {
        return new Amount(BigDecimal.valueOf(price.amountMinor(), price.currency().getDefaultFractionDigits()),
                price.currency());
    }

    /** The first renewal that comes after the notice. */
    private static LocalDate renewal(Membership membership, Instant noticeEnds, Interval interval, ZoneId zone) {
        var first = membership.periodEndsAt().atZone(ZoneOffset.UTC);
        var day = day(membership);
        var months = interval == Interval.YEAR ? 12 : 1;
        var at = first;
        for (var periods = 1; at.toInstant().isBefore(noticeEnds); periods++) {
            var month = first.plusMonths((long) periods * months);
            at = month.withDayOfMonth(Math.min(day, month.toLocalDate().lengthOfMonth()));
        }
        return at.withZoneSameInstant(zone).toLocalDate();
    }

    /** On which day of the months it is renewed: the last of those that are shorter. */
    private static int day(Membership membership) {
        var ends = membership.periodEndsAt().atZone(ZoneOffset.UTC).getDayOfMonth();
        return membership.state() == MembershipState.TRIALING ? ends
                : Math.max(ends, membership.periodBeginsAt().atZone(ZoneOffset.UTC).getDayOfMonth());
    }
}
