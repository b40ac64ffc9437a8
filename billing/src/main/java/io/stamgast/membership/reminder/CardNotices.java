package io.stamgast.membership.reminder;

import io.stamgast.dunning.policy.PolicyBook;
import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.customer.MembershipCustomer.Card;
import io.stamgast.membership.letter.Letters;
import io.stamgast.membership.letter.Letters.Told;
import io.stamgast.message.Email.Kind;
import io.stamgast.plan.Plans;
import io.stamgast.program.ProgramSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells members whose card expires at the end of a month, as many days before as the dunning policy says. */
@ApplicationScoped
public class CardNotices implements TenantTask {

    private static final int BATCH = 500;
    /** So that nobody is told at midnight. */
    private static final int HOUR = 9;
    private static final int MONTHS = 12;
    private static final String EXPIRING = """
            select c.account_id from app.membership_customer c
            where c.tenant_id = ? and c.card_exp_year * 12 + c.card_exp_month between ? and ? and c.account_id > ?
            order by c.account_id limit ?""";

    private static final String CARDS = """
            select exists (select from app.membership_customer
                where tenant_id = ? and card_exp_year is not null)""";

    /** What a look is made with. */
    private record Look(int tenantId, LocalDate today, List<Integer> days, Instant now) {

        YearMonth latest() {
            return YearMonth.from(today.plusDays(days.stream().mapToInt(Integer::intValue).max().orElse(0)));
        }
    }

    @Inject
    TenantWork work;
    @Inject
    Plans plans;

    protected CardNotices() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public CardNotices(TenantWork work, Plans plans) {
        this.work = work;
        this.plans = plans;
    }

    @Override
    public String name() {
        return "card-notices";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        var look = work.call(tenantId, connection -> look(connection, tenantId, now));
        if (look.isEmpty()) {
            return;
        }
        new Pieces(work, tenantId).all(Ids.NIL, BATCH, (connection, last) -> expiring(connection, look.get(), last),
                (connection, account) -> tell(connection, look.get(), account));
    }

    /** Nothing where nobody pays by card or is told, and before the hour at which people are. */
    private static Optional<Look> look(Connection connection, int tenantId, Instant now) throws SQLException {
        if (!hasCards(connection, tenantId)) {
            return Optional.empty();
        }
        var local = now.atZone(ProgramSettings.read(connection, tenantId).timeZone());
        var days = PolicyBook.inForce(connection, tenantId, now).definition().expiringCardNoticeDays();
        return local.getHour() < HOUR || days.isEmpty() ? Optional.empty()
                : Optional.of(new Look(tenantId, local.toLocalDate(), days, now));
    }

    private static boolean hasCards(Connection connection, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(CARDS)) {
            query.setInt(1, tenantId);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static List<UUID> expiring(Connection connection, Look look, UUID after) throws SQLException {
        try (var query = connection.prepareStatement(EXPIRING)) {
            query.setInt(1, look.tenantId);
            query.setInt(2, months(YearMonth.from(look.today)));
            query.setInt(3, months(look.latest()));
            query.setObject(4, after);
            query.setInt(5, BATCH);
            var found = new ArrayList<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }

    private static int months(YearMonth month) {
        return month.getYear() * MONTHS + month.getMonthValue();
    }

    private void tell(Connection connection, Look look, UUID account) throws SQLException {
        var card = new CustomerTable(connection, look.tenantId).find(account).orElseThrow().card();
        var paidByIt = new MembershipTable(connection, look.tenantId).of(account).stream()
                .filter(CardNotices::isCharged).findFirst();
        if (card == null || paidByIt.isEmpty()) {
            return;
        }
        var end = card.expires().atEndOfMonth();
        var due = look.days.stream().filter(days -> !look.today.isBefore(end.minusDays(days))).min(Integer::compare);
        if (due.isPresent() && !look.today.isAfter(end)) {
            tell(connection, look, paidByIt.get(), card, due.get());
        }
    }

    private static boolean isCharged(Membership membership) {
        return !membership.state().isOver() && membership.stripeSubscription() != null
                && membership.cancelsAt() == null && membership.collection() == Collection.CARD;
    }

    private void tell(Connection connection, Look look, Membership membership, Card card, int days)
            throws SQLException {
        var what = "card:" + card.last4() + ":" + card.expires() + ":" + days;
        if (ReminderTable.tell(connection, look.tenantId, membership.accountId(), what, look.now)) {
            var data = Map.<String, Object>of("last4", card.last4(), "day", card.expires().atEndOfMonth());
            new Letters(connection, look.tenantId, plans).write(membership, new Told("membership-"
                    + membership.accountId() + "-" + what, "card-expires", Kind.TRANSACTIONAL, data, null, look.now));
        }
    }
}
