package io.stamgast.dunning.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.dunning.definition.DefaultPolicy;
import io.stamgast.dunning.definition.Policies;
import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.plan.Plans;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.testing.MovedClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DunningPoliciesIT {

    private final int tenant = Database.newTenant();
    private final MovedClock clock = new MovedClock(Instant.parse("2026-03-02T10:00:00Z"));
    private final List<String> audited = new ArrayList<>();

    private <T> T call(int owner, Function<DunningPolicies, T> work) {
        return Database.work().call(owner, connection -> {
            var policies = new DunningPolicies();
            policies.connection = new Entered(connection);
            policies.tenant = Entered.tenant(owner);
            policies.clock = clock;
            policies.wording = new Wording() {
                @Override
                public boolean tells(String template) {
                    return !template.equals("unheard-of");
                }

                @Override
                public boolean offers(String template) {
                    return template.equals("come-back");
                }
            };
            policies.plans = new Plans();
            policies.audit = new Audit() {
                @Override
                public void record(String action, String objectType, Object id, Object before, Object after) {
                    audited.add(action);
                }
            };
            return work.apply(policies);
        });
    }

    private <T> T call(Function<DunningPolicies, T> work) {
        return call(tenant, work);
    }

    private String refused(Function<DunningPolicies, ?> work) {
        return assertThrows(DomainException.class, () -> call(work)).code();
    }

    private UUID inForce() {
        return Database.work().call(tenant, connection -> PolicyBook.inForce(connection, tenant, clock.instant())).id();
    }

    @Test
    void aTenantHasThePlatformsPolicyUntilItPublishesItsOwn() {
        var shown = call(policies -> policies.list(null, 10));
        assertEquals(1, shown.size());
        assertTrue(shown.get(0).builtIn());
        assertEquals(PolicyView.State.PUBLISHED, shown.get(0).state());
        assertEquals(DefaultPolicy.DEFINITION.tracks(), shown.get(0).tracks());
        assertEquals(shown.get(0).id(), inForce());

        var own = call(policies -> policies.create(Policies.own()));
        assertEquals(PolicyView.State.DRAFT, own.state());
        assertEquals(shown.get(0).id(), inForce());
        call(policies -> policies.publish(own.id(), null));

        assertEquals(own.id(), inForce());
        assertEquals(List.of(PolicyView.State.PUBLISHED, PolicyView.State.SUPERSEDED),
                call(policies -> policies.list(null, 10)).stream().map(PolicyView::state).toList());
        assertEquals(List.of("created", "published"), audited);
        assertEquals(1, Database.number(tenant, "select count(*) from app.outbox where tenant_id = ? and type = ?",
                tenant, "dunning-policy.published"));
    }

    @Test
    void anEmailThatNobodyHasWordsForIsRefused() {
        var refusal = assertThrows(DomainException.class, () -> call(policies -> policies.create(
                Policies.track("RENEWAL_HARD_DECLINE", "0 EMAIL:h0 EMAIL:unheard-of"))));
        assertEquals("invalid-dunning-policy", refusal.code());
        assertEquals(List.of("tracks[4].steps[0].actions[1].template"),
                refusal.violations().stream().map(one -> one.field()).toList());
        var draft = call(policies -> policies.create(Policies.own()));
        assertEquals("invalid-dunning-policy", refused(policies -> policies.change(draft.id(), "\"1\"",
                Policies.track("INVOICE", "1 EMAIL:unheard-of"))));
    }

    /** As it is written down, without what else a plan has. */
    private static void sells(int owner, String code) {
        Database.execute(owner, """
                insert into app.membership_plan (tenant_id, id, program_id, code, version, visibility, created_at)
                values (?, ?, 1, ?, 1, 'ARCHIVED', now())""", owner, Ids.next(), code);
    }

    @Test
    void aDowngradeToAPlanThatDoesNotExistIsRefused() {
        sells(Database.newTenant(), "basic");
        var policy = Policies.track("RENEWAL_SOFT_DECLINE", "1 EMAIL:a; 2 DOWNGRADE:basic");
        var refusal = assertThrows(DomainException.class, () -> call(policies -> policies.create(policy)));
        assertEquals("invalid-dunning-policy", refusal.code());
        assertEquals(List.of("tracks[3].steps[1].actions[0].plan"),
                refusal.violations().stream().map(one -> one.field()).toList());

        sells(tenant, "basic");
        assertEquals(PolicyView.State.DRAFT, call(policies -> policies.create(policy)).state());
    }

    @Test
    void thePlatformsPolicyIsWrittenDownOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var found = threads.invokeAll(IntStream.range(0, 8).<Callable<Object>>mapToObj(i -> this::inForce)
                    .toList());
            for (var one : found) {
                assertEquals(found.get(0).get(), one.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aDraftIsChangedByWhoeverHasReadItLast() {
        var draft = call(policies -> policies.create(Policies.own()));
        var changed = call(policies -> policies.change(draft.id(), "\"1\"", Policies.stripes()));
        assertEquals(2, changed.version());
        assertEquals(PolicyDefinition.Retries.STRIPE, changed.retries());
        assertEquals("lost-update", refused(policies -> policies.change(draft.id(), "\"1\"", Policies.own())));
        assertEquals("lost-update", refused(policies -> policies.publish(draft.id(), "\"1\"")));
        assertEquals(changed, call(policies -> policies.find(draft.id())));
    }

    @Test
    void whatIsPublishedStays() {
        var draft = call(policies -> policies.create(Policies.own()));
        call(policies -> policies.publish(draft.id(), "\"1\""));
        assertEquals("not-a-draft", refused(policies -> policies.change(draft.id(), null, Policies.stripes())));
        assertEquals("not-a-draft", refused(policies -> policies.publish(draft.id(), null)));
        assertEquals(Policies.own().tracks(), call(policies -> policies.find(draft.id())).tracks());
    }

    @Test
    void whatMakesNoSenseIsNotKept() {
        var wrong = Policies.track("RENEWAL_SOFT_DECLINE", "1 CANCEL");
        assertEquals("invalid-dunning-policy", refused(policies -> policies.create(wrong)));
        var draft = call(policies -> policies.create(Policies.own()));
        assertEquals("invalid-dunning-policy", refused(policies -> policies.change(draft.id(), null, wrong)));
        assertEquals(1, call(policies -> policies.find(draft.id())).version());
    }

    @Test
    void theLatestPublicationIsInForceWhicheverWasDraftedFirst() {
        var first = call(policies -> policies.create(Policies.own()));
        var second = call(policies -> policies.create(Policies.stripes()));
        call(policies -> policies.publish(second.id(), null));
        clock.moveTo(clock.instant().plusSeconds(1));
        call(policies -> policies.publish(first.id(), null));
        assertEquals(first.id(), inForce());
    }

    @Test
    void anotherTenantHasItsOwn() {
        var draft = call(policies -> policies.create(Policies.own()));
        var other = Database.newTenant();
        for (var work : List.<Function<DunningPolicies, Object>>of(policies -> policies.find(draft.id()),
                policies -> policies.change(draft.id(), null, Policies.own()),
                policies -> policies.publish(draft.id(), null))) {
            assertEquals("not-found", assertThrows(DomainException.class, () -> call(other, work)).code());
        }
        assertTrue(call(other, policies -> policies.list(null, 10)).stream()
                .noneMatch(shown -> shown.id().equals(draft.id())));
    }
}
