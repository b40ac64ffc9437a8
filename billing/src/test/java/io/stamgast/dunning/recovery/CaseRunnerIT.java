package io.stamgast.dunning.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.dunning.action.ActionResult;
import io.stamgast.dunning.action.Unreachable;
import io.stamgast.dunning.decision.StepRecord;
import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.Policies;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several at once, and those who are cut off. */
class CaseRunnerIT {

    private final Lender lender = new Lender();

    @Test
    void severalRunnersDoEachStepOnce() throws Exception {
        var runners = 4;
        var cases = 15;
        IntStream.range(0, cases).forEach(i -> lender.fails("in_" + i, Decline.SOFT_DECLINE));
        var together = new CyclicBarrier(runners);
        var threads = Executors.newFixedThreadPool(runners);
        try {
            for (var run : threads.invokeAll(IntStream.range(0, runners).<Callable<Object>>mapToObj(i -> () -> {
                together.await();
                lender.run();
                return null;
            }).toList())) {
                run.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(2 * cases, lender.doer.keys.size());
        assertEquals(2 * cases, new HashSet<>(lender.doer.keys).size());
    }

    @Test
    void whoeverIsCutOffIsFollowedBySomebodyWithTheSameKey() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.doer.before = () -> {
            throw new IllegalStateException("cut off");
        };
        assertThrows(IllegalStateException.class, lender::run);
        var begun = lender.history(id).get(0).step();
        assertEquals(StepRecord.State.BEGUN, begun.state());
        lender.doer.before = () -> { };

        lender.clock.moveTo(Lender.MONDAY.plus(CaseWork.LEASE).minusSeconds(1));
        assertEquals(List.of(), lender.run(), "it may still be at work");
        lender.clock.moveTo(Lender.MONDAY.plus(CaseWork.LEASE));
        assertEquals(List.of("EMAIL payment-failed", "NOTICE"), lender.run());

        assertEquals(begun.key(), lender.doer.keys.get(0));
        assertEquals(List.of(StepRecord.State.DONE, StepRecord.State.DONE),
                lender.history(id).stream().map(one -> one.step().state()).toList());
    }

    @Test
    void whoComesBackLateChangesNothingThatSomebodyElseHasEnded() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.doer.before = () -> {
            lender.doer.before = () -> { };
            lender.clock.moveTo(Lender.MONDAY.plus(CaseWork.LEASE));
            lender.run(); // somebody else, while the first one still waits for an answer
        };

        lender.run();

        assertEquals(3, lender.doer.keys.size());
        assertEquals(2, new HashSet<>(lender.doer.keys).size(), "the same key: it had one effect");
        assertEquals(2, lender.history(id).size());
    }

    @Test
    void theNewsOfAChargeLeavesWhoeverMakesItAlone() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        lender.doer.charge = errand -> {
            lender.happens((cases, connection, tenant) -> cases.declined(connection, tenant, "in_1",
                    new Refusal(Decline.HARD_DECLINE, "stolen_card", lender.clock.instant(), null), false));
            assertEquals(List.of("CHARGE CURRENT"), lender.run(), "somebody else finds nothing more to do");
            return ActionResult.declined(Decline.HARD_DECLINE, "stolen_card");
        };

        assertEquals(List.of("NOTICE", "EMAIL payment-refused-reminder"), lender.at(3, 9));

