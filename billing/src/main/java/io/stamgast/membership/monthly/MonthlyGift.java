package io.stamgast.membership.monthly;

import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.entitlement.Entitlements;
import io.stamgast.membership.entitlement.Held;
import io.stamgast.membership.invoice.InvoiceTable;
import io.stamgast.membership.invoice.MembershipInvoice.State;
import io.stamgast.program.ProgramSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Gives a membership the points of all its months that have begun, in the caller's unit of work. A month whose benefits
 * did not act when it began brings nothing. One that is paid by an invoice that was sent brings its points when that is
 * paid, and keeps the months after it waiting. Like entry gifts of tiers they are available at once and earned by
 * nothing.
 */
final class MonthlyGift {

    private static final String GIVEN = "select p.key from app.posting p where p.tenant_id = ? and p.key = any (?)";

    /** Of a month: paid, or by no invoice that was sent; not paid yet; not to be paid any more. */
    private enum Bill { SETTLED, OPEN, LOST }

    /** The points of one month. */
    private record Month(String key, String plan, long points) {
    }

    private final Connection connection;
    private final int tenantId;
    private final Entitlements entitlements;
    private final ProgramSettings program;

    MonthlyGift(Connection connection, int tenantId, Entitlements entitlements) throws SQLException {
        this.connection = connection;
        this.tenantId = tenantId;
        this.entitlements = entitlements;
        this.program = ProgramSettings.read(connection, tenantId);
    }

    void give(UUID id, Instant now) throws SQLException {
        var table = new MembershipTable(connection, tenantId);
        var membership = table.lock(id).orElseThrow();
        var months = new ArrayList<Month>();
        var next = membership.monthsGranted();
        for (; hasBegun(membership, next, now); next++) {
            var month = month(membership, next);
            var bill = month.isPresent() ? bill(membership, next) : Bill.SETTLED;
            if (bill == Bill.OPEN) {
                break;
            }
            month.filter(any -> bill == Bill.SETTLED).ifPresent(months::add);
        }
        if (!months.isEmpty()) {
            post(membership.accountId(), months, now);
        }
        table.update(membership, membership.granted(next), now, now, null);
    }

    private boolean hasBegun(Membership membership, int month, Instant now) {
        var begin = begin(membership, month, program.timeZone());
        return !begin.isAfter(now) && (membership.endedAt() == null || begin.isBefore(membership.endedAt()));
    }

    /** The same day of every month, at the same hour; the last day of a month that is shorter. */
    private static Instant begin(Membership membership, int month, ZoneId zone) {
        return membership.beganAt().atZone(zone).plusMonths(month).toInstant();
    }

    /** Where the month's invoice stands, if one was sent. */
    private Bill bill(Membership membership, int month) throws SQLException {
        var covering = new InvoiceTable(connection, tenantId)
                .covering(membership.id(), begin(membership, month, program.timeZone()));
        if (covering.isEmpty()) {
            return membership.collection() == Collection.INVOICE ? Bill.OPEN : Bill.SETTLED; // not heard of yet
        }
        var sent = covering.stream().filter(one -> one.collection() == Collection.INVOICE).toList();
        if (sent.isEmpty() || covering.stream().anyMatch(one -> one.state() == State.PAID)) {
            return Bill.SETTLED;
        }
        return sent.stream().anyMatch(one -> one.state() == State.OPEN || one.state() == State.DRAFT) ? Bill.OPEN
                : Bill.LOST;
    }

    private Optional<Month> month(Membership membership, int month) throws SQLException {
        var begin = begin(membership, month, program.timeZone());
        return entitlements.of(connection, tenantId, membership.accountId(), begin).stream()
                .filter(held -> held.membershipId().equals(membership.id()))
                .filter(held -> held.benefits().monthlyPoints() > 0).findFirst()
                .map(held -> month(held, month));
    }

    private static Month month(Held held, int month) {
        return new Month("membership:" + held.membershipId() + ":month:" + month, held.name(),
                held.benefits().monthlyPoints());
    }

    private void post(UUID account, List<Month> months, Instant now) throws SQLException {
        var books = new Books(connection, tenantId, LedgerTerms.of(program));
        var book = books.lock(account);
        var given = given(months);
        for (var month : months) {
            if (!given.contains(month.key)) {
                book.adjust(Occasion.of(Posting.Kind.ADJUSTED, month.key, now, "system")
                        .because("Monthly points of " + month.plan), month.points);
            }
        }
        if (given.size() < months.size()) {
            books.write();
        }
    }

    private Set<String> given(List<Month> months) throws SQLException {
        try (var query = connection.prepareStatement(GIVEN)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("text", months.stream().map(Month::key).toArray()));
            var given = new HashSet<String>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    given.add(row.getString(1));
                }
            }
            return given;
        }
    }
}
