package io.stamgast.ledger.adjustment;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.ledger.statement.PostingView;
import io.stamgast.ledger.statement.Statements;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Points moved by hand for the current tenant, by the current user. */
@ApplicationScoped
public class Adjustments {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    Audit audit;
    @Inject
    Clock clock;
    @Inject
    @Any
    Instance<PostingEffect> effects;

    /**
     * Gives or takes points, at once or, above the program's limit, when a second person approves.
     *
     * @param points above or below 0
     * @throws DomainException 404 {@code unknown-account}; 422 {@code insufficient-points}
     */
    @Transactional
    public Adjustment adjust(Reference account, long points, String reason) {
        try {
            var id = AccountIds.find(connection.get(), tenant.id(), account)
                    .orElseThrow(() -> DomainException.unknown("unknown-account", "account",
                            "there is no account " + account));
            var adjustment = hand().adjust(id, points, reason);
            audit.record("adjusted", "adjustment", adjustment.id(), null, adjustment);
            return adjustment;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Approves what waits, and posts it.
     *
     * @throws DomainException 404; 409 {@code adjustment-posted}; 403 {@code second-person-needed}; 422
     *         {@code insufficient-points}
     */
    @Transactional
    public Adjustment approve(UUID id) {
        try {
            var adjustment = hand().approve(id);
            audit.record("approved", "adjustment", id, null, adjustment);
            return adjustment;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}, 404) */
    @Transactional
    public Adjustment find(UUID id) {
        try {
            return new AdjustmentTable(connection.get(), tenant.id()).find(id);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * What waits for a second person, the latest first.
     *
     * @param before the adjustment after which the page goes on; null for the first page
     */
    @Transactional
    public List<Adjustment> waiting(UUID before, int limit) {
        try {
            return new AdjustmentTable(connection.get(), tenant.id()).waiting(before, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Corrects a posting by its opposite.
     *
     * @throws DomainException 404; 409 {@code already-reversed}; 422 {@code not-reversible}, {@code has-returns}
     */
    @Transactional
    public PostingView reverse(UUID posting, String reason) {
        try {
            var reversal = Statements.posting(connection.get(), tenant.id(), hand().reverse(posting, reason, effects));
            audit.record("reversed", "posting", posting, null, reversal);
            return reversal;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private HandPosting hand() throws SQLException {
        return new HandPosting(connection.get(), tenant.id(), clock,
                new HandPosting.Person(user.subject(), user.name()));
    }
}
