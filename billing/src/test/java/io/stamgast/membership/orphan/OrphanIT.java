package io.stamgast.membership.orphan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionCreateParams;
import io.stamgast.job.Job;
import io.stamgast.job.JobTrial;
import io.stamgast.job.Jobs;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.membership.Membership;
import io.stamgast.membership.orphan.OrphanTable.Difference;
import io.stamgast.membership.reconciliation.Reconciliation;
import io.stamgast.membership.subscribing.taking.Till;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second subscription of a plan that its account has, whoever made it. */
class OrphanIT {

    private record Found(UUID job, UUID membership, boolean healed, List<Difference> differences) {
    }

    private final Club club = new Club();
    private final UUID plan = club.sells(Club.plan("vip"));
    private final Buyer buyer = Buyer.of(club, "A1", "pm_card_visa");
    private final Membership membership = buyer.subscribes(plan, "monthly", 0);

    @AfterEach
    void close() {
        club.close();
    }

    private UUID checkout() {
        return checkoutOf(buyer.account());
    }

    private UUID checkoutOf(UUID account) {
        var id = Ids.next();
        Database.execute(club.tenant(), """
                insert into app.membership_checkout (tenant_id, id, account_id, plan_id, plan_version, price_id, trial,
                    state, created_at)
                values (?, ?, ?, ?, 1, ?, false, 'OPEN', now())""", club.tenant(), id, account, plan,
                club.price(plan, "monthly").id());
        return id;
    }

    private String subscribed(UUID checkout, boolean byInvoice) throws StripeException {
        var wanted = SubscriptionCreateParams.builder().setCustomer(buyer.customer())
                .addItem(SubscriptionCreateParams.Item.builder().setPrice(club.price(plan, "monthly").stripePrice())
                        .build()).putMetadata(Metadata.MEMBERSHIP, checkout.toString());
        if (byInvoice) {
            wanted.setCollectionMethod(SubscriptionCreateParams.CollectionMethod.SEND_INVOICE).setDaysUntilDue(14L);
        }
        return club.stripe.client().v1().subscriptions().create(wanted.build(), club.there()).getId();
    }

    private List<Found> found() {
        return club.call(connection -> {
            try (var query = connection.prepareStatement("""
                    select job_id, membership_id, healed, differences from app.reconciliation_finding
                    where tenant_id = ? and problem = 'ORPHAN' order by id""")) {
                query.setInt(1, club.tenant());
                try (var row = query.executeQuery()) {
                    var all = new ArrayList<Found>();
                    while (row.next()) {
                        all.add(new Found(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                                row.getBoolean(3), List.of(Json.read(row.getString(4), Difference[].class))));
                    }
                    return all;
                }
            }
        });
    }

    private String status(String subscription) throws StripeException {
        return club.stripe.client().v1().subscriptions().retrieve(subscription, club.there()).getStatus();
    }

    private List<String> invoices(String subscription) throws StripeException {
        return club.stripe.client().v1().invoices().list(InvoiceListParams.builder().setSubscription(subscription)
                .build(), club.there()).getData().stream().map(Invoice::getStatus).toList();
    }

    private long waiting() {
        return Database.number(club.tenant(),
                "select count(*) from app.stripe_event where tenant_id = ? and state in ('WAITING', 'FAILED')",
                club.tenant());
    }

    private Job reconcile() {
        var reconciliation = new Reconciliation(Database.work(), club.access, club.follower, new Till(club).follower(),
                club.plans, club.calls, club.clock);
        var job = club.call(connection -> Jobs.create(connection, club.tenant(), "anna", club.clock.instant(),
                reconciliation.name(), new Reconciliation.Parameters()));
        return JobTrial.run(club.tenant(), job, reconciliation);
    }

    @Test
    void oneThatIsHeardOfIsEndedItsInvoiceVoidedAndBothReported() throws StripeException {
        var checkout = checkout();
        var second = subscribed(checkout, true);
        club.hear();
        assertEquals(0, waiting());
        club.send();

        assertEquals("canceled", status(second));
        assertEquals(List.of("void"), invoices(second));
        var found = found();
        assertEquals(1, found.size());
        assertEquals(membership.id(), found.get(0).membership());
        assertTrue(found.get(0).healed());
        assertEquals(List.of("state", "voided"), found.get(0).differences().stream().map(Difference::field).toList());
        assertEquals(1, Database.number(club.tenant(), """
                select count(*) from app.membership_checkout where tenant_id = ? and id = ? and state = 'REFUSED'""",
                club.tenant(), checkout));

        club.pass(Duration.ofDays(32));
        assertEquals(0, waiting());
        assertEquals(membership.id(), club.live(buyer.account(), plan).orElseThrow().id());
        assertEquals(1, Database.number(club.tenant(), "select count(*) from app.membership where tenant_id = ?",
                club.tenant()));
        assertEquals(2, club.stripe.charges().size(), "the membership's own two");
        assertEquals(0, reconcile().result().get("findings"), "it was reported");
    }

    @Test
    void anotherOfTheSameCheckoutIsOneToo() throws StripeException {
        var second = subscribed(membership.id(), true);
        club.hear();
        club.send();
        club.hear();
        assertEquals("canceled", status(second));
        assertEquals(membership.stripeSubscription(), club.membership(membership.id()).stripeSubscription());
        assertEquals(0, waiting());
    }

    /** Whoever runs the account may have copied what stands on a subscription. */
    @Test
    void oneOfAnotherCustomerBeginsAndEndsNothing() throws StripeException {
        var copied = checkoutOf(club.account("A2"));
        var others = subscribed(copied, true);

        club.hear();
        club.send();

        assertEquals(0, waiting());
        assertEquals("active", status(others));
        assertEquals(1, Database.number(club.tenant(), "select count(*) from app.membership where tenant_id = ?",
                club.tenant()));
        assertEquals(List.of(), found());
    }

    @Test
    void oneThatNobodyHasToldOfIsEndedByTheComparison() throws StripeException {
        club.stripe.disturb(Disturbance.webhooks().lost(1));
        var second = subscribed(checkout(), true);
        club.clock.moveTo(club.stripe.clock().now());
        var job = reconcile();
        assertEquals("canceled", status(second));
        assertEquals(1, job.result().get("findings"));
        assertEquals(1, job.result().get("healed"));
        assertEquals(List.of(job.id()), found().stream().map(Found::job).toList());
        assertEquals(0, reconcile().result().get("findings"));
    }

    @Test
    void whatWasPaidForItIsLeftToPeople() throws StripeException {
        var second = subscribed(checkout(), false);
        club.hear();
        club.send();
        assertEquals("canceled", status(second));
        var found = found().get(0);
        assertFalse(found.healed());
        assertTrue(found.differences().contains(new Difference("paid", null, "9.90 EUR")), found.toString());
    }

    @Test
    void aTenantSeesNothingOfAnothers() throws StripeException {
        var second = subscribed(checkout(), true);
        club.hear();
        var stranger = Database.newTenant();
        for (var named : List.of(stranger, club.tenant())) {
            assertTrue(Database.work().call(stranger,
                    connection -> new OrphanTable(connection, named).find(second)).isEmpty());
        }
        assertEquals(membership.id(), club.call(connection ->
                new OrphanTable(connection, club.tenant()).find(second)).orElseThrow().membership());
    }
}
