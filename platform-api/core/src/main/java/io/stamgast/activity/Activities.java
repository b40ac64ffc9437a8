package io.stamgast.activity;

import io.stamgast.account.AccountIds;
import io.stamgast.activity.type.KnownType;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The activities of the current tenant's accounts. */
@ApplicationScoped
public class Activities {

    /** How an activity is decided on. */
    private interface Verdict {
        Activity on(Decision decision, Activity activity) throws SQLException;
    }

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    ActivityRewards rewards;
    @Inject
    Standings standings;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * Keeps an activity and posts its points, or lets it wait for approval. One that is known already, by its external
     * id or as the account's only one for its subject, changes nothing.
     *
     * @throws DomainException as {@link Reporting#report}
     */
    @Transactional
    public Reporting.Outcome report(ActivityReport report) {
        try {
            return new Reporting(connection.get(), tenant.id(), rewards, standings, clock, user.name())
                    .report(report);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException 404; 409 {@code wrong-state} */
    @Transactional
    public Activity approve(UUID id) {
        return decide(id, "approved",
                (decision, activity) -> decision.accept(activity, rewards, standings, user.name(), now()));
    }

    /** @throws DomainException 404; 409 {@code wrong-state} */
    @Transactional
    public Activity reject(UUID id, String reason) {
        return decide(id, "rejected",
                (decision, activity) -> decision.reject(activity, reason, user.name(), now()));
    }

    private Activity decide(UUID id, String action, Verdict verdict) {
        try {
            var decision = Decision.on(connection.get(), tenant.id(), id);
            var before = table().find(id); // as it stands under the lock
            var after = verdict.on(decision, before);
            audit.record(action, "activity", id, ActivityView.of(before), ActivityView.of(after));
            return after;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such activity */
    @Transactional
    public Activity find(UUID id) {
        try {
            return table().find(id);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Activities, the latest reported first.
     *
     * @param account null for every account, like {@code type} (a code) and {@code state}
     * @param before the id after which the page begins; null for the first page
     * @throws DomainException 404 when the tenant has no such account or type
     */
    @Transactional
    public List<Activity> list(Reference account, String type, Activity.State state, UUID before, int limit) {
        try {
            var ofAccount = account == null ? null : AccountIds.find(connection.get(), tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
            var ofType = type == null ? null : KnownType.find(connection.get(), tenant.id(), type)
                    .orElseThrow(() -> DomainException.notFound("activity type", type)).id();
            return table().list(ofAccount, ofType, state, before, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** As it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private ActivityTable table() {
        return new ActivityTable(connection.get(), tenant.id());
    }
}