        assertEquals(1, lender.doer.keys.stream().filter(key -> key.endsWith("RENEWAL_SOFT_DECLINE/1/0")).count());
        assertEquals(Decline.HARD_DECLINE, lender.read(id).charge().decline());
        assertTrue(lender.history(id).stream().anyMatch(one -> "LATER_MESSAGE".equals(one.reason())));
    }

    @Test
    void aPaymentMethodThatComesWhileAnotherIsChargedIsChargedNext() {
        lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        lender.doer.charge = errand -> {
            lender.doer.charge = next -> ActionResult.paid(5000);
            lender.clock.moveTo(lender.clock.instant().plusSeconds(5));
            lender.happens((cases, connection, tenant) -> cases.paymentMethodReplaced(connection, tenant,
                    lender.account, lender.clock.instant()));
            lender.clock.moveTo(lender.clock.instant().plusSeconds(5));
            return ActionResult.declined(Decline.HARD_DECLINE, "stolen_card");
        };

        assertEquals(List.of("CHARGE CURRENT", "CHARGE NEW"), lender.at(3, 9));
    }

    @Test
    void oneThatFailsKeepsNoOtherWaiting() {
        lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.clock.moveTo(Lender.MONDAY.plus(Duration.ofSeconds(1)));
        lender.fails("in_2", Decline.HARD_DECLINE);
        lender.doer.before = () -> {
            lender.doer.before = () -> { };
            throw new IllegalStateException("the first");
        };
        assertThrows(IllegalStateException.class, lender::run);
        assertEquals(List.of("EMAIL payment-refused", "NOTICE"), lender.doer.news());
    }

    @Test
    void whenNobodyCanBeReachedNoOtherIsTriedInThatTurn() {
        lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.clock.moveTo(Lender.MONDAY.plus(Duration.ofSeconds(1)));
        lender.fails("in_2", Decline.HARD_DECLINE);
        lender.doer.before = () -> {
            lender.doer.before = () -> { };
            throw new Unreachable(new IllegalStateException("nobody answers"));
        };

        assertEquals(List.of(), lender.run());

        assertEquals(List.of("EMAIL payment-refused", "NOTICE"), lender.run(), "in the next turn");
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, SQLException.class})
    void oneThatFailsBeforeAnythingIsBegunKeepsNoOtherWaiting(Class<? extends Exception> kind)
            throws ReflectiveOperationException {
        lender.publish(Policies.track("RENEWAL_SOFT_DECLINE", "0 CHARGE:NEW"));
        var first = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.clock.moveTo(Lender.MONDAY.plus(Duration.ofSeconds(1)));
        lender.fails("in_2", Decline.HARD_DECLINE);
        lender.doer.failingEnd = kind.getConstructor(String.class).newInstance("the first");
        assertThrows(RuntimeException.class, lender::run);
        assertEquals(List.of("EMAIL h0", "NOTICE"), lender.doer.news());

        lender.doer.failingEnd = null;
        lender.clock.moveTo(Lender.MONDAY.plus(CaseWork.LEASE).plusSeconds(1));
        lender.run();
        assertEquals(DunningCase.State.LOST, lender.read(first).state());
    }

    @Test
    void aDebitThatIsUnderWayIsWaitedFor() {
        lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        lender.doer.charge = errand -> ActionResult.underWay();
        assertEquals(List.of("CHARGE CURRENT"), lender.at(3, 9));
        assertEquals(List.of(), lender.at(5, 9));

        lender.happens((cases, connection, tenant) -> cases.declined(connection, tenant, "in_1",
                new Refusal(Decline.SOFT_DECLINE, "insufficient_funds", lender.clock.instant(), null), false));

        assertEquals(List.of("EMAIL payment-reminder"), lender.run());
    }

    @Test
    void whatCantBeDoneIsNotedAndTheCaseGoesOn() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        lender.run();
        lender.doer.charge = errand -> ActionResult.impossible("the invoice is gone");
        assertEquals(List.of("CHARGE CURRENT", "EMAIL payment-reminder"), lender.at(3, 9));
        var failed = lender.history(id).get(2);
        assertEquals(StepRecord.State.FAILED, failed.step().state());
        assertEquals("the invoice is gone", failed.reason());
    }

    @Test
    void afterALongStandstillOneMailIsSentAndNobodyIsCancelledAtOnce() {
        var id = lender.fails("in_1", Decline.SOFT_DECLINE);
        assertEquals(List.of("CHARGE CURRENT", "NOTICE", "MANAGER", "RESTRICT", "EMAIL payment-last-notice").stream()
                .sorted().toList(), lender.at(40, 9).stream().sorted().toList());
        assertEquals(List.of(), lender.at(46, 23));
        assertEquals(List.of("CHARGE CURRENT", "CANCEL", "EMAIL membership-ended"), lender.at(47, 9));
        assertEquals(DunningCase.State.LOST, lender.read(id).state());
    }
}
