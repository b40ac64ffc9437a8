package io.stamgast.membership.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.dunning.definition.Payment;
import io.stamgast.kernel.DomainException;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.stripe.simulator.card.CardOutcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of other ways to pay: Stripe's own retries, invoices, money that is under way for days, and fees paid once. */
class OtherWaysIT {

    private final Story story = new Story(Story.WITHOUT_TRIAL);

    @AfterEach
    void close() {
        story.close();
    }

    private Story renews(CardOutcome bank) {
        story.asks().pays("VISA").bankSays(bank).events();
        return story;
    }

    private long refused() {
        return story.club.stripe.charges().stream().filter(one -> !one.succeeded()).count();
    }

    private long ourCharges() {
        return story.club.stripe.calls().stream().filter(call -> call.path().endsWith("/pay")).count();
    }

    @Test
    void whereStripeChargesAgainTheStepsFollowIt() {
        story.stripeCharges(3);
        renews(CardOutcome.INSUFFICIENT_FUNDS).until("2026-02-23");
        assertEquals(List.of("dunning-case.opened", "membership.defaulted", "membership.renewed"), story.events());
        assertEquals(2, refused(), "at the renewal and by Stripe's first retry");
        assertEquals(List.of("payment-failed", "payment-reminder", "payment-reminder"),
                story.post.all().stream().map(mail -> mail.template()).toList());

        story.bankSays(CardOutcome.APPROVED).until("2026-02-25");
        assertEquals(List.of("dunning-case.recovered", "membership.activated"), story.events());
        assertEquals(List.of(990L, 990L), story.charged());
        assertEquals(0, ourCharges());
    }

    @Test
    void whatStripeTriesInVainIsLostAfterItsLastTry() {
        story.stripeCharges(3);
        renews(CardOutcome.INSUFFICIENT_FUNDS).until("2026-03-07");
        assertEquals(4, refused());
        assertEquals(List.of("dunning-case.opened", "membership.defaulted", "membership.renewed"), story.events());
        assertFalse(story.membership().acts(), "held back");

        story.until("2026-03-08");
        assertEquals(List.of("dunning-case.lost", "membership.ended"), story.events());
        assertEquals(4, refused());
        assertEquals(0, ourCharges());
        assertEquals(MembershipInvoice.State.VOID, story.invoices().get(0).state());
    }

