package io.stamgast.activity.type;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Duplicates;
import io.stamgast.kernel.Ids;
import io.stamgast.program.ProgramSettings;
import io.stamgast.web.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The activity types of the current tenant, as people look after them. */
@ApplicationScoped
public class ActivityTypes {

    private static final String TYPE = "activity-type";

    @PersistenceContext(unitName = "stamgast")
    EntityManager em;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /** @throws DomainException 409 {@code activity-type-exists}; 422 {@code invalid-activity-type} */
    @Transactional
    public ActivityType create(ActivityTypeBody wanted) {
        requireSound(wanted);
        requireFree(wanted.code());
        var type = new ActivityType(Ids.next(), ProgramSettings.FIRST, wanted.code(), clock.instant());
        wanted.describe(type);
        em.persist(type);
        // somebody else may enter the same code at the same moment; the unique constraint decides
        Duplicates.flush(em, () -> exists(wanted.code()));
        audit.record("created", TYPE, type.id(), null, ActivityTypeBody.of(type));
        return type;
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such type */
    @Transactional
    public ActivityType find(UUID id) {
        var type = em.find(ActivityType.class, id);
        if (type == null) {
            throw DomainException.notFound("activity type", id);
        }
        return type;
    }

    /**
     * Types in the order they were entered.
     *
     * @param after the id after which the page begins; null for the first page
     */
    @Transactional
    public List<ActivityType> list(UUID after, int limit) {
        return em.createQuery("select t from ActivityType t where t.id > :after order by t.id", ActivityType.class)
                .setParameter("after", after == null ? Ids.NIL : after).setMaxResults(limit).getResultList();
    }

    /**
     * Changes all but the code; activities that were reported before stay as they are.
     *
     * @throws DomainException 404; 412 {@code lost-update}; 422 {@code code-fixed}, {@code invalid-activity-type}
     */
    @Transactional
    public ActivityType change(UUID id, String ifMatch, ActivityTypeBody wanted) {
        var type = find(id);
        EntityTags.require(ifMatch, type.version(), TYPE, id);
        if (!wanted.code().equals(type.code())) {
            throw DomainException.ruleBroken("code-fixed", "code", "is fixed: " + type.code());
        }
        requireSound(wanted);
        var before = ActivityTypeBody.of(type);
        wanted.describe(type);
        em.flush();
        var after = ActivityTypeBody.of(type);
        if (!after.equals(before)) {
            audit.record("changed", TYPE, id, before, after);
        }
        return type;
    }

    private static void requireSound(ActivityTypeBody wanted) {
        var violations = AttributeRule.violations(wanted.attributesOrNone());
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-activity-type", "The type's attributes can't be like this.",
                    violations);
        }
    }

    private void requireFree(String code) {
        if (knows(code)) {
            throw exists(code);
        }
    }

    /** Whether there is a type of that code. */
    @Transactional
    public boolean knows(String code) {
        return em.createQuery("select count(t) from ActivityType t where t.code = :code", Long.class)
                .setParameter("code", code).getSingleResult() > 0;
    }

    private static DomainException exists(String code) {
        return DomainException.conflict("activity-type-exists", "There is an activity type " + code + " already.");
    }
}
