package io.stamgast.membership.reminder;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipTable;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells whose trial ended without a payment method what became of the membership: it has ended, or is paused. */
@ApplicationScoped
public class TrialsOver implements TenantTask {

    private static final int BATCH = 500;
    private static final String WHAT = "trial-over";
    /** News of what is longer ago would only surprise. */
    private static final Duration NEWS = Duration.ofDays(14);
    private static final String OVER = """
            select m.id from app.membership m
            join app.membership_plan_version v
                on v.tenant_id = m.tenant_id and v.plan_id = m.plan_id and v.version = m.plan_version
            left join app.membership_customer c on c.tenant_id = m.tenant_id and c.account_id = m.account_id
            where m.tenant_id = ? and m.trial_ends_at > ? and m.trial_ends_at <= ?
                and (m.end_reason = 'TRIAL_ENDED'
                    or m.state = 'PAUSED' and m.period_begins_at < m.trial_ends_at and c.payment_method is null
                        and v.definition -> 'trial' ->> 'end' = 'PAUSE')
                and not exists (select from app.membership_reminder r
                    where r.tenant_id = ? and r.subject_id = m.id and r.what = ?)
            order by m.trial_ends_at, m.id limit ?""";

    @Inject
    TenantWork work;
    @Inject
    Plans plans;

    protected TrialsOver() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public TrialsOver(TenantWork work, Plans plans) {
        this.work = work;
        this.plans = plans;
    }

    @Override
    public String name() {
        return "trials-over";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run(int tenantId, Instant now) {
        new Pieces(work, tenantId).each(connection -> over(connection, tenantId, now),
                (connection, membership) -> tell(connection, tenantId, membership, now));
    }

    private void tell(Connection connection, int tenantId, UUID id, Instant now) throws SQLException {
        var membership = new MembershipTable(connection, tenantId).find(id).orElseThrow();
        if (!ReminderTable.tell(connection, tenantId, id, WHAT, now)) {
            return;
        }
        var zone = ProgramSettings.read(connection, tenantId).timeZone();
        new Letters(connection, tenantId, plans).write(membership, new Told("membership:" + id + ":" + WHAT,
                template(membership), Kind.TRANSACTIONAL,
                Map.of("day", LocalDate.ofInstant(membership.trialEndsAt(), zone)), Letters.PAGE, now));
    }

    private static String template(Membership membership) {
        return membership.state().isOver() ? "trial-over-ended" : "trial-over-paused";
    }

    private static List<UUID> over(Connection connection, int tenantId, Instant now) throws SQLException {
        try (var query = connection.prepareStatement(OVER)) {
            query.setInt(1, tenantId);
            query.setObject(2, utc(now.minus(NEWS)));
            query.setObject(3, utc(now));
            query.setInt(4, tenantId);
            query.setString(5, WHAT);
            query.setInt(6, BATCH);
            var found = new ArrayList<UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }
}
