package io.stamgast.stripe.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeInboxIT {

    private final Told told = new Told();

    @AfterEach
    void close() {
        told.close();
    }

    @Test
    void aBodyThatStripeDidNotSignIsNotTaken() {
        var event = told.updated();
        var inbox = new StripeInbox(Database.work(), told.tenant.access(), told.tenant.clock());
        for (var signature : new String[] {null, "", "t=1,v1=0", "t=now,v1=0", "t", "t=1,v1", "t=9".repeat(50),
            told.signature(event + " ")}) {
            var refusal = assertThrows(DomainException.class,
                    () -> inbox.receive(event.getBytes(StandardCharsets.UTF_8), signature));
            assertEquals("invalid-signature", refusal.code());
        }
        var tooOld = Clock.offset(told.tenant.clock(), Duration.ofMinutes(6));
        var late = new StripeInbox(Database.work(), told.tenant.access(), tooOld);
        assertEquals("invalid-signature", assertThrows(DomainException.class,
                () -> late.receive(event.getBytes(StandardCharsets.UTF_8), told.signature(event))).code());
        assertEquals(List.of(), told.events.list(null, null, null, 10));
    }

    @Test
    void anEventThatComesTwiceIsOne() {
        var event = told.updated();
        told.receive(event);
        told.receive(event);

        assertEquals(1, told.events.list(null, null, null, 10).size());
    }

    @Test
    void whatIsSignedAndYetNoEventIsRefused() {
        var event = told.updated();
        for (var garbled : List.of("5", "{}", "{", event.replace("account.updated", "account\\u0000updated"),
                event.replace("account.updated", "x".repeat(256)), event.replace(told.account, ""),
                event.replace("\"created\":", "\"created\":1e99,\"c\":"))) {
            assertEquals("invalid-event",
                    assertThrows(DomainException.class, () -> told.receive(garbled), garbled).code());
        }
        assertEquals(List.of(), told.events.list(null, null, null, 10));
    }

    @Test
    void whatIsNobodysIsKeptOnce() {
        var strange = stray("po_1");
        var own = told.event("payout.paid", "payout", "po_2").replace("\"account\":\"" + told.account + "\",", "");
        for (var event : List.of(strange, strange, own)) {
            told.receive(event);
        }

        assertEquals(2, strays(strange, own));
        assertEquals(List.of(), told.events.list(null, null, null, 10));
    }

    @Test
    void whatIsNobodysIsForgottenAfterNinetyDays() {
        var first = stray("po_1");
        told.receive(first);
        told.stripe.clock().advance(Duration.ofDays(1));
        var second = stray("po_2");
        told.receive(second);

        new StrayRetention(Database.work()).run(told.tenant.id(),
                told.tenant.clock().instant().plus(Duration.ofDays(90)));

        assertEquals(0, strays(first));
        assertEquals(1, strays(second));
    }

    private String stray(String payout) {
        return told.event("payout.paid", "payout", payout).replace(told.account, "acct_unknown");
    }

    private long strays(String... payloads) {
        return Database.number(told.tenant.id(), "select count(*) from app.stripe_stray_event where payload = any (?)",
                (Object) payloads);
    }
}
