package io.stamgast.membership.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionUpdateParams;
import io.stamgast.job.Job;
import io.stamgast.job.JobTrial;
import io.stamgast.job.Jobs;
import io.stamgast.kernel.Ids;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.entitlement.Member;
import io.stamgast.membership.invoice.InvoiceTable;
import io.stamgast.membership.reconciliation.Finding.Difference;
import io.stamgast.membership.reconciliation.Finding.Problem;
import io.stamgast.membership.subscribing.taking.Till;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import io.stamgast.testing.Database;
import io.stamgast.testing.Heard;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconciliationIT {

    private final Club club = new Club();
    private final UUID plan = club.sells(Club.plan("vip"));
    private final Reconciliation reconciliation =
            new Reconciliation(Database.work(), club.access, club.follower, new Till(club).follower(), club.plans,
                    club.calls, club.clock);

    @AfterEach
    void close() {
        club.close();
    }

    private UUID ordered() {
        return club.call(connection -> Jobs.create(connection, club.tenant(), "anna", club.clock.instant(),
                Reconciliation.NAME, new Reconciliation.Parameters()));
    }

    private Job reconcile() {
        var ended = JobTrial.run(club.tenant(), ordered(), reconciliation);
        assertEquals(Job.State.DONE, ended.state(), ended.error());
        return ended;
    }

    private List<Finding> findings(UUID job) {
        return club.call(connection -> new ReconciliationTable(connection, club.tenant()).list(job, null, null, 500));
    }

    /** From now on no event arrives. */
    private void deafen() {
        club.stripe.disturb(Disturbance.webhooks().lost(1));
    }

    private Buyer buyer(String externalId) {
        return Buyer.of(club, externalId, "pm_card_visa");
    }

    @Test
    void whereAllAgreeNothingIsFound() {
        var membership = buyer("A1").subscribes(plan, "monthly", 0);
        buyer("A2").subscribes(plan, "yearly", 14);
        club.passUnheard(Duration.ofHours(1));
        var job = reconcile();
        assertEquals(Map.of("subscriptions", 2, "invoices", 2, "findings", 0, "healed", 0), job.result());
        assertEquals(club.clock.instant(), club.membership(membership.id()).syncedAt(), "it was seen");
        assertEquals(List.of(), findings(job.id()));
    }

    @Test
    void whatNobodyHasToldIsMadeGoodAndWrittenDown() throws StripeException {
        var membership = buyer("A1").subscribes(plan, "monthly", 0);
        deafen();
        club.stripe.client().v1().subscriptions().cancel(membership.stripeSubscription(), club.there());
        club.passUnheard(Duration.ofHours(1));

        var job = reconcile();

        assertEquals(MembershipState.CANCELLED, club.membership(membership.id()).state());
        var finding = findings(job.id()).get(0);
        assertEquals(Problem.DIFFERS, finding.problem());
        assertEquals(membership.id(), finding.membership());
        assertTrue(finding.healed());
        assertTrue(finding.differences().contains(new Difference("state", "ACTIVE", "CANCELLED")));
        assertEquals(1, job.result().get("healed"));
        assertEquals(0, reconcile().result().get("findings"), "once");
    }

    @Test
    void aRenewalThatFailedUnheardBeginsItsCase() {
        var buyer = buyer("A1");
        var membership = buyer.subscribes(plan, "monthly", 0);
        deafen();
        club.stripe.decide(club.stripeAccount(), buyer.customer(), CardOutcome.INSUFFICIENT_FUNDS);
        club.passUnheard(Duration.ofDays(31).plusHours(1));

        var job = reconcile();

        assertEquals(MembershipState.PAST_DUE, club.membership(membership.id()).state());
        assertEquals(2, job.result().get("healed"));
        assertEquals(1, club.call(connection ->
                club.dunning.list(connection, club.tenant(), buyer.account(), null, null, 10)).size());
        var invoice = findings(job.id()).stream().filter(one -> one.kind() == Finding.Kind.INVOICE).findFirst()
                .orElseThrow();
        assertEquals(Problem.MISSING_HERE, invoice.problem());
        assertTrue(invoice.healed());
    }

    @Test
    void anInvoiceThatWasPaidUnheardIsPaidHereToo() throws StripeException {
        var buyer = buyer("A1");
        var membership = buyer.subscribes(plan, "monthly", 0);
        club.stripe.decide(club.stripeAccount(), buyer.customer(), CardOutcome.INSUFFICIENT_FUNDS);
        club.pass(Duration.ofDays(31).plusHours(1));
        assertEquals(MembershipState.PAST_DUE, club.membership(membership.id()).state());
        deafen();
        club.stripe.decide(club.stripeAccount(), buyer.customer(), CardOutcome.APPROVED);
        var open = club.call(connection -> new InvoiceTable(connection, club.tenant()).of(membership.id())).get(0);
        club.stripe.client().v1().invoices().pay(open.id(), club.there());
        club.passUnheard(Duration.ofMinutes(1));

        var job = reconcile();

        assertEquals(MembershipState.ACTIVE, club.membership(membership.id()).state());
        assertTrue(findings(job.id()).stream().anyMatch(one -> one.stripeId().equals(open.id())
                && one.differences().contains(new Difference("state", "OPEN", "PAID"))), findings(job.id()).toString());
    }

    /** A checkout of the plan, by its id. */
    private UUID asked(Buyer buyer) {
        var wanted = Ids.next();
        Database.execute(club.tenant(), """
                insert into app.membership_checkout (tenant_id, id, account_id, plan_id, plan_version, price_id, trial,
                    state, created_at)
                values (?, ?, ?, ?, 1, ?, false, 'OPEN', now())""", club.tenant(), wanted, buyer.account(), plan,
                club.price(plan, "monthly").id());
        return wanted;
    }

    @Test
    void aMembershipThatNobodyHasToldOfBegins() {
        deafen();
        var buyer = buyer("A1");
        var wanted = asked(buyer);
        subscribed(buyer, wanted);
        club.passUnheard(Duration.ofMinutes(1));

        var job = reconcile();

        assertEquals(MembershipState.ACTIVE, club.membership(wanted).state());
        assertEquals(Problem.MISSING_HERE, findings(job.id()).get(0).problem());
        assertTrue(findings(job.id()).get(0).healed());
    }

    @Test
    void aSubscriptionThatSaysItIsOursAndIsNotIsReported() {
        var strange = subscribed(buyer("A1"), Ids.next());
        subscribed(buyer("A2"), null);
        var job = reconcile();
        assertEquals(Map.of("subscriptions", 1, "invoices", 0, "findings", 1, "healed", 0), job.result());
        var finding = findings(job.id()).get(0);
        assertEquals(Problem.UNKNOWN, finding.problem());
        assertEquals(strange, finding.stripeId());
        assertNull(finding.membership());
        assertFalse(finding.healed());
    }

    private String subscribed(Buyer buyer, UUID membership) {
        var wanted = SubscriptionCreateParams.builder().setCustomer(buyer.customer())
                .addItem(SubscriptionCreateParams.Item.builder().setPrice(club.price(plan, "monthly").stripePrice())
                        .build());
        if (membership != null) {
            wanted.putMetadata(Metadata.MEMBERSHIP, membership.toString());
        }
        try {
            return club.stripe.client().v1().subscriptions().create(wanted.build(), club.there()).getId();
        } catch (StripeException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aMembershipThatStripeDoesNotHaveIsReported() {
        var member = Member.takes(club.tenant(), club.account("A1"), club.desk(), plan, club.clock.instant());
        club.passUnheard(Duration.ofMinutes(1));
        var job = reconcile();
        var gone = findings(job.id()).get(0);
        assertEquals(Problem.MISSING_THERE, gone.problem());
        assertEquals(member.id(), gone.membership());
        assertFalse(gone.healed());
        assertEquals(1, job.result().get("subscriptions"));
    }

    @Test
    void oneThatCannotBeKeptKeepsNoOtherWaiting() throws StripeException {
        var first = buyer("A1").subscribes(plan, "monthly", 0);
        club.passUnheard(Duration.ofSeconds(1));
        var second = buyer("A2");
        deafen();
        var wanted = asked(second);
        subscribed(second, wanted);
        var rule = "refused_" + club.tenant();
        Database.executeAsOwner(club.tenant(), "alter table app.membership add constraint " + rule
                + " check (id <> '" + wanted + "')");
        club.stripe.client().v1().subscriptions().cancel(first.stripeSubscription(), club.there());
        club.passUnheard(Duration.ofMinutes(1));
        try (var said = new Heard(Healing.class.getName())) {
            var job = reconcile();
            assertEquals(1, said.messages().size());
            assertEquals(List.of(Problem.DIFFERS, Problem.UNKNOWN),
                    findings(job.id()).stream().map(Finding::problem).toList());
        } finally {
            Database.executeAsOwner(club.tenant(), "alter table app.membership drop constraint " + rule);
        }
        assertEquals(MembershipState.CANCELLED, club.membership(first.id()).state());
    }

    @Test
    void anotherPriceIsAnotherPlan() throws StripeException {
        var membership = buyer("A1").subscribes(plan, "monthly", 0);
        var basic = club.sells(Club.plan("basic"));
        deafen();
        var there = club.stripe.client().v1().subscriptions();
        var item = there.retrieve(membership.stripeSubscription(), club.there()).getItems().getData().get(0).getId();
        there.update(membership.stripeSubscription(), SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder().setId(item)
                        .setPrice(club.price(basic, "monthly").stripePrice()).build()).build(), club.there());
        club.passUnheard(Duration.ofMinutes(1));
        assertTrue(findings(reconcile().id()).get(0).healed());
        assertEquals(basic, club.membership(membership.id()).plan().planId());
    }

    @Test
    void manyAreComparedPageByPageAndAComparisonThatWasCutOffGoesOn() {
        var membership = buyer("A1").subscribes(plan, "monthly", 0);
        var other = buyer("A2");
        for (var i = 0; i < 105; i++) {
            subscribed(other, null);
        }
        club.passUnheard(Duration.ofMinutes(1));
        var job = ordered();
        club.stripe.disturb(Disturbance.next(1, Failure.ERROR_BEFORE).on("GET", "/v1/invoices"));
        var failed = JobTrial.run(club.tenant(), job, reconciliation);
        assertEquals(Job.State.FAILED, failed.state());
        assertTrue(failed.error().contains("Stripe can't be reached"), failed.error());
        assertEquals(1, failed.result().get("subscriptions"));
        assertEquals(club.clock.instant(), club.membership(membership.id()).syncedAt());

        var before = calls("/v1/subscriptions");
        Database.execute(club.tenant(), "update app.job set state = 'QUEUED' where tenant_id = ? and id = ?",
                club.tenant(), job);
        var ended = JobTrial.run(club.tenant(), job, reconciliation);
        assertEquals(Job.State.DONE, ended.state(), ended.error());
        assertEquals(1, ended.result().get("subscriptions"));
        assertEquals(before, calls("/v1/subscriptions"), "they were not listed again");
    }

    private long calls(String path) {
        return club.stripe.calls().stream().filter(call -> call.path().startsWith(path)).count();
    }

    @Test
    void everyNightOneIsBegunAfterThreeOClock() {
        var round = new ReconciliationRound(Database.work(), club.access);
        for (var at : List.of("2026-01-16T01:59:59Z", "2026-01-16T02:00:00Z", "2026-01-16T12:00:00Z",
                "2026-01-17T01:00:00Z")) {
            round.run(club.tenant(), Instant.parse(at));
        }
        assertEquals(1, jobs(club.tenant()));
        round.run(club.tenant(), Instant.parse("2026-01-17T02:00:00Z"));
        assertEquals(2, jobs(club.tenant()));
        var unconnected = Database.newTenant();
        round.run(unconnected, Instant.parse("2026-01-17T02:00:00Z"));
        assertEquals(0, jobs(unconnected));
    }

    @Test
    void oneThatFailsIsBegunAgainOnTheSameDay() {
        var round = new ReconciliationRound(Database.work(), club.access);
        var night = Instant.parse("2026-01-16T02:00:00Z");
        round.run(club.tenant(), night);
        club.stripe.disturb(Disturbance.share(1, Failure.ERROR_BEFORE).on("GET", "/v1/subscriptions"));
        assertEquals(Job.State.FAILED, JobTrial.run(club.tenant(), latest(), reconciliation).state());
        Database.execute(club.tenant(), "update app.job set finished_at = ? where tenant_id = ? and id = ?",
                night.atOffset(ZoneOffset.UTC), club.tenant(), latest());

        round.run(club.tenant(), night.plusSeconds(3_599));
        assertEquals(1, jobs(club.tenant()));
        round.run(club.tenant(), night.plusSeconds(3_600));
        assertEquals(2, jobs(club.tenant()));
        round.run(club.tenant(), night.plusSeconds(7_200));
        assertEquals(2, jobs(club.tenant()), "while it runs no other is begun");

        club.stripe.calm();
        assertEquals(Job.State.DONE, JobTrial.run(club.tenant(), latest(), reconciliation).state());
        round.run(club.tenant(), night.plusSeconds(36_000));
        assertEquals(2, jobs(club.tenant()));
    }

    private UUID latest() {
        return club.call(connection -> {
            try (var query = connection.prepareStatement(
                    "select id from app.job where tenant_id = ? order by id desc limit 1")) {
                query.setInt(1, club.tenant());
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getObject(1, UUID.class);
                }
            }
        });
    }

    private static long jobs(int tenant) {
        return Database.number(tenant, "select count(*) from app.job where tenant_id = ? and kind = ?", tenant,
                Reconciliation.NAME);
    }

    @Test
    void anotherTenantSeesNoFinding() {
        subscribed(buyer("A1"), Ids.next());
        reconcile();
        var stranger = Database.newTenant();
        for (var named : List.of(stranger, club.tenant())) {
            assertEquals(List.of(), Database.work().call(stranger,
                    connection -> new ReconciliationTable(connection, named).list(null, null, null, 10)));
        }
        assertEquals(1, club.call(connection ->
                new ReconciliationTable(connection, club.tenant()).list(null, false, null, 10)).size());
        assertEquals(0, club.call(connection ->
                new ReconciliationTable(connection, club.tenant()).list(null, true, null, 10)).size());
    }
}
