package io.stamgast.membership.subscribing.taking;

import static io.stamgast.membership.subscribing.taking.Till.wish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionListParams;
import io.stamgast.kernel.DomainException;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.checkout.Checkout.State;
import io.stamgast.membership.subscribing.checkout.CheckoutTable;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkouts when Stripe can't be reached, and when two ask at once. */
class BadDaysIT {

    private static final int MANY = 12;
    private static final int RACES = 8;

    private final Club club = new Club();
    private final Till till = new Till(club);
    private final UUID plan = club.sells(Club.plan("vip"));
    private final UUID account = club.account("A1");

    @AfterEach
    void close() {
        club.close();
    }

    private void goesWrong(String path, Failure failure) {
        club.stripe.disturb(Disturbance.next(1, failure).on("POST", path).silentFor(Duration.ofMillis(50)));
    }

    /** Waits as long as the call must. */
    private CheckoutView opened(UUID id) {
        for (var wait = 2; wait < 64 && till.find(account, id).state() == State.ASKED; wait *= 2) {
            club.pass(Duration.ofSeconds(wait));
            club.send();
        }
        return till.find(account, id);
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void whateverGoesWrongOnePageIsOpenedAndOneChargeMade(Failure failure) throws StripeException {
        goesWrong("/v1/customers", failure);
        goesWrong("/v1/checkout/sessions", failure);
        var asked = till.asks(account, wish("vip", "monthly"));

        var opened = opened(asked.id());
        assertEquals(State.OPEN, opened.state());
        till.pays(opened, "VISA");
        assertEquals(MembershipState.TRIALING, club.membership(asked.id()).state());
        club.pass(Duration.ofDays(15));
        assertEquals(1, club.stripe.charges().size());
        var stripe = club.stripe.client().v1();
        assertEquals(1, stripe.customers().list(club.there()).getData().size());
        assertEquals(1, stripe.checkout().sessions().list(SessionListParams.builder().build(), club.there()).getData()
                .size());
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void whateverGoesWrongOneSubscriptionIsInvoiced(Failure failure) throws StripeException {
        owner(account);
        goesWrong("/v1/subscriptions", failure);
        var asked = till.asks(account, Till.with(wish("vip", "yearly"), null, null,
                Collection.INVOICE, 14));
        assertEquals(State.COMPLETED, opened(asked.id()).state());
        assertEquals(1, club.stripe.client().v1().subscriptions().list(club.there()).getData().size());
    }

    @Test
    void whileStripeIsAwayTheCheckoutWaitsAndNoOtherIsBegun() {
        club.stripe.disturb(Disturbance.share(1, Failure.ERROR_BEFORE));
        var asked = till.asks(account, wish("vip", "monthly"));
        assertEquals(State.ASKED, asked.state());
        var refused = assertThrows(DomainException.class,
                () -> till.asks(account, wish("vip", "yearly")));
        assertEquals("checkout-under-way", refused.code());

        club.stripe.calm();
        assertEquals(State.OPEN, opened(asked.id()).state());
        assertEquals(State.OPEN, till.asks(account, wish("vip", "yearly")).state());
        assertEquals(State.EXPIRED, till.find(account, asked.id()).state());
    }

    @Test
    void anEarlierPageStaysWhenStripeCannotCloseIt() {
        var first = till.asks(account, wish("vip", "monthly"));
        club.stripe.disturb(Disturbance.share(1, Failure.ERROR_BEFORE));
        var refused = assertThrows(DomainException.class,
                () -> till.asks(account, wish("vip", "yearly")));
        assertEquals("stripe-unavailable", refused.code());
        assertEquals(State.OPEN, till.find(account, first.id()).state());
    }

    private void owner(UUID of) {
        Database.execute(club.tenant(), """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, created_at)
                values (?, gen_random_uuid(), ?, ?, 'Jan', 'owner', 'ACTIVE', now())""", club.tenant(), of,
                "jan@" + of + ".example");
    }

    /** What many who ask at once are answered: states and refusals. */
    private List<String> atOnce(UUID of, Supplier<String> key) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(MANY);
        try {
            var wanted = Till.with(wish("notrial", "monthly"), null, null, Collection.INVOICE, 14);
            var answers = threads.invokeAll(Collections.nCopies(MANY, (Callable<String>) () -> {
                try {
                    return till.asks(of, wanted, key.get()).state().name();
                } catch (DomainException refusal) {
                    return refusal.code();
                }
            }));
            var said = new ArrayList<String>();
            for (var answer : answers) {
                said.add(answer.get());
            }
            return said;
        } finally {
            threads.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void manyAtOnceByInvoiceGiveOneSubscription(boolean sameKey)
            throws InterruptedException, ExecutionException, StripeException {
        var sold = club.sells(Club.plan("notrial").without("/trial"));
        for (var race = 0; race < RACES; race++) {
            var of = club.account("R" + race);
            owner(of);
            var key = UUID.randomUUID().toString();
            var said = atOnce(of, () -> sameKey ? key : UUID.randomUUID().toString());
            assertTrue(said.contains("COMPLETED"), said.toString());
            said.removeAll(List.of("COMPLETED", "ASKED", "already-member", "checkout-under-way"));
            assertEquals(List.of(), said);
            club.hear();
            var membership = club.live(of, sold).orElseThrow();
            assertEquals(List.of(membership.stripeSubscription()), club.stripe.client().v1().subscriptions()
                    .list(SubscriptionListParams.builder().setLimit(100L).build(), club.there()).getData().stream()
                    .filter(one -> of.toString().equals(one.getMetadata().get(Metadata.ACCOUNT)))
                    .map(Subscription::getId).toList());
        }
    }

    @Test
    void twoAtOnceGiveOneMembership() throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var ask = (Callable<String>) () -> {
                try {
                    return till.asks(account, wish("vip", "monthly")).state().name();
                } catch (DomainException refusal) {
                    return refusal.code();
                }
            };
            for (var answer : threads.invokeAll(List.of(ask, ask, ask, ask))) {
                assertTrue(List.of("OPEN", "EXPIRED", "checkout-under-way").contains(answer.get()), answer.get());
            }
        } finally {
            threads.shutdown();
        }
        var open = club.call(connection -> new CheckoutTable(connection,
                club.tenant()).open(account, plan)).orElseThrow();
        till.pays(till.find(account, open.id()), "VISA");
        assertEquals(1, Database.number(club.tenant(), "select count(*) from app.membership where tenant_id = ?",
                club.tenant()));
        assertEquals(open.id(), club.live(account, plan).orElseThrow().id());
    }
}
