package io.stamgast.membership.reminder;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.MembershipEvent;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.letter.Letters;
import io.stamgast.membership.letter.Letters.Told;
import io.stamgast.message.Email.Kind;
import io.stamgast.plan.Plans;
import io.stamgast.plan.definition.PlanDefinition.Trial;
import io.stamgast.program.ProgramSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells who tries a plan that the trial ends, some days before: what will be charged and when, or that there is no
 * payment method. Who has asked for the end already isn't told.
 */
@ApplicationScoped
public class TrialReminders implements TenantTask {

    private static final int BATCH = 500;
    private static final String TRYING = """
            select m.id, m.trial_ends_at from app.membership m
            where m.tenant_id = ? and m.state = 'TRIALING' and m.cancels_at is null and m.trial_ends_at > ?
                and (m.trial_ends_at, m.id) > (?, ?)
            order by m.trial_ends_at, m.id limit ?""";

    /** How far the look has got. */
    private record Place(Instant endsAt, UUID id) {
    }

    @Inject
    TenantWork work;
    @Inject
    Plans plans;

    protected TrialReminders() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public TrialReminders(TenantWork work, Plans plans) {
        this.work = work;
        this.plans = plans;
    }

    @Override
    public String name() {
        return "trial-reminders";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run(int tenantId, Instant now) {
        new Pieces(work, tenantId).all(new Place(Instant.EPOCH, Ids.NIL), BATCH,
                (connection, last) -> trying(connection, tenantId, last, now),
                (connection, place) -> remind(connection, tenantId, place.id, now));
    }

    private void remind(Connection connection, int tenantId, UUID id, Instant now) throws SQLException {
        var membership = new MembershipTable(connection, tenantId).find(id).orElseThrow();
        if (membership.state() != MembershipState.TRIALING || membership.trialEndsAt() == null) {
            return;
        }
        var trial = plans.version(connection, tenantId, membership.plan().planId(), membership.plan().version())
                .definition().trial();
        var day = due(membership, trial, now);
        if (day.isPresent() && ReminderTable.tell(connection, tenantId, id, "trial:" + day.get(), now)) {
            tell(connection, tenantId, membership, trial, day.get(), now);
            Outbox.write(connection, tenantId, MembershipEvent.trialEnding(membership, now));
        }
    }

    /** The reminder whose time has come last; none whose time had come before the trial began. */
    private static Optional<Integer> due(Membership membership, Trial trial, Instant now) {
        return trial.reminderDays().stream().filter(days -> {
            var at = membership.trialEndsAt().minus(Duration.ofDays(days));
            return !at.isAfter(now) && !at.isBefore(membership.beganAt());
        }).min(Integer::compare);
    }

    private void tell(Connection connection, int tenantId, Membership membership, Trial trial, int day, Instant now)
            throws SQLException {
        var price = plans.price(connection, tenantId, membership.plan().priceId()).orElseThrow();
        var zone = ProgramSettings.read(connection, tenantId).timeZone();
        var data = Map.<String, Object>of("amount", Letters.amount(price.amountMinor(), price.currency()),
                "day", LocalDate.ofInstant(membership.trialEndsAt(), zone), "interval", price.interval().name(),
                "end", trial.end().name());
        var template = hasMethod(connection, tenantId, membership) ? "trial-ends"
                : isBilled(membership, trial) ? "trial-ends-invoice" : "trial-ends-without-method";
        new Letters(connection, tenantId, plans).write(membership, new Told(
                "membership:" + membership.id() + ":trial:" + day, template, Kind.TRANSACTIONAL, data, Letters.PAGE,
                now));
    }

    private static boolean hasMethod(Connection connection, int tenantId, Membership membership) throws SQLException {
        return membership.collection() == Collection.CARD && new CustomerTable(connection, tenantId)
                .find(membership.accountId()).filter(customer -> customer.paymentMethod() != null).isPresent();
    }

    private static boolean isBilled(Membership membership, Trial trial) {
        return membership.collection() == Collection.INVOICE || trial.end() == Trial.End.INVOICE;
    }

    private static List<Place> trying(Connection connection, int tenantId, Place after, Instant now)
            throws SQLException {
        try (var query = connection.prepareStatement(TRYING)) {
            query.setInt(1, tenantId);
            query.setObject(2, now.atOffset(ZoneOffset.UTC));
            query.setObject(3, after.endsAt.atOffset(ZoneOffset.UTC));
            query.setObject(4, after.id);
            query.setInt(5, BATCH);
            var found = new ArrayList<Place>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Place(instant(row, 2), row.getObject(1, UUID.class)));
                }
            }
            return found;
        }
    }
}
