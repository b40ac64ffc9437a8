package io.stamgast.plan;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.web.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The membership plans of the current tenant, as people look after them. */
@ApplicationScoped
public class MembershipPlans {

    private static final String TYPE = "membership-plan";
    private static final String NAME = "membership plan";

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;
    @Inject
    Audit audit;
    @Inject
    Event<PlanChanged> changed;
    @Inject
    Clock clock;

    /** @throws DomainException 409 {@code membership-plan-exists}; 422 {@code invalid-membership-plan} */
    @Transactional
    public PlanView create(PlanDefinition wanted) {
        requireSound(wanted);
        var id = Ids.next();
        var now = clock.instant();
        try {
            if (!plans().insert(id, wanted, now, user.name())) {
                throw DomainException.conflict("membership-plan-exists",
                        "There is a membership plan " + wanted.code() + " already.");
            }
            prices().follow(id, 1, wanted, now);
            Outbox.write(connection.get(), tenant.id(), new PlanPublished(id, wanted.code(), 1, now));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        audit.record("created", TYPE, id, null, wanted);
        changed.fire(new PlanChanged(tenant.id(), id));
        return find(id);
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such plan */
    @Transactional
    public PlanView find(UUID id) {
        try {
            var plan = plans().find(id).orElseThrow(() -> DomainException.notFound(NAME, id));
            return PlanView.of(plan, prices().of(List.of(id)));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Plans in the order they were entered.
     *
     * @param visibility null for each
     * @param after the id after which the page begins; null for the first page
     */
    @Transactional
    public List<PlanView> list(PlanDefinition.Visibility visibility, UUID after, int limit) {
        try {
            var found = plans().list(visibility, after == null ? Ids.NIL : after, limit);
            var prices = prices().of(found.stream().map(PlanTable.Row::id).toList());
            return found.stream().map(plan -> PlanView.of(plan, prices.stream()
                    .filter(row -> row.price().planId().equals(plan.id())).toList())).toList();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Versions of a plan, the latest first.
     *
     * @param before the version after which the page begins; null for the first page
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such plan
     */
    @Transactional
    public List<PlanVersionView> versions(UUID id, Integer before, int limit) {
        try {
            plans().find(id).orElseThrow(() -> DomainException.notFound(NAME, id));
            return plans().versions(id, before == null ? Integer.MAX_VALUE : before, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Saves all but the code: a new version, when it says something else. Members keep the version and the price that
     * they have. What Stripe refused before it is asked for anew.
     *
     * @throws DomainException 404; 412 {@code lost-update}; 422 {@code code-fixed}, {@code invalid-membership-plan}
     */
    @Transactional
    public PlanView change(UUID id, String ifMatch, PlanDefinition wanted) {
        try {
            var plan = plans().lock(id).orElseThrow(() -> DomainException.notFound(NAME, id));
            EntityTags.require(ifMatch, plan.version(), NAME, id);
            requireSound(wanted);
            var before = plan.definition();
            if (!wanted.code().equals(before.code())) {
                throw DomainException.ruleBroken("code-fixed", "code", "is fixed: " + before.code());
            }
            if (!wanted.equals(before)) {
                var now = clock.instant();
                var version = plan.version() + 1;
                plans().next(id, version, wanted, now, user.name());
                prices().follow(id, version, wanted, now);
                Outbox.write(connection.get(), tenant.id(), new PlanPublished(id, wanted.code(), version, now));
                audit.record("changed", TYPE, id, before, wanted);
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        changed.fire(new PlanChanged(tenant.id(), id));
        return find(id);
    }

    private static void requireSound(PlanDefinition wanted) {
        var violations = wanted.violations();
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-membership-plan", "This can't be a membership plan.", violations);
        }
    }

    private PlanTable plans() {
        return new PlanTable(connection.get(), tenant.id());
    }

    private PriceTable prices() {
        return new PriceTable(connection.get(), tenant.id());
    }
}
