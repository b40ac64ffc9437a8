package io.stamgast.dunning.policy;

import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.plan.Plans;
import io.stamgast.web.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The dunning policies of the current tenant, as people look after them. */
@ApplicationScoped
public class DunningPolicies {

    private static final String TYPE = "dunning-policy";
    private static final String NAME = "dunning policy";

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Audit audit;
    @Inject
    Wording wording;
    @Inject
    Plans plans;
    @Inject
    Clock clock;

    /** @throws DomainException ({@code invalid-dunning-policy}, 422) with everything that is wrong with it */
    @Transactional
    public PolicyView create(PolicyDefinition definition) {
        try {
            requireSound(definition);
            var draft = new PolicyRow(Ids.next(), definition, false, null, now(), 1);
            table().insert(draft);
            var view = view(draft);
            audit.record("created", TYPE, draft.id(), null, view);
            return view;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such policy */
    @Transactional
    public PolicyView find(UUID id) {
        try {
            return view(get(id));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Policies, the latest first; there always is one that is in force.
     *
     * @param before the id after which the page begins; null for the first page
     */
    @Transactional
    public List<PolicyView> list(UUID before, int limit) {
        try {
            var inForce = PolicyBook.current(table(), now()).id();
            return table().list(before, limit).stream().map(row -> PolicyView.of(row, inForce)).toList();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException 404; 409 {@code not-a-draft}; 412 {@code lost-update}; 422 as {@link #create} */
    @Transactional
    public PolicyView change(UUID id, String ifMatch, PolicyDefinition definition) {
        try {
            var draft = draft(id, ifMatch);
            requireSound(definition);
            requireSame(table().change(draft, definition), id);
            var after = view(get(id));
            audit.record("changed", TYPE, id, view(draft), after);
            return after;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Has the cases that are opened from now on run by it; those that are open go on by their own version.
     *
     * @throws DomainException 404; 409 {@code not-a-draft}; 412 {@code lost-update}
     */
    @Transactional
    public PolicyView publish(UUID id, String ifMatch) {
        try {
            var draft = draft(id, ifMatch);
            var now = now();
            requireSame(table().publish(draft, now), id);
            var after = view(get(id));
            Outbox.write(connection.get(), tenant.id(), new PolicyPublished(id, after.name(), now));
            audit.record("published", TYPE, id, view(draft), after);
            return after;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private PolicyRow draft(UUID id, String ifMatch) throws SQLException {
        var row = get(id);
        EntityTags.require(ifMatch, row.version(), NAME, id);
        if (!row.isDraft()) {
            throw DomainException.conflict("not-a-draft",
                    "The dunning policy is published and can't be changed any more; make a new draft.");
        }
        return row;
    }

    private void requireSound(PolicyDefinition definition) throws SQLException {
        var unsound = definition.violations();
        var violations = unsound.isEmpty() ? new NamesCheck(wording, codes()).of(definition) : unsound;
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-dunning-policy", "The dunning policy can't be saved like this.",
                    violations);
        }
    }

    /** Of all plans, whether they can still be taken or not: whoever owes may become a member of each. */
    private Set<String> codes() throws SQLException {
        return plans.codes(connection.get(), tenant.id());
    }

    /** What was read a moment ago may have been changed by somebody else since. */
    private static void requireSame(boolean same, UUID id) {
        if (!same) {
            throw DomainException.lostUpdate(NAME, id);
        }
    }

    private PolicyRow get(UUID id) throws SQLException {
        return table().find(id).orElseThrow(() -> DomainException.notFound(NAME, id));
    }

    private PolicyView view(PolicyRow row) throws SQLException {
        return PolicyView.of(row, table().inForce().map(PolicyRow::id).orElse(null));
    }

    private PolicyTable table() {
        return new PolicyTable(connection.get(), tenant.id());
    }

    /** As it is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
