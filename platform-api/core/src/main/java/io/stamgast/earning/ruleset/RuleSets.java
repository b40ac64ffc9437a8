package io.stamgast.earning.ruleset;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.JudgingLock;
import io.stamgast.program.ProgramChanged;
import io.stamgast.program.ProgramSettings;
import io.stamgast.web.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The rule sets of the current tenant, as people look after them. */
@ApplicationScoped
public class RuleSets {

    private static final String TYPE = "rule-set";
    private static final String NAME = "rule set";
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9998-01-01T00:00:00Z");

    @PersistenceContext(unitName = "stamgast")
    EntityManager em;
    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Audit audit;
    @Inject
    Clock clock;
    @Inject
    Event<RuleSetPublished> published;
    List<PublicationCheck> checks = List.of();

    @Inject
    void check(@Any Instance<PublicationCheck> all) {
        checks = all.stream().toList();
    }

    /** @throws DomainException ({@code invalid-rule-set}, 422) with everything that is wrong with it */
    @Transactional
    public RuleSetView create(RuleSetDefinition definition) {
        var draft = new RuleSetVersion(Ids.next(), ProgramSettings.FIRST, definition, clock.instant());
        em.persist(draft);
        em.flush();
        var view = view(draft);
        audit.record("created", TYPE, draft.id(), null, view);
        return view;
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such rule set */
    @Transactional
    public RuleSetView find(UUID id) {
        return view(get(id));
    }

    /** What judges purchases made now; nothing before the first version is in force. */
    @Transactional
    public Optional<RuleSetView> inForce() {
        return em.createQuery("select r from RuleSetVersion r where r.effectiveFrom <= :now"
                + " order by r.effectiveFrom desc", RuleSetVersion.class)
                .setParameter("now", clock.instant()).setMaxResults(1).getResultStream().findFirst().map(this::view);
    }

    /**
     * Rule sets, the latest first.
     *
     * @param before the id after which the page begins; null for the first page
     */
    @Transactional
    public List<RuleSetView> list(UUID before, int limit) {
        var query = before == null
                ? em.createQuery("select r from RuleSetVersion r order by r.id desc", RuleSetVersion.class)
                : em.createQuery("select r from RuleSetVersion r where r.id < :before order by r.id desc",
                        RuleSetVersion.class).setParameter("before", before);
        var effective = effective();
        var now = clock.instant();
        return query.setMaxResults(limit).getResultStream().map(set -> RuleSetView.of(set, effective, now)).toList();
    }

    /** @throws DomainException 404; 409 {@code not-a-draft}; 412 {@code lost-update}; 422 as {@link #create} */
    @Transactional
    public RuleSetView change(UUID id, String ifMatch, RuleSetDefinition definition) {
        var draft = get(id);
        EntityTags.require(ifMatch, draft.version(), NAME, id);
        var before = view(draft);
        draft.edit(definition);
        em.flush();
        var after = view(draft);
        audit.record("changed", TYPE, id, before, after);
        return after;
    }

    /** @throws DomainException 404; 409 {@code not-a-draft}; 412 {@code lost-update} */
    @Transactional
    public void remove(UUID id, String ifMatch) {
        var draft = get(id);
        EntityTags.require(ifMatch, draft.version(), NAME, id);
        draft.requireDraft();
        audit.record("removed", TYPE, id, view(draft), null);
        em.remove(draft);
    }

    /**
     * Puts a draft in force for purchases from an instant on, until the next version's.
     *
     * @throws DomainException 404; 409 {@code not-a-draft}, {@code effective-from-taken}; 412 {@code lost-update};
     *     422 {@code already-judged} when a purchase of that time is judged already, {@code invalid-rule-set} when it
     *     names what is not there
     */
    @Transactional
    public RuleSetView publish(UUID id, String ifMatch, Instant effectiveFrom) {
        try {
            JudgingLock.stopJudging(connection.get(), tenant.id());
            var draft = get(id);
            EntityTags.require(ifMatch, draft.version(), NAME, id);
            draft.requireDraft();
            requireNamed(draft.rules());
            var before = view(draft);
            draft.publish(usable(effectiveFrom), clock.instant());
            em.flush();
            var after = view(draft);
            enthrone(connection.get(), draft, after);
            audit.record("published", TYPE, id, before, after);
            return after;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void requireNamed(List<RuleDefinition> rules) throws SQLException {
        var missing = new ArrayList<Violation>();
        for (var check : checks) {
            missing.addAll(check.violations(connection.get(), tenant.id(), rules));
        }
        if (!missing.isEmpty()) {
            throw DomainException.ruleBroken("invalid-rule-set", "The rule set names what is not there.", missing);
        }
    }

    /**
     * Takes a published version back before it is in force: it is a draft again, and the version before goes on.
     *
     * @throws DomainException 404; 409 {@code not-published}, {@code already-in-force}; 412 {@code lost-update};
     *     422 {@code has-judged} when a purchase of its time came before its time
     */
    @Transactional
    public RuleSetView withdraw(UUID id, String ifMatch) {
        try {
            JudgingLock.stopJudging(connection.get(), tenant.id());
            var version = get(id);
            EntityTags.require(ifMatch, version.version(), NAME, id);
            var before = view(version);
            var now = clock.instant();
            version.withdraw(now);
            em.flush();
            dethrone(connection.get(), version.programId(), before, now);
            var after = view(version);
            audit.record("withdrawn", TYPE, id, before, after);
            return after;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void dethrone(Connection jdbc, int programId, RuleSetView set, Instant now) throws SQLException {
        var reign = new Reign(set.effectiveFrom(), set.effectiveTo());
        if (reign.latestJudged(jdbc, tenant.id()).isPresent() || reign.hasJudged(jdbc, tenant.id(), set.id())) {
            throw DomainException.ruleBroken("has-judged", "It has judged a purchase that is dated ahead, and can't be"
                    + " withdrawn any more; publish another one.");
        }
        Reign.nextRevision(jdbc, tenant.id(), programId);
        Outbox.write(jdbc, tenant.id(), new RuleSetWithdrawn(set.id(), set.name(), set.effectiveFrom(), now));
    }

    private Instant usable(Instant effectiveFrom) {
        var from = effectiveFrom.truncatedTo(ChronoUnit.MICROS);
        if (from.isBefore(EARLIEST) || !from.isBefore(LATEST)) {
            throw DomainException.ruleBroken("invalid-rule-set", "effectiveFrom",
                    "must be a time from " + EARLIEST + " to " + LATEST);
        }
        if (effective().contains(from)) {
            throw DomainException.conflict("effective-from-taken",
                    "Another rule set became effective at " + from + "; publish this one for another time.");
        }
        return from;
    }

    private void enthrone(Connection jdbc, RuleSetVersion set, RuleSetView view) throws SQLException {
        var judged = new Reign(view.effectiveFrom(), view.effectiveTo()).latestJudged(jdbc, tenant.id());
        if (judged.isPresent()) {
            throw DomainException.ruleBroken("already-judged", "effectiveFrom", "A purchase of " + judged.get()
                    + " is already judged by another version; publish for a later time.");
        }
        Reign.nextRevision(jdbc, tenant.id(), set.programId());
        var event = new RuleSetPublished(set.id(), set.name(), view.effectiveFrom(), view.effectiveTo(),
                view.publishedAt());
        Outbox.write(jdbc, tenant.id(), event);
        published.fire(event);
    }

    /** Compiled rules count money and periods by these two; both are fixed once anything is posted. */
    void recompile(@Observes ProgramChanged change) {
        var before = change.before();
        var after = change.after();
        if (before.currency().equals(after.currency()) && before.timeZone().equals(after.timeZone())) {
            return;
        }
        try {
            Reign.nextRevision(connection.get(), tenant.id(), after.id());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private RuleSetVersion get(UUID id) {
        var set = em.find(RuleSetVersion.class, id);
        if (set == null) {
            throw DomainException.notFound(NAME, id);
        }
        return set;
    }

    private RuleSetView view(RuleSetVersion set) {
        return RuleSetView.of(set, effective(), clock.instant());
    }

    private TreeSet<Instant> effective() {
        return new TreeSet<>(em.createQuery("select r.effectiveFrom from RuleSetVersion r"
                + " where r.effectiveFrom is not null", Instant.class).getResultList());
    }
}
