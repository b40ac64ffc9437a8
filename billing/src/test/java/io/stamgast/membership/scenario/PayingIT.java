package io.stamgast.membership.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.dunning.definition.Payment;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.membership.testing.Club;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of members who pay. */
class PayingIT {

    private Story story;

    private Story of(Story begun) {
        story = begun;
        return story;
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void aHappyYear() {
        of(new Story(Story.WITHOUT_TRIAL)).asks().pays("VISA");
        assertEquals(List.of("membership.activated"), story.events());
        for (var month = 2; month <= 12; month++) {
            story.sleepsUntil("2026-%02d-15".formatted(month));
            assertEquals(month * 990L, story.charged().stream().mapToLong(Long::longValue).sum());
            assertEquals(month * 100L, story.points());
        }
        story.sleepsUntil("2027-01-15");

        assertEquals(Collections.nCopies(12, "membership.renewed"), story.events());
        assertEquals(Collections.nCopies(13, 990L), story.charged());
        assertEquals(13, story.told("invoice.paid"));
        assertEquals(0, story.told("invoice.failed"));
        assertEquals(1_300, story.points());
        assertEquals(13, story.invoices().size());
        for (var receipt : story.invoices()) {
            assertEquals(MembershipInvoice.State.PAID, receipt.state());
            assertEquals(new BigDecimal("9.90"), receipt.paid());
            assertNotNull(receipt.number());
            assertNotNull(receipt.pdf());
        }
        assertEquals(MembershipState.ACTIVE, story.membership().state());
        assertEquals(Instant.parse("2027-02-15T10:00:00Z"), story.membership().periodEndsAt());
        assertEquals(List.of(), story.cases());
    }

    @Test
    void aTrialIsPaidWhenItIsOver() {
        of(new Story(Club.plan("vip"))).asks().pays("VISA").until("2026-01-28");
        assertEquals(List.of("membership.trial-ending", "membership.trial-ending",
                "membership.trial-started"), story.events());
        assertEquals(List.of(), story.charged());
        assertTrue(story.membership().acts());

        story.until("2026-01-29");
        assertEquals(List.of("membership.activated"), story.events());
        assertEquals(List.of(990L), story.charged());
        assertEquals(MembershipState.ACTIVE, story.membership().state());
    }

    private Story triedWithoutACard(String end) {
        return of(new Story(Club.plan("vip").with("/trial/end", "\"" + end + "\""))).asks().triesWithoutACard()
                .until("2026-01-29");
    }

    @Test
    void aTrialWithoutACardEnds() {
        triedWithoutACard("CANCEL");
        assertEquals(List.of("membership.ended", "membership.trial-ending", "membership.trial-ending",
                "membership.trial-started"), story.events());
        assertEquals(EndReason.TRIAL_ENDED, story.membership().endReason());
        assertFalse(story.membership().acts());
        assertEquals(List.of(), story.cases());
        assertEquals("trial-over-ended to jan@example.org in en", story.post.last().told());
        assertTrue(story.post.last().letter().contains("/rewards/membership"), story.post.last().letter());

        story.until("2026-02-01");
        assertEquals(1, told("trial-over-ended"), "once");
    }

    private long told(String template) {
        return story.post.all().stream().filter(mail -> mail.template().equals(template)).count();
    }

    @Test
    void aTrialWithoutACardWaitsForOne() {
        triedWithoutACard("PAUSE");
        assertEquals(List.of("membership.paused", "membership.trial-ending", "membership.trial-ending",
                "membership.trial-started"), story.events());
        assertFalse(story.membership().acts());
        assertEquals("trial-over-paused to jan@example.org in en", story.post.last().told());

        story.replacesTheCard("VISA").does(all -> all.resume(story.membership().id()));
        story.until("2026-01-30");
        assertEquals(List.of("membership.activated"), story.events());
        assertEquals(List.of(990L), story.charged());
        assertEquals(1, told("trial-over-paused"), "what goes on isn't told of again");
    }

    @Test
    void aTrialWithoutACardIsInvoiced() {
        triedWithoutACard("INVOICE");
        assertEquals(List.of("membership.activated", "membership.trial-ending", "membership.trial-ending",
                "membership.trial-started"), story.events());
        assertEquals(2, told("trial-ends-invoice"));
        assertEquals(0, told("trial-over-ended") + told("trial-over-paused"));
        assertTrue(story.membership().acts());
        var sent = story.invoices().get(0);
        assertEquals(MembershipInvoice.State.OPEN, sent.state());
        assertEquals(Collection.INVOICE, sent.collection());
        assertEquals("2026-02-12", sent.dueAt().toString().substring(0, 10));
        assertEquals(0, sent.attempts());

        story.until("2026-02-20");
        assertEquals(Payment.INVOICE, story.dunned().facts().payment());
        assertEquals("invoice-overdue-reminder to jan@example.org in en", story.post.last().told());
        assertEquals(0, story.invoices().get(0).attempts(), "there is no card to charge");
        assertEquals(List.of(), story.charged());
    }

    @Test
    void whoAddsACardInATrialThatEndsWithAnInvoiceIsCharged() {
        of(new Story(Club.plan("vip").with("/trial/end", "\"INVOICE\""))).asks().triesWithoutACard()
                .until("2026-01-20");
        assertEquals(Collection.INVOICE, story.membership().collection());
        story.replacesTheCard("VISA").until("2026-01-21");
        assertEquals(Collection.CARD, story.membership().collection());
        story.until("2026-01-29");
        assertEquals(List.of("membership.activated", "membership.trial-ending", "membership.trial-ending",
                "membership.trial-started"), story.events());
        assertEquals(List.of(990L), story.charged());
    }

    @Test
    void whatWasChosenByHandInATrialStays() {
        of(new Story(Club.plan("vip").with("/trial/end", "\"INVOICE\""))).asks().pays("VISA").until("2026-01-20");
        assertEquals(Collection.CARD, story.membership().collection());
        story.does(all -> all.collection(story.membership().id(),
                new ChangeRequests.Collection(Collection.INVOICE, 30)));
        story.until("2026-01-29");
        assertEquals(Collection.INVOICE, story.membership().collection());
        assertEquals(List.of(), story.charged());
    }

    @Test
    void anotherPlanInTheMiddleOfAMonth() {
        of(new Story(Story.WITHOUT_TRIAL)).asks().pays("VISA");
        story.sells(Story.WITHOUT_TRIAL.with("/code", "\"gold\"").with("/prices/0/amount", "\"29.90\""));
        story.until("2026-01-30").events();
        var wanted = new ChangeRequests.Change("gold", "monthly", null);
        var due = story.counter.previews(story.membership(), wanted).dueNow();
        var changed = story.does(all -> all.change(story.membership().id(), wanted));
        assertEquals("gold", changed.plan().code());

        story.until("2026-02-15");
        assertEquals(List.of("membership.plan-changed", "membership.renewed"), story.events());
        assertEquals(List.of(990L, due.unscaledValue().longValue(), 2_990L), story.charged());
        assertEquals(List.of(MembershipInvoice.Reason.RENEWAL, MembershipInvoice.Reason.CHANGE,
                MembershipInvoice.Reason.FIRST), story.invoices().stream().map(one -> one.reason()).toList());
    }

    @Test
    void whoComesBackHasNoSecondTrial() {
        of(new Story(Club.plan("vip"))).asks().pays("VISA").until("2026-02-01").events();
        var first = story.membership().id();
        story.does(all -> all.cancel(first, new ChangeRequests.Cancel(ChangeRequests.At.PERIOD_END)));
        assertEquals(List.of("membership.end-planned"), story.events());
        story.until("2026-03-01");
        assertEquals(List.of("membership.ended"), story.events());
        assertEquals(EndReason.REQUESTED, story.membership().endReason());

        assertFalse(story.asks().isOfferedATrial());
        story.pays("VISA");
        assertEquals(List.of("membership.activated"), story.events());
        assertEquals(List.of(990L, 990L), story.charged());
        assertEquals(MembershipState.CANCELLED, story.club.membership(first).state());
    }
}
