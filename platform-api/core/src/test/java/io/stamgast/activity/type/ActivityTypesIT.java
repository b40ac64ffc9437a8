package io.stamgast.activity.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import io.stamgast.testing.Jpa;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ActivityTypesIT {

    private static final AttributeRule SCORE = new AttributeRule("score", AttributeRule.Type.NUMBER, true, null,
            BigDecimal.ZERO, BigDecimal.TEN, null);

    private final int tenant = Database.newTenant();
    private final List<String> audited = new ArrayList<>();

    @Test
    void whatIsLeftOutHasItsDefault() {
        var id = call(types -> types.create(body("course", "Course done"))).id();
        var type = call(types -> types.find(id));
        assertEquals("Course done", type.name());
        assertEquals(List.of(), type.attributes());
        assertEquals(ActivityCaps.NONE, type.caps());
        assertTrue(type.active());
        assertFalse(type.oncePerSubject());
        assertFalse(type.needsApproval());
        assertEquals(List.of("created"), audited);
    }

    @Test
    void everythingIsKeptAndCanBeChangedButTheCode() {
        var full = new ActivityTypeBody(null, "course", "Course done", List.of(SCORE), true,
                new ActivityCaps(1, 2, 3), true, true, null);
        var id = call(types -> types.create(full)).id();
        var kept = ActivityTypeBody.of(call(types -> types.find(id)));
        assertEquals(List.of(SCORE), kept.attributes());
        assertEquals(new ActivityCaps(1, 2, 3), kept.caps());

        call(types -> types.change(id, "\"1\"", kept)); // what was read changes nothing
        var changed = call(types -> types.change(id, "\"1\"", body("course", "Course passed")));

        assertEquals("Course passed", changed.name());
        assertEquals(List.of("created", "changed"), audited);
        assertRefused("lost-update", types -> types.change(id, "\"1\"", body("course", "Late")));
        assertRefused("code-fixed", types -> types.change(id, null, body("lesson", "Course")));
    }

    @Test
    void aCodeIsTakenOnce() {
        call(types -> types.create(body("course", "Course")));
        assertRefused("activity-type-exists", types -> types.create(body("course", "Another")));
    }

    @Test
    void attributesThatContradictThemselvesAreRefused() {
        var wrong = new ActivityTypeBody(null, "course", "Course", List.of(SCORE, SCORE), null, null, null, null, null);
        assertEquals("attributes[1].name", assertRefused("invalid-activity-type", types -> types.create(wrong))
                .violations().get(0).field());
    }

    @Test
    void listsGoOnWhereTheLastPageEnded() {
        List.of("a", "b", "c").forEach(code -> call(types -> types.create(body(code, code))));
        var first = call(types -> types.list(null, 2));
        var rest = call(types -> types.list(first.get(1).id(), 2));
        assertEquals(List.of("a", "b"), first.stream().map(ActivityType::code).toList());
        assertEquals(List.of("c"), rest.stream().map(ActivityType::code).toList());
    }

    @Test
    void anotherTenantsTypeIsNotThere() {
        var id = call(types -> types.create(body("course", "Course"))).id();
        var other = Database.newTenant();
        assertEquals("not-found",
                assertThrows(DomainException.class, () -> call(other, types -> types.find(id))).code());
        assertEquals(List.of(), call(other, types -> types.list(null, 10)));
        assertEquals("b", call(other, types -> types.create(body("course", "b"))).name());
        assertRefused("not-found", types -> types.find(Ids.next()));
    }

    private DomainException assertRefused(String code, Function<ActivityTypes, ?> work) {
        var refusal = assertThrows(DomainException.class, () -> call(work));
        assertEquals(code, refusal.code());
        return refusal;
    }

    private static ActivityTypeBody body(String code, String name) {
        return new ActivityTypeBody(null, code, name, null, null, null, null, null, null);
    }

    private <T> T call(Function<ActivityTypes, T> work) {
        return call(tenant, work);
    }

    private <T> T call(int owner, Function<ActivityTypes, T> work) {
        return Jpa.call(owner, em -> {
            var types = new ActivityTypes();
            types.em = em;
            types.audit = new Audit() {
                @Override
                public void record(String action, String objectType, Object id, Object before, Object after) {
                    audited.add(action);
                }
            };
            types.clock = Clock.systemUTC();
            return work.apply(types);
        });
    }
}