    @Test
    void whatStripeEndsAfterItsLastTryIsLostThenAndTheMemberIsTold() {
        story.stripeDecides();
        renews(CardOutcome.INSUFFICIENT_FUNDS).until("2026-02-28");
        assertEquals(8, refused());
        assertEquals(List.of("dunning-case.opened", "membership.defaulted", "membership.renewed"), story.events());

        story.until("2026-03-01");
        assertEquals(9, refused());
        assertEquals(List.of("dunning-case.lost", "membership.ended"), story.events());
        assertEquals("membership-ended to jan@example.org in en", story.post.last().told());
        assertEquals(EndReason.PAYMENT_FAILED, story.membership().endReason());
        var letters = story.post.told();
        story.until("2026-03-15");
        assertEquals(letters, story.post.told());
        assertEquals(MembershipInvoice.State.VOID, story.invoices().get(0).state());
        assertEquals(0, ourCharges());
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 30})
    void anInvoiceIsRemindedOfOnceItIsOverdueAndPaidOnItsPage(int days) {
        story.asksForInvoices("yearly", days);
        assertEquals(List.of("membership.activated"), story.events());
        assertTrue(story.membership().acts());
        var overdue = LocalDate.of(2026, 1, 15).plusDays(days);
        story.until(overdue.toString());
        assertEquals(List.of("dunning-case.opened", "membership.defaulted"), story.events());
        assertEquals(Payment.INVOICE, story.dunned().facts().payment());
        assertEquals(List.of(), story.post.told());

        story.until(overdue.plusDays(1).toString());
        assertEquals(List.of("invoice-overdue to jan@example.org in en"), story.post.told());
        assertTrue(story.membership().acts(), "within grace");
        story.paysInvoice("VISA");
        assertEquals(List.of("dunning-case.recovered", "membership.activated"), story.events());
        assertEquals(List.of(9_900L), story.charged());
        assertEquals(0, ourCharges(), "nobody charges for an invoice that was sent");
    }

    @Test
    void whoLeavesOwesWhatWasSentToHimForTheTimeThatHeHad() {
        story.asksForInvoices("monthly", 14).until("2026-01-30");
        story.does(all -> all.cancel(story.membership().id(), new ChangeRequests.Cancel(ChangeRequests.At.NOW)));
        story.events();
        story.until("2026-03-16");
        assertEquals(List.of("invoice-overdue", "invoice-overdue-reminder", "invoice-overdue-reminder",
                "invoice-last-notice"), story.post.all().stream().map(mail -> mail.template()).toList(),
                "nobody is told that what he ended is paused");
        story.club.browser.submit(story.invoices().get(0).page(), "card", "VISA");
        story.until("2026-03-17");
        assertEquals(List.of("dunning-case.recovered"), story.events().stream()
                .filter("dunning-case.recovered"::equals).toList());
        assertEquals(List.of(990L), story.charged());
        assertEquals(List.of(), story.findings());
    }

    @Test
    void anInvoiceThatIsPaidInTimeIsNoMatter() {
        story.asksForInvoices("monthly", 14).until("2026-01-20").paysInvoice("VISA").until("2026-02-10");
        assertEquals(List.of("membership.activated"), story.events());
        assertEquals(List.of(), story.cases());
        assertEquals(List.of(), story.post.told());
    }

    @Test
    void anInvoiceThatNobodyPaysPausesTheMembership() {
        story.asksForInvoices("monthly", 14).until("2026-03-16");
        assertEquals(MembershipState.PAUSED, story.membership().state());
        assertFalse(story.membership().acts());
        assertEquals(List.of(), story.charged());
    }

    @Test
    void moneyThatIsUnderWayIsNoFailure() {
        renews(CardOutcome.SLOW).until("2026-02-17");
        assertEquals(List.of("membership.renewed"), story.events());
        assertEquals(List.of(), story.cases());
        assertEquals(MembershipInvoice.State.OPEN, story.invoices().get(0).state());
        story.until("2026-02-18");
        assertEquals(MembershipInvoice.State.PAID, story.invoices().get(0).state());
        assertEquals(List.of(990L, 990L), story.charged());
        assertEquals(List.of(), story.cases());
        assertEquals(List.of(), story.post.told());
    }

    @Test
    void moneyThatWasUnderWayAndCameBackIsAFailureFromThenOn() {
        renews(CardOutcome.SLOW).until("2026-02-17").bankSays(CardOutcome.INSUFFICIENT_FUNDS).until("2026-02-18");
        assertEquals(List.of("dunning-case.opened", "membership.defaulted", "membership.renewed"), story.events());
        assertEquals("2026-02-18", story.dunned().facts().failedAt().toString().substring(0, 10));
        assertEquals(List.of("payment-failed to jan@example.org in en"), story.post.told());
    }

    @Test
    void whileMoneyIsUnderWayNothingElseIsDone() {
        renews(CardOutcome.INSUFFICIENT_FUNDS).until("2026-02-17").bankSays(CardOutcome.SLOW).until("2026-02-20");
        assertEquals(1, ourCharges());
        assertEquals(List.of("dunning-case.opened", "membership.defaulted", "membership.renewed"), story.events());
        story.until("2026-02-21");
        assertEquals(List.of("dunning-case.recovered", "membership.activated"), story.events());
        assertEquals(1, ourCharges());
        assertEquals(List.of(990L, 990L), story.charged());
    }

    @Test
    void aChangeWhoseChargeIsDeclinedIsNotMade() {
        story.sells(Story.WITHOUT_TRIAL.with("/code", "\"gold\"").with("/prices/0/amount", "\"29.90\""));
        renews(CardOutcome.INSUFFICIENT_FUNDS).until("2026-01-30");
        var wanted = new ChangeRequests.Change("gold", "monthly", null);
        var refusal = assertThrows(DomainException.class,
                () -> story.does(all -> all.change(story.membership().id(), wanted)));
        assertEquals("stripe-refused", refusal.code());
        story.until("2026-01-31");
        assertEquals(List.of(), story.events());
        assertEquals("vip", story.counter.looks().find(story.membership().id()).plan().code());
        assertEquals(List.of(), story.cases());
        assertEquals(1, story.invoices().stream().filter(one -> one.state() != MembershipInvoice.State.VOID).count());

        story.bankSays(CardOutcome.APPROVED).does(all -> all.change(story.membership().id(), wanted));
        assertEquals("gold", story.counter.looks().find(story.membership().id()).plan().code());
        assertEquals(2, story.charged().size());
    }

    @Test
    void aFeePaidOnceBringsBenefitsUntilItsTimeIsOver() {
        story.asksToPayOnce().pays("VISA");
        assertEquals(List.of("membership.activated"), story.events());
        assertEquals(List.of(30_000L), story.charged());
        assertTrue(story.membership().acts());
        story.sleepsUntil("2026-07-20");
        assertEquals(700, story.points());
        story.sleepsUntil("2028-01-15");
        assertEquals(List.of("membership.ended"), story.events());
        assertEquals(EndReason.TERM_OVER, story.membership().endReason());
        assertEquals(Instant.parse("2028-01-15T10:00:00Z"), story.membership().endedAt());
        assertFalse(story.membership().acts());
        assertEquals(2_400, story.points());
        assertEquals(List.of(30_000L), story.charged());

        story.asksToPayOnce().pays("VISA");
        assertEquals(List.of("membership.activated"), story.events());
        assertEquals(List.of(30_000L, 30_000L), story.charged());
    }

    @Test
    void aFeeThatNobodyHeardOfIsFoundByTheComparison() {
        story.missesNews().asksToPayOnce().pays("VISA");
        assertEquals(List.of(), story.events());
        story.reconciles();
        assertEquals(List.of("membership.activated"), story.events());
        assertEquals(List.of(new BigDecimal("300.00")), story.invoices().stream().map(one -> one.paid()).toList());
        story.reconciles();
        assertEquals(List.of(), story.events());
    }

    @Test
    void pointsOfAMonthThatIsPaidByInvoiceComeWithItsPayment() {
        story.asksForInvoices("monthly", 14).until("2026-01-20");
        assertTrue(story.membership().acts(), "within its term");
        assertEquals(0, story.points());
        story.paysInvoice("VISA").until("2026-01-21");
        assertEquals(100, story.points());
        story.until("2026-02-20");
        assertEquals(100, story.points(), "the second is not paid yet");
        story.paysInvoice("VISA").until("2026-02-21");
        assertEquals(200, story.points());
    }

    @Test
    void pointsOfAYearThatIsPaidByInvoiceComeEachMonthOnceItIsPaid() {
        story.asksForInvoices("yearly", 30).until("2026-01-25").paysInvoice("VISA").sleepsUntil("2026-04-20");
        assertEquals(400, story.points());
    }

    @Test
    void whoNeverPaysHasNoPoints() {
        story.asksForInvoices("monthly", 14).until("2026-01-20");
        story.does(all -> all.cancel(story.membership().id(), new ChangeRequests.Cancel(ChangeRequests.At.NOW)));
        story.sleepsUntil("2026-04-20");
        assertEquals(0, story.points());
        assertEquals("invoice-unpaid",
                assertThrows(DomainException.class, () -> story.asksForInvoices("monthly", 14)).code());
    }

    @Test
    void aChangeThatTheBankAsksAboutIsMadeOnceTheBuyerHasAgreed() {
        story.sells(Story.WITHOUT_TRIAL.with("/code", "\"gold\"").with("/prices/0/amount", "\"29.90\""));
        renews(CardOutcome.AUTHENTICATION_REQUIRED).until("2026-01-30");
        var page = story.counter.leads(all -> all.change(story.membership().id(),
                new ChangeRequests.Change("gold", "monthly", null)));
        story.restsForAnHour();
        assertEquals(List.of(), story.events());
        assertEquals(List.of(), story.cases(), "nobody is dunned for what he may leave");
        assertEquals("vip", story.counter.looks().find(story.membership().id()).plan().code());

        assertEquals(page, story.counter.looks().find(story.membership().id()).openInvoice().page());
        story.authenticates();
        assertEquals(List.of("membership.plan-changed"), story.events());
        assertEquals("gold", story.counter.looks().find(story.membership().id()).plan().code());
        assertEquals(2, story.charged().size());
    }

    @Test
    void aChangeThatTheBuyerDoesNotAgreeToIsForgotten() {
        story.sells(Story.WITHOUT_TRIAL.with("/code", "\"gold\"").with("/prices/0/amount", "\"29.90\""));
        renews(CardOutcome.AUTHENTICATION_REQUIRED).until("2026-01-30");
        story.counter.leads(all -> all.change(story.membership().id(),
                new ChangeRequests.Change("gold", "monthly", null)));
        story.until("2026-02-01");
        assertEquals(List.of(), story.events());
        assertEquals(List.of(), story.cases());
        assertEquals(MembershipState.ACTIVE, story.membership().state());
        assertEquals(MembershipInvoice.State.VOID, story.invoices().get(0).state());
        assertEquals(List.of(990L), story.charged());
    }

    @Test
    void aFeeThatIsRefusedBuysNothing() {
        story.asksToPayOnce().pays("INSUFFICIENT_FUNDS");
        assertEquals(List.of(), story.events());
        assertEquals(List.of(), story.charged());
        story.pays("VISA");
        assertEquals(List.of("membership.activated"), story.events());
    }
}
