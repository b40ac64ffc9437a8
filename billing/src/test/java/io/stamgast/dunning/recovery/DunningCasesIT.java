package io.stamgast.dunning.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.dunning.action.ActionResult;
import io.stamgast.dunning.decision.Outcome;
import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.Payment;
import io.stamgast.dunning.definition.Policies;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DunningCasesIT {

    private final Lender lender = new Lender();

    @Test
    void aRenewalGoesThroughTheDefaultPolicyToItsEnd() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);

        assertEquals(List.of("EMAIL payment-failed", "NOTICE"), lender.run());
        assertEquals(List.of(), lender.at(3, 8));
        assertEquals(List.of("CHARGE CURRENT", "EMAIL payment-reminder"), lender.at(3, 9));
        assertEquals(List.of("CHARGE CURRENT", "EMAIL payment-reminder", "MANAGER"), lender.at(7, 9));
        assertEquals(List.of("CHARGE CURRENT", "RESTRICT", "EMAIL payment-last-notice"), lender.at(14, 9));
        assertEquals(List.of("CHARGE CURRENT", "CANCEL", "EMAIL membership-ended"), lender.at(21, 9));

        var lost = lender.read(id);
        assertEquals(DunningCase.State.LOST, lost.state());
        assertEquals(20, lost.days());
        assertNull(lost.lookAt());
        assertEquals(List.of(Outcome.LOST), lender.doer.ends);
        assertEquals(1, lender.events("opened"));
        assertEquals(1, lender.events("lost"));
        assertEquals(List.of(), lender.at(60, 9));
    }

    @Test
    void whatIsDeclinedLaterThanANewMethodCameAndIsAnotherHidesItNot() {
        lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        lender.clock.moveTo(Lender.MONDAY.plusSeconds(60));
        lender.happens((cases, connection, tenant) -> cases.paymentMethodReplaced(connection, tenant, lender.account,
                lender.clock.instant()));
        lender.happens((cases, connection, tenant) -> cases.declined(connection, tenant, "in_1",
                new Refusal(Decline.HARD_DECLINE, "stolen_card", Lender.MONDAY.plusSeconds(90), null), true));
        assertEquals(List.of("CHARGE NEW"), lender.run().subList(0, 1));

        lender.happens((cases, connection, tenant) -> cases.declined(connection, tenant, "in_1",
                new Refusal(Decline.HARD_DECLINE, "stolen_card", Lender.MONDAY.plusSeconds(120), null), true));
        assertFalse(lender.run().contains("CHARGE NEW"), "it was tried");
    }

    @Test
    void whatSomebodyEndedIsOwedNoMoreAndWhatWasPaidBeforeIsRecovered() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        var ended = Lender.MONDAY.plusSeconds(600);
        lender.happens((cases, connection, tenant) -> cases.membershipEnded(connection, tenant,
                lender.read(id).facts().membershipId(), true, ended));
        assertEquals(DunningCase.State.VOIDED, lender.read(id).state());
        assertEquals(List.of(), lender.at(3, 9));

        lender.happens((cases, connection, tenant) -> cases.paid(connection, tenant, "in_1", 5000, ended));
        assertEquals(DunningCase.State.VOIDED, lender.read(id).state(), "it was owed no more");
        lender.happens((cases, connection, tenant) -> cases.paid(connection, tenant, "in_1", 5000,
                ended.minusSeconds(1)));
        assertEquals(DunningCase.State.RECOVERED, lender.read(id).state(), "it was heard of late");
    }

    @Test
    void whatEndedUnpaidIsLostAtOnceWithWhatThePolicyDoesLast() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        lender.happens((cases, connection, tenant) -> cases.membershipEnded(connection, tenant,
                lender.read(id).facts().membershipId(), false, Lender.MONDAY.plusSeconds(60)));
        assertEquals(List.of("CANCEL", "EMAIL membership-ended"), lender.at(1, 9));
        assertEquals(DunningCase.State.LOST, lender.read(id).state());
    }

    @Test
    void openingAgainGivesTheSameCase() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            var opened = threads.invokeAll(IntStream.range(0, 8).<Callable<Object>>mapToObj(
                    i -> () -> lender.fails("in_1", Decline.SOFT_DECLINE)).toList());
            for (var one : opened) {
                assertEquals(opened.get(0).get(), one.get());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(1, lender.events("opened"));
        assertNotEquals(lender.fails("in_1", Decline.SOFT_DECLINE), lender.fails("in_2", Decline.SOFT_DECLINE));
    }

    @Test
    void whatIsPaidIsRecoveredWithItsAmountAndDays() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        lender.clock.moveTo(Lender.MONDAY.plus(Duration.ofDays(2)));

        lender.happens((cases, connection, tenant) -> cases.paid(connection, tenant, "in_1", 5000, Lender.MONDAY));
        lender.happens((cases, connection, tenant) -> cases.paid(connection, tenant, "in_1", 5000, Lender.MONDAY));

        var paid = lender.read(id);
        assertEquals(DunningCase.State.RECOVERED, paid.state());
        assertEquals(5000, paid.recoveredMinor());
        assertEquals(2, paid.days());
        assertEquals(List.of(Outcome.RECOVERED), lender.doer.ends);
        assertEquals(1, lender.events("recovered"));
        assertEquals(List.of(), lender.at(30, 9));
    }

    @Test
    void aChargeThatSucceedsEndsTheCaseAndTheRestOfItsStep() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        lender.doer.charge = errand -> ActionResult.paid(errand.of().amountMinor());

        assertEquals(List.of("CHARGE CURRENT"), lender.at(3, 9));

        assertEquals(DunningCase.State.RECOVERED, lender.read(id).state());
        assertEquals(List.of(), lender.at(30, 9));
    }

    @Test
    void whatIsPaidAfterTheLossIsRecoveredAndGetsNoOffer() {
        lender.publish(Policies.own());
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.happens((cases, connection, tenant) -> cases.uncollectible(connection, tenant, "in_1"));
        assertEquals(DunningCase.State.LOST, lender.read(id).state());

        lender.happens((cases, connection, tenant) -> cases.paid(connection, tenant, "in_1", 4000, Lender.MONDAY));

        assertEquals(DunningCase.State.RECOVERED, lender.read(id).state());
        assertEquals(4000, lender.read(id).recoveredMinor());
        assertEquals(List.of(Outcome.LOST, Outcome.RECOVERED), lender.doer.ends);
        assertEquals(List.of(), lender.at(60, 9));
    }

    @Test
    void aLossIsFollowedByOneOffer() {
        lender.publish(Policies.own());
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.happens((cases, connection, tenant) -> cases.uncollectible(connection, tenant, "in_1"));

        assertEquals(List.of(), lender.at(29, 23));
        assertEquals(List.of("WIN BACK come-back SPRING20"), lender.at(30, 23));
        assertEquals(List.of(), lender.at(90, 9));
        assertEquals(DunningCase.State.LOST, lender.read(id).state());
    }

    @Test
    void aVoidInvoiceEndsTheCaseAndIsNeitherRecoveredNorLost() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.happens((cases, connection, tenant) -> cases.voided(connection, tenant, "in_1"));
        lender.happens((cases, connection, tenant) -> cases.paid(connection, tenant, "in_1", 1, Lender.MONDAY));
        assertEquals(DunningCase.State.VOIDED, lender.read(id).state());
        assertEquals(List.of(), lender.at(30, 9));
    }

    @Test
    void aNewPaymentMethodIsChargedAtOnceAndOnlyOnce() {
        var id = lender.fails("in_1", Decline.HARD_DECLINE);
        assertEquals(List.of("EMAIL payment-refused", "NOTICE"), lender.run());
        var arrived = Lender.MONDAY.plus(Duration.ofHours(2));
        lender.clock.moveTo(arrived.plusSeconds(5));
        for (var delivery = 0; delivery < 2; delivery++) {
            lender.happens((cases, connection, tenant) ->
                    cases.paymentMethodReplaced(connection, tenant, lender.account, arrived));
        }

        assertEquals(List.of("CHARGE NEW"), lender.run());

        assertEquals(1, lender.read(id).methods().newCount());
        assertEquals(List.of(), lender.run());
    }

    @Test
    void anOlderDeclineThatComesLateChangesNothing() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.happens((cases, connection, tenant) -> cases.declined(connection, tenant, "in_1",
                new Refusal(Decline.HARD_DECLINE, "stolen_card", Lender.MONDAY.plusSeconds(60), null), false));
        lender.happens((cases, connection, tenant) -> cases.declined(connection, tenant, "in_1",
                new Refusal(Decline.SOFT_DECLINE, "insufficient_funds", Lender.MONDAY.plusSeconds(30), null), false));

        assertEquals(Decline.HARD_DECLINE, lender.read(id).charge().decline());
        assertEquals("stolen_card", lender.read(id).declineCode());
        assertEquals(List.of("EMAIL payment-refused", "NOTICE"), lender.run());
    }

    @Test
    void whoMustAuthenticateGetsTheLink() {
        lender.fails("in_1", Decline.AUTHENTICATION);
        assertEquals(List.of("EMAIL payment-to-confirm with link", "NOTICE"), lender.run());
    }

    @Test
    void pausingStopsEverythingAndResumingShiftsTheRest() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        lender.call((cases, connection) -> cases.pause(connection, lender.tenant, id));
        assertEquals("wrong-state", assertThrows(DomainException.class, () ->
                lender.call((cases, connection) -> cases.pause(connection, lender.tenant, id))).code());
        assertEquals(List.of(), lender.at(5, 11));

        lender.call((cases, connection) -> cases.resume(connection, lender.tenant, id));

        assertEquals(List.of(), lender.run());
        assertEquals(List.of(), lender.at(8, 8));
        assertEquals(List.of("CHARGE CURRENT", "EMAIL payment-reminder"), lender.at(8, 9));
        assertEquals("wrong-state", assertThrows(DomainException.class, () ->
                lender.call((cases, connection) -> cases.resume(connection, lender.tenant, id))).code());
    }

    @Test
    void aPromiseIsWaitedForAndALaterOneReplacesIt() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        promise(id, "2026-03-20");
        promise(id, "2026-03-10");

        assertEquals(List.of(), lender.at(8, 23));
        assertEquals(List.of("CHARGE CURRENT", "EMAIL payment-reminder"), lender.at(9, 9));
        assertEquals(List.of(), lender.at(12, 23));
        assertEquals(List.of("CHARGE CURRENT", "EMAIL payment-reminder", "MANAGER"), lender.at(13, 9));
        assertEquals("invalid-request",
                assertThrows(DomainException.class, () -> promise(id, "2026-03-14")).code());
        assertEquals("invalid-request",
                assertThrows(DomainException.class, () -> promise(id, "2027-03-14")).code());
    }

    private void promise(UUID id, String until) {
        lender.call((cases, connection) -> cases.promise(connection, lender.tenant, id, LocalDate.parse(until)));
    }

    @Test
    void aCaseKeepsItsVersionAfterANewOneIsPublished() {
        var before = lender.fails("in_1", Decline.SOFT_DECLINE);
        var version = lender.publish(Policies.own());
        var after = lender.fails("in_2", Decline.SOFT_DECLINE);
        assertEquals(List.of("EMAIL payment-failed", "NOTICE", "EMAIL a"), lender.run());

        assertNotEquals(version, lender.read(before).facts().policyId());
        assertEquals(version, lender.read(after).facts().policyId());
        lender.publish(Policies.stripes());
        assertEquals(List.of("CHARGE CURRENT", "EMAIL payment-reminder", "CHARGE CURRENT", "EMAIL b").stream().sorted()
                .toList(), lender.at(3, 9).stream().sorted().toList());
    }

    @Test
    void anInvoiceCountsItsDaysFromWhenItWasDue() {
        lender.call((cases, connection) -> cases.open(connection, lender.tenant, new NewCase(lender.account,
                lender.membership, "in_1", Payment.INVOICE, 100, Currency.getInstance("JPY"), Lender.MONDAY, null,
                true, false)));
        assertEquals(List.of(), lender.run());
        assertEquals(List.of("EMAIL invoice-overdue", "NOTICE"), lender.at(1, 9));
    }

    @Test
    void benefitsActWithinTheGraceOfTheCasesVersion() {
        assertEquals(Optional.empty(), grace());
        lender.fails("in_1", Decline.SOFT_DECLINE);
        assertEquals(Instant.parse("2026-03-16T10:00:00Z"), grace().orElseThrow());
        lender.happens((cases, connection, tenant) -> cases.paid(connection, tenant, "in_1", 5000, Lender.MONDAY));
        assertEquals(Optional.empty(), grace());
    }

    private Optional<Instant> grace() {
        return lender.call((cases, connection) -> cases.graceUntil(connection, lender.tenant, lender.membership));
    }

    @Test
    void whatCantFollowTheEndKeepsTheCaseFromEnding() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.doer.failingEnd = new IllegalStateException("not now");
        assertThrows(IllegalStateException.class, () ->
                lender.happens((cases, connection, tenant) -> cases.paid(connection, tenant, "in_1", 5000,
                        Lender.MONDAY)));
        assertEquals(DunningCase.State.OPEN, lender.read(id).state());
        assertEquals(0, lender.events("recovered"));
    }

    @Test
    void anotherTenantSeesNothingAndChangesNothing() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        var stranger = new Lender();

        assertEquals("not-found", assertThrows(DomainException.class, () -> stranger.read(id)).code());
        assertEquals(List.of(), stranger.call((cases, connection) ->
                cases.list(connection, stranger.tenant, null, null, null, 10)));
        assertEquals(List.of(), stranger.history(id));
        stranger.happens((cases, connection, tenant) -> cases.paid(connection, tenant, "in_1", 5000, Lender.MONDAY));
        stranger.happens((cases, connection, tenant) -> cases.paid(connection, lender.tenant, "in_1", 5000,
                Lender.MONDAY));
        stranger.happens((cases, connection, tenant) ->
                cases.paymentMethodReplaced(connection, lender.tenant, lender.account, Instant.now()));
        assertEquals(List.of(), stranger.run());
        assertEquals(DunningCase.State.OPEN, lender.read(id).state());
        assertNotEquals(id, stranger.fails("in_1", Decline.SOFT_DECLINE), "the number is the stranger's own");
        assertThrows(DatabaseFailure.class, () -> stranger.call((cases, connection) ->
                cases.open(connection, stranger.tenant, lender.renewal("in_2", Decline.SOFT_DECLINE))));
    }

    @Test
    void whatIsPublishedOrHasEndedCantBeChangedByTheApplication() {
        lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        assertEquals(0, Database.execute(lender.tenant,
                "update app.dunning_policy set definition = '{}' where tenant_id = ?", lender.tenant));
        assertEquals(0, Database.execute(lender.tenant,
                "update app.dunning_step set state = 'FAILED' where tenant_id = ?", lender.tenant));
        assertFalse(lender.history(lender.fails("in_1", Decline.SOFT_DECLINE)).isEmpty());
        assertThrows(DatabaseFailure.class, () -> Database.execute(lender.tenant,
                "delete from app.dunning_case where tenant_id = ? and id <> ?", lender.tenant, Ids.NIL));
    }
}
