package io.stamgast.membership.subscribing.tax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.Sending;
import io.stamgast.membership.subscribing.StripeCustomers;
import io.stamgast.membership.testing.Club;
import io.stamgast.stripe.call.StripeCall;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.web.Reference;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaxIdsIT {

    private final Club club = new Club();
    private final UUID account = club.account("A1");
    private final Reference named = new Reference(account, null);

    TaxIdsIT() {
        var customers = new StripeCustomers(Database.work(), club.clock);
        club.does(new TaxIdOperation(customers), new TaxIdRemoval(customers));
    }

    @AfterEach
    void close() {
        club.close();
    }

    /** What is decided about the tax ids. */
    private interface Work<T> {
        T by(TaxIds taxIds);
    }

    private <T> T decide(int tenant, Work<T> work) {
        return Database.work().call(tenant, connection -> {
            var taxIds = new TaxIds();
            taxIds.connection = new Entered(connection);
            taxIds.tenant = Entered.tenant(tenant);
            taxIds.calls = club.calls;
            taxIds.audit = new Audit() {
                @Override
                public void record(String action, String type, Object id, Object before, Object after) {
                    // who did it is no matter here
                }
            };
            return work.by(taxIds);
        });
    }

    private TaxIdDesk desk(int whose) {
        var desk = new TaxIdDesk();
        desk.access = club.access;
        desk.tenant = Entered.tenant(whose);
        desk.sending = new Sending(Database.work(), Entered.tenant(whose), club.calls, club.follower);
        desk.taxIds = new TaxIds() {
            @Override
            public Optional<String> customer(Reference account) {
                return decide(whose, all -> all.customer(account));
            }
        };
        return desk;
    }

    private TaxIdView.All all() {
        return desk(club.tenant()).list(named);
    }

    private StripeCall send(Decided decided) {
        return desk(club.tenant()).sending.send(decided.call());
    }

    private StripeCall add(String value, Boolean reverseCharge) {
        return send(Decided.of(decide(club.tenant(),
                taxIds -> taxIds.add(named, new TaxIdRequest("eu_vat", value, reverseCharge)))));
    }

    @Test
    void aTaxIdIsKeptAtStripeOnceAndTurnsTheTaxRound() {
        assertEquals(TaxIdView.All.NONE, all());
        add("NL123456789B01", true);
        add("NL123456789B01", null);
        var kept = all();
        assertEquals(1, kept.items().size());
        assertEquals("eu_vat", kept.items().get(0).type());
        assertEquals("VERIFIED", kept.items().get(0).verification());
        assertTrue(kept.reverseCharge());

        add("NL123456789B02", null);
        var id = kept.items().get(0).id();
        send(decide(club.tenant(), taxIds -> taxIds.remove(named, id)));
        assertTrue(all().reverseCharge());
        var last = all().items().get(0).id();
        send(decide(club.tenant(), taxIds -> taxIds.remove(named, last)));
        assertEquals(TaxIdView.All.NONE, all());
    }

    @Test
    void manyAtOnceAddItOnce() throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var race = 10; race < 15; race++) {
                var value = "NL1234567" + race + "B01";
                for (var added : threads.invokeAll(Collections.nCopies(8,
                        (Callable<StripeCall>) () -> add(value, true)))) {
                    added.get();
                }
                assertEquals(1, all().items().stream().filter(one -> one.value().equals(value)).count());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whileItIsBeingAddedItsReverseChargeStays() {
        var wanted = new TaxIdRequest("eu_vat", "NL123456789B01", true);
        var first = Decided.of(decide(club.tenant(), taxIds -> taxIds.add(named, wanted)));
        assertEquals(first, Decided.of(decide(club.tenant(), taxIds -> taxIds.add(named, wanted))));
        assertEquals("change-under-way", assertThrows(DomainException.class,
                () -> add("NL 123456789B01", false)).code());
        add("NL123456789B02", null);
        send(first);
        assertEquals(2, all().items().size());
    }

    @ParameterizedTest
    @EnumSource(Failure.class)
    void whateverGoesWrongItIsThereOnceAndGoneOnce(Failure failure) throws StripeException {
        for (var path : new String[] {"/v1/customers", "/v1/customers/"}) {
            club.stripe.disturb(Disturbance.next(1, failure).on("POST", path).silentFor(Duration.ofMillis(50)));
        }
        add("NL123456789B01", true);
        later();
        assertEquals(1, all().items().size());
        assertEquals(1, club.stripe.client().v1().customers().list(club.there()).getData().size());
        var id = all().items().get(0).id();
        club.stripe.disturb(Disturbance.next(1, failure).on("DELETE", "/v1/customers/")
                .silentFor(Duration.ofMillis(50)));
        send(decide(club.tenant(), taxIds -> taxIds.remove(named, id)));
        later();
        assertFalse(all().reverseCharge());
        assertEquals(0, all().items().size());
    }

    private void later() {
        for (var wait = 2; wait < 64; wait *= 2) {
            club.pass(Duration.ofSeconds(wait));
            club.send();
        }
    }

    @Test
    void whatIsNoneIsRefused() {
        assertEquals("invalid-request", assertThrows(DomainException.class, () -> decide(club.tenant(),
                taxIds -> taxIds.add(named, new TaxIdRequest("xx_vat", "1", null)))).code());
        assertEquals("stripe-refused", assertThrows(DomainException.class, () -> add("nonsense", null)).code());
        assertEquals("not-found", assertThrows(DomainException.class,
                () -> desk(club.tenant()).require(named, "txi_none")).code());
    }

    @Test
    void aTenantSeesNothingOfAnothers() {
        add("NL123456789B01", true);
        var stranger = Database.newTenant();
        assertEquals("not-found", assertThrows(DomainException.class, () -> desk(stranger).list(named)).code());
        assertEquals("not-found", assertThrows(DomainException.class, () -> decide(stranger,
                taxIds -> taxIds.remove(named, all().items().get(0).id()))).code());
        assertEquals(1, all().items().size());
    }
}
