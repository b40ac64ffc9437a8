package io.stamgast.membership.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.dunning.recovery.DunningCase;
import io.stamgast.dunning.recovery.DunningCase.State;
import io.stamgast.dunning.recovery.Round;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.stripe.event.Followed;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A case and its membership are locked in one order, whoever locks both. */
class LockOrderIT {

    private static final int MEMBERS = 8;

    private final Trouble trouble = new Trouble();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        trouble.close();
    }

    /** Its benefits are held back, which ends with the case. */
    private void isHeldBack(DunningCase of) {
        trouble.club.call(connection -> {
            var table = new MembershipTable(connection, trouble.club.tenant());
            var membership = table.lock(of.facts().membershipId()).orElseThrow();
            new Notices(connection, trouble.club.tenant()).restrict(of.facts(), trouble.club.clock.instant());
            table.update(membership, membership.restricted(true), trouble.club.clock.instant(),
                    trouble.club.clock.instant(), "PAYMENT_FAILED");
            return null;
        });
    }

    private void round() {
        Round.of(trouble.club.work, trouble.club.tenant(), trouble.recovery, trouble.club.clock);
    }

    private void hears(String type, String id) {
        trouble.club.follower.refresh(trouble.club.tenant(), trouble.club.stripeAccount(), new Followed(type, id));
    }

    /** Whoever does this waits while somebody has the membership, and has not locked the case meanwhile. */
    private void waitsForTheMembershipFirst(Runnable doing) throws InterruptedException, ExecutionException {
        var waiter = Database.work().call(trouble.club.tenant(), connection -> {
            new MembershipTable(connection, trouble.club.tenant()).lock(trouble.membership.id()).orElseThrow();
            var waiting = threads.submit(doing);
            Database.awaitThatOneWaits(connection, waiting);
            assertEquals(1, Database.number(trouble.club.tenant(), """
                    with free as (select from app.dunning_case where tenant_id = ? for update nowait)
                    select count(*) from free""", trouble.club.tenant()));
            return waiting;
        });
        waiter.get();
    }

    @Test
    void whoDoesWhatIsDueLocksTheMembershipFirst() throws InterruptedException, ExecutionException {
        trouble.with(CardOutcome.INSUFFICIENT_FUNDS);
        waitsForTheMembershipFirst(this::round);
    }

    @Test
    void whoHearsOfTheInvoiceLocksTheMembershipFirst() throws InterruptedException, ExecutionException {
        trouble.with(CardOutcome.INSUFFICIENT_FUNDS);
        waitsForTheMembershipFirst(() -> hears("invoice", trouble.dunned().facts().invoice()));
    }

    @Test
    void whoHearsOfAnotherCardLocksTheMembershipFirst() throws InterruptedException, ExecutionException {
        trouble.with(CardOutcome.INSUFFICIENT_FUNDS);
        waitsForTheMembershipFirst(() -> trouble.buyer.takes("pm_card_mastercard"));
    }

    @Test
    void whoPausesByHandLocksTheMembershipFirst() throws InterruptedException, ExecutionException {
        trouble.with(CardOutcome.INSUFFICIENT_FUNDS);
        waitsForTheMembershipFirst(() -> trouble.club.call(connection ->
                trouble.club.dunning.pause(connection, trouble.club.tenant(), trouble.dunned().id())));
    }

    @Test
    void manyAtOnceDontWaitForEachOtherInACircle() throws Exception {
        var buyers = fail();
        var cases = cases();
        assertEquals(MEMBERS, cases.size());
        cases.forEach(this::isHeldBack);
        buyers.forEach(buyer -> trouble.club.stripe.decide(trouble.club.stripeAccount(), buyer.customer(),
                CardOutcome.APPROVED));
        trouble.club.clock.moveTo(trouble.club.clock.instant().plus(Duration.ofDays(3)));

        var begin = new CyclicBarrier(4);
        var doing = List.<Runnable>of(this::round, this::round,
                () -> cases.forEach(one -> hears("invoice", one.facts().invoice())),
                () -> buyers.forEach(buyer -> hears("customer", buyer.customer())));
        for (var done : threads.invokeAll(doing.stream().map(one -> (Callable<Object>) () -> {
            begin.await();
            for (var turn = 0; turn < 3; turn++) {
                one.run();
            }
            return null;
        }).toList())) {
            done.get(); // a deadlock would be its failure
        }

        assertEquals(List.of(State.RECOVERED), cases().stream().map(DunningCase::state).distinct().toList());
        assertEquals(MEMBERS, trouble.club.stripe.charges().stream().filter(one -> one.succeeded()).count() - MEMBERS,
                "each first payment, and each renewal once");
    }

    /** All of them renew in vain. */
    private List<Buyer> fail() {
        var buyers = new ArrayList<Buyer>();
        for (var number = 0; number < MEMBERS; number++) {
            var buyer = Buyer.of(trouble.club, "M" + number, "pm_card_visa");
            buyer.subscribes(trouble.plan, "monthly", 0);
            trouble.club.stripe.decide(trouble.club.stripeAccount(), buyer.customer(), CardOutcome.INSUFFICIENT_FUNDS);
            buyers.add(buyer);
        }
        trouble.club.pass(Duration.ofDays(31).plusHours(1));
        return buyers;
    }

    private List<DunningCase> cases() {
        return trouble.club.call(connection -> trouble.club.dunning.list(connection, trouble.club.tenant(), null, null,
                null, 100));
    }
}
