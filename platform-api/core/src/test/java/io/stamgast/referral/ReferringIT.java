package io.stamgast.referral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import io.stamgast.web.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferringIT {

    private final Circle circle = new Circle();
    private final UUID a = circle.account("A");
    private final UUID b = circle.account("B");

    @Test
    void anAccountIsBroughtByAnothersCode() {
        var code = circle.code(a);
        var outcome = circle.refer(code.toLowerCase().substring(0, 4) + "-" + code.substring(4), of(b), null);
        assertTrue(outcome.created());
        assertEquals(circle.read(outcome.referral()), outcome.referral());
        assertEquals(a, outcome.referral().referrerId());
        assertEquals(b, outcome.referral().accountId());
        assertEquals(Referral.State.OPEN, outcome.referral().state());
        assertEquals(1, circle.events("referral.opened"));

        var again = circle.refer(code, of(b), null);

        assertFalse(again.created());
        assertEquals(outcome.referral(), again.referral());
        assertEquals(1, circle.events("referral.opened"));
    }

    @Test
    void anAccountIsBroughtOnce() {
        circle.refer(a, b);
        assertRefused("already-referred", circle.code(circle.account("C")), b);
        assertRefused("already-referred", circle.code(a), b);
    }

    @Test
    void nobodyBringsItselfOrItsHierarchy() {
        assertRefused("self-referral", circle.code(a), a);
        var parent = circle.account("P");
        var sibling = circle.account("S");
        var below = circle.account("BELOW");
        circle.place(a, parent);
        circle.place(sibling, parent);
        circle.place(below, a);
        for (var kin : List.of(parent, sibling, below)) {
            assertRefused("self-referral", circle.code(a), kin);
            assertRefused("self-referral", circle.code(kin), a);
        }
        assertRefused("self-referral", circle.code(sibling), below);
        assertTrue(circle.refer(circle.code(below), of(b), null).created());
    }

    @Test
    void accountsThatShareABalanceAreOne() {
        Database.execute(circle.tenant, "update app.account set pool_id = ? where tenant_id = ? and id = ?", a,
                circle.tenant, b);
        assertRefused("self-referral", circle.code(a), b);
    }

    @Test
    void noCircleIsClosedOfWhateverLength() {
        var c = circle.account("C");
        var d = circle.account("D");
        circle.refer(a, b);
        assertRefused("referral-circle", circle.code(b), a);
        circle.refer(b, c);
        circle.refer(c, d);
        assertRefused("referral-circle", circle.code(c), a);
        assertRefused("referral-circle", circle.code(d), a);
        assertTrue(circle.refer(circle.code(d), of(circle.account("E")), null).created());
    }

    @Test
    void twoAtOnceCloseNoCircleEither() throws Exception {
        var ring = IntStream.range(0, 8).mapToObj(i -> circle.account("R" + i)).toList();
        var codes = ring.stream().map(circle::code).toList();
        var threads = Executors.newFixedThreadPool(ring.size());
        var start = new CountDownLatch(1);
        var results = new ArrayList<String>();
        try {
            var running = IntStream.range(0, ring.size()).mapToObj(i -> threads.submit(() -> {
                start.await();
                try {
                    circle.refer(codes.get(i), of(ring.get((i + 1) % ring.size())), null);
                    return "open";
                } catch (DomainException refusal) {
                    return refusal.code();
                }
            })).toList();
            start.countDown();
            for (var one : running) {
                results.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(7, results.stream().filter("open"::equals).count(), results.toString());
        assertEquals(1, results.stream().filter("referral-circle"::equals).count(), results.toString());
    }

    @Test
    void whoHasBoughtIsACustomerAlready() {
        circle.buy(Sale.of("1").by("ext:B"));
        assertRefused("has-purchases", circle.code(a), b);
        var c = circle.account("C");
        circle.buy(Sale.of("2").by("ext:C").of(Sale.foreign("theirs", "10.00")));
        assertTrue(circle.refer(circle.code(a), of(c), null).created());
    }

    @Test
    void aTaxIdThatAnotherAccountHasIsRefused() {
        circle.attribute(a, "NL 1234.56.789 B01");
        assertEquals("tax-id-taken", refusal(circle.code(a), of(b), "nl123456789b01"));
        assertEquals("tax-id-taken", refusal(circle.code(circle.account("C")), of(b), "NL123456789B01"));
        assertEquals("DE811", circle.refer(circle.code(a), of(b), "de-811").referral().taxId());
        assertEquals("tax-id-taken", refusal(circle.code(a), of(circle.account("D")), "DE 811"));
        var known = circle.account("E");
        circle.attribute(known, "fr-7");
        assertEquals("FR7", circle.refer(circle.code(a), of(known), null).referral().taxId());
        var twin = circle.account("F");
        circle.attribute(twin, "FR 7");
        assertEquals("tax-id-taken", refusal(circle.code(a), of(twin), null));
        assertEquals("tax-id-taken", refusal(circle.code(a), of(twin), "something else"));
        assertEquals("invalid-request", refusal(circle.code(a), of(circle.account("G")), "- -"));
    }

    @Test
    void whomTheProgramEnrolsIsMadeKnown() {
        assertTrue(circle.refer(circle.code(a), new Reference(null, "NEW"), null).created());
        assertEquals(1, circle.events("account.created"));
        assertEquals("unknown-account", refusal(circle.code(a), of(Ids.next()), null));
        var strict = new Circle(Map.of("auto_enrol", false));
        assertEquals("unknown-account", assertThrows(DomainException.class,
                () -> strict.refer(strict.code(strict.account("A")), new Reference(null, "NEW"), null)).code());
    }

    @Test
    void aCodeThatIsOffBringsNobodyNew() {
        var code = circle.code(a);
        var referral = circle.refer(code, of(b), null).referral();
        Database.execute(circle.tenant, "update app.referral_code set active = false where tenant_id = ?",
                circle.tenant);
        assertRefused("referral-code-inactive", code, circle.account("C"));
        assertEquals(referral, circle.refer(code, of(b), null).referral());
        assertRefused("unknown-referral-code", "22222222", circle.account("D"));
    }

    @Test
    void referralsAreListedByEitherSide() {
        var first = circle.refer(a, b);
        var second = circle.refer(b, circle.account("C"));
        var third = circle.refer(a, circle.account("D"));
        assertEquals(List.of(second, first), list(b, null));
        assertEquals(List.of(third, second, first), list(null, Referral.State.OPEN));
        assertEquals(List.of(), list(null, Referral.State.REWARDED));
    }

    @Test
    void anotherTenantSeesNone() {
        var referral = circle.refer(a, b);
        var code = circle.code(a);
        var other = new Circle();
        assertEquals("not-found", assertThrows(DomainException.class, () -> other.read(referral)).code());
        assertEquals("unknown-referral-code", assertThrows(DomainException.class,
                () -> other.refer(code, of(other.account("X")), null)).code());
        assertEquals("unknown-account", assertThrows(DomainException.class,
                () -> other.refer(other.code(other.account("Y")), of(b), null)).code());
    }

    private List<Referral> list(UUID account, Referral.State state) {
        return Database.work().call(circle.tenant,
                connection -> new ReferralTable(connection, circle.tenant).list(account, state, null, 10));
    }

    private static Reference of(UUID account) {
        return new Reference(account, null);
    }

    private void assertRefused(String refusal, String code, UUID account) {
        assertEquals(refusal, refusal(code, of(account), null));
    }

    private String refusal(String code, Reference account, String taxId) {
        return assertThrows(DomainException.class, () -> circle.refer(code, account, taxId)).code();
    }
}
