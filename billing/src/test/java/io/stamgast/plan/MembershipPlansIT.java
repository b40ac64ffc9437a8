package io.stamgast.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.plan.PlanView.PriceView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.plan.definition.Written;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MembershipPlansIT {

    private static final Instant DAY = Instant.parse("2026-12-01T10:00:00Z");
    private static final Written VALID = Written.valid();

    private final int tenant = Database.newTenant();
    private final MovedClock clock = new MovedClock(DAY);
    private final List<PlanChanged> heard = Collections.synchronizedList(new ArrayList<>());
    private final PlanDesk desk = new PlanDesk(tenant, clock, (connection, change) -> heard.add(change));

    private DomainException refused(PlanDesk.Work<?> work) {
        return assertThrows(DomainException.class, () -> desk.call(work));
    }

    private static List<String> codes(List<PriceView> prices) {
        return prices.stream().map(PriceView::code).toList();
    }

    @Test
    void whoeverSavesAtOnceWaitsOrHasLost() throws InterruptedException, ExecutionException {
        var id = desk.create(VALID).id();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var number = new AtomicInteger();
            var save = (Callable<String>) () -> {
                var wanted = VALID.with("/name", "\"Club " + number.incrementAndGet() + "\"");
                try {
                    desk.call(plans -> plans.change(id, number.get() % 2 == 0 ? null : "\"1\"", wanted.definition()));
                    return "saved";
                } catch (DomainException refusal) {
                    return refusal.code();
                }
            };
            for (var answer : threads.invokeAll(Collections.nCopies(20, save))) {
                assertTrue(List.of("saved", "lost-update").contains(answer.get()), answer.get());
            }
        } finally {
            threads.shutdown();
        }
        assertTrue(desk.find(id).version() > 2);
    }

    @Test
    void whatIsEnteredIsRead() {
        var entered = desk.create(VALID);
        assertEquals(entered, desk.find(entered.id()));
        assertEquals(1, entered.version());
        assertEquals(DAY, entered.createdAt());
        assertEquals(VALID.definition().texts(), entered.texts());
        assertEquals(VALID.definition().benefits(), entered.benefits());
        assertEquals(List.of("monthly", "yearly", "lasting"), codes(entered.prices()));
        var lasting = entered.prices().get(2);
        assertEquals(new PriceView(lasting.id(), "lasting", new BigDecimal("30000"), "JPY", Interval.ONCE, 120, 1, null,
                false, null, null), lasting);
        assertFalse(entered.mirrored());
        assertNull(entered.problem());
        assertEquals(List.of("created"), desk.audited());
        assertEquals(List.of(new PlanChanged(tenant, entered.id())), heard);
    }

    @Test
    void whatIsWrongIsRefusedAndNothingKept() {
        var refusal = refused(plans -> plans.create(VALID.without("/name").definition()));
        assertEquals("invalid-membership-plan", refusal.code());
        assertEquals("name", refusal.violations().get(0).field());
        assertEquals(List.of(), desk.call(plans -> plans.list(null, null, 10)));
    }

    @Test
    void aCodeIsGivenOnceInATenant() {
        desk.create(VALID);
        assertEquals("membership-plan-exists", refused(plans -> plans.create(VALID.definition())).code());
        new PlanDesk(Database.newTenant(), clock, (connection, change) -> { }).create(VALID);
    }

    @Test
    void whatIsShownCanBeSentBackAndIsNoNewVersion() {
        var entered = desk.create(VALID);
        var back = Json.read(Json.write(entered), PlanDefinition.class);
        assertEquals(entered, desk.call(plans -> plans.change(entered.id(), "\"1\"", back)));
        assertEquals(List.of("created"), desk.audited());
        assertEquals(2, heard.size(), "whoever mirrors it may try again");
    }

    @Test
    void aChangeIsANewVersionAndTheOldOnesStay() {
        var id = desk.create(VALID).id();
        clock.moveTo(DAY.plusSeconds(60));
        var renamed = desk.save(id, VALID.with("/name", "\"Inner circle\""));
        assertEquals("Inner circle", renamed.name());
        assertEquals(2, renamed.version());
        assertEquals(List.of("created", "changed"), desk.audited());
        assertEquals(2, Database.number(tenant, """
                select count(*) from app.outbox where tenant_id = ? and type = 'membership-plan.published'""", tenant));
        var versions = desk.call(plans -> plans.versions(id, null, 10));
        assertEquals(List.of(2, 1), versions.stream().map(PlanVersionView::version).toList());
        assertEquals(new PlanVersionView(1, DAY, "anna", VALID.definition()), versions.get(1));
        assertEquals(versions.subList(1, 2), desk.call(plans -> plans.versions(id, 2, 10)));
        assertEquals(versions.subList(0, 1), desk.call(plans -> plans.versions(id, null, 1)));
    }

    @Test
    void anotherAmountIsAnotherPriceAndTheOldOneIsRetired() {
        var before = desk.create(VALID);
        clock.moveTo(DAY.plusSeconds(60));
        var after = desk.save(before.id(), VALID.with("/prices/0/amount", "\"12.00\""));

        assertEquals(before.prices().subList(1, 3), after.prices().subList(1, 3), "the others stay");
        var monthly = after.prices().get(0);
        assertEquals(new BigDecimal("12.00"), monthly.amount());
        assertEquals(2, monthly.fromVersion());
        var old = after.retiredPrices().get(0);
        assertEquals(before.prices().get(0).id(), old.id());
        assertEquals(new BigDecimal("9.90"), old.amount());
        assertEquals(DAY.plusSeconds(60), old.retiredAt());
    }

    @Test
    void anotherIntervalCurrencyOrTimeIsAnotherPrice() {
        var id = desk.create(VALID).id();
        desk.save(id, VALID.with("/prices/0/interval", "\"YEAR\""));
        desk.save(id, VALID.with("/prices/0/interval", "\"YEAR\"").with("/prices/1/currency", "\"USD\""));
        var last = desk.save(id, VALID.with("/prices/0/interval", "\"YEAR\"").with("/prices/1/currency", "\"USD\"")
                .without("/prices/2/months"));
        assertEquals(List.of(2, 3, 4), last.prices().stream().map(PriceView::fromVersion).toList());
        assertEquals(List.of("lasting", "monthly", "yearly"), codes(last.retiredPrices()));
    }

    @Test
    void aPriceThatIsLeftOutIsRetiredAndAnotherOfItsCodeIsNew() {
        var before = desk.create(VALID);
        var without = desk.save(before.id(), VALID.without("/prices/1"));
        assertEquals(List.of("monthly", "lasting"), codes(without.prices()));
        var again = desk.save(before.id(), VALID);
        assertEquals(List.of("monthly", "yearly", "lasting"), codes(again.prices()));
        assertEquals(List.of(before.prices().get(1).id()),
                again.retiredPrices().stream().map(PriceView::id).toList());
    }

    @Test
    void theCodeIsFixedAndALostUpdateRefused() {
        var id = desk.create(VALID).id();
        assertEquals("code-fixed",
                refused(plans -> plans.change(id, "\"1\"", VALID.with("/code", "\"other\"").definition())).code());
        desk.save(id, VALID.with("/name", "\"Other\""));
        assertEquals("lost-update", refused(plans -> plans.change(id, "\"1\"", VALID.definition())).code());
        assertEquals("invalid-membership-plan",
                refused(plans -> plans.change(id, "\"2\"", VALID.without("/prices").definition())).code());
        assertEquals(2, desk.find(id).version());
    }

    @Test
    void plansAreListedByVisibilityAndPageByPage() {
        var open = desk.create(VALID.with("/code", "\"open\""));
        var hidden = desk.create(VALID.with("/code", "\"hidden\"").with("/visibility", "\"HIDDEN\""));
        var later = desk.create(VALID.with("/code", "\"later\""));
        assertEquals(List.of(open, hidden, later), desk.call(plans -> plans.list(null, null, 10)));
        assertEquals(List.of(open), desk.call(plans -> plans.list(Visibility.PUBLIC, null, 1)));
        assertEquals(List.of(later), desk.call(plans -> plans.list(Visibility.PUBLIC, open.id(), 10)));
        var archived = desk.save(open.id(), VALID.with("/code", "\"open\"").with("/visibility", "\"ARCHIVED\""));
        assertEquals(List.of(archived), desk.call(plans -> plans.list(Visibility.ARCHIVED, null, 10)));
    }

    @Test
    void anotherTenantSeesNothing() {
        var id = desk.create(VALID).id();
        var stranger = new PlanDesk(Database.newTenant(), clock, (connection, change) -> { });
        for (PlanDesk.Work<?> work : List.<PlanDesk.Work<?>>of(plans -> plans.find(id),
                plans -> plans.change(id, null, VALID.definition()), plans -> plans.versions(id, null, 10),
                plans -> plans.find(UUID.randomUUID()))) {
            assertEquals("not-found", assertThrows(DomainException.class, () -> stranger.call(work)).code());
        }
        assertEquals(List.of(), stranger.call(plans -> plans.list(null, null, 10)));
    }

    @Test
    void whatWasSoldCannotBeChangedEvenByTheApplication() {
        desk.create(VALID);
        for (var sql : List.of("update app.membership_plan_version set created_by = 'me' where tenant_id = ?",
                "delete from app.membership_plan_version where tenant_id = ?",
                "update app.plan_price set amount_minor = 1 where tenant_id = ?",
                "delete from app.plan_price where tenant_id = ?",
                "update app.membership_plan set code = 'other' where tenant_id = ?")) {
            var refusal = assertThrows(DatabaseFailure.class, () -> Database.execute(tenant, sql, tenant), sql);
            assertEquals("42501", ((SQLException) refusal.getCause()).getSQLState(), sql);
        }
    }
}
