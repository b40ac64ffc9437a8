package io.stamgast.dunning.decision;

import io.stamgast.dunning.decision.CaseSnapshot.Delay;
import io.stamgast.dunning.decision.CaseSnapshot.FailedCharge;
import io.stamgast.dunning.decision.CaseSnapshot.InvoiceState;
import io.stamgast.dunning.decision.CaseSnapshot.Methods;
import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.Payment;
import io.stamgast.dunning.definition.PolicyVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A case that is lived through in memory: what would be kept in tables, and by whom it is looked at. */
final class Life {

    /** What happens. */
    enum Turn {
        LOOK, CUT_OFF, PAUSE, RESUME, PROMISE,
        SOFT, HARD, AUTHENTICATION, NEW_METHOD, BACKUP, OVER, PAID, VOID, UNCOLLECTIBLE;

        /** Neither a payment method nor a decline is another by it, and nothing ends. */
        boolean isOfTime() {
            return compareTo(PROMISE) <= 0;
        }
    }

    /**
     * Something that happens so many hours later.
     *
     * @param number how many actions are done before it is cut off, or days of a promise
     */
    record Event(Turn turn, int hours, int number) {
    }

    private final PolicyVersion version;
    private final Payment payment;
    private Instant now = Told.FAILED;
    private FailedCharge charge = new FailedCharge(Decline.SOFT_DECLINE, Told.FAILED, null);
    private Methods methods = Methods.SAME;
    private Delay delay = Delay.NONE;
    private InvoiceState invoice = InvoiceState.OPEN;
    private Instant over;
    private Outcome outcome;
    private final Map<String, StepRecord> records = new LinkedHashMap<>();
    private final List<Planned> effects = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();

    Life(Payment payment, PolicyVersion version) {
        this.payment = payment;
        this.version = version;
    }

    List<Planned> effects() {
        return effects;
    }

    List<Decision> decisions() {
        return decisions;
    }

    Outcome outcome() {
        return outcome;
    }

    /** When the last thing of a step was done. */
    Instant lastOf(int step) {
        return ended(step).max(Instant::compareTo).orElseThrow();
    }

    Instant firstOf(int step) {
        return ended(step).min(Instant::compareTo).orElseThrow();
    }

    private Stream<Instant> ended(int step) {
        return records.values().stream().filter(record -> record.step() == step).map(StepRecord::endedAt);
    }

    void live(Event event) {
        now = now.plus(Duration.ofHours(event.hours));
        switch (event.turn) {
            case LOOK -> look(Integer.MAX_VALUE, false);
            case CUT_OFF -> look(event.number, true);
            case PAUSE -> delay = delay.pausedAt() != null ? delay
                    : new Delay(now, delay.paused(), delay.promise(), delay.promiseDays());
            case RESUME -> delay = delay.pausedAt() == null ? delay : new Delay(null,
                    delay.paused().plus(Duration.between(delay.pausedAt(), now)), delay.promise(), delay.promiseDays());
            case PROMISE -> promise(LocalDate.ofInstant(now, Told.ZONE).plusDays(event.number));
            case SOFT -> charge = new FailedCharge(Decline.SOFT_DECLINE, now, null);
            case HARD -> charge = new FailedCharge(Decline.HARD_DECLINE, now, null);
            case AUTHENTICATION -> charge = new FailedCharge(Decline.AUTHENTICATION, now, null);
            case NEW_METHOD -> methods = new Methods(now, methods.newCount() + 1, methods.backup());
            case BACKUP -> methods = new Methods(methods.newAt(), methods.newCount(), true);
            case OVER -> over = now;
            default -> invoice = event.number > 0 ? invoice : InvoiceState.valueOf(event.turn.name());
        }
    }

    private void promise(LocalDate until) {
        delay = new Delay(delay.pausedAt(), delay.paused(), until,
                Dunning.promiseDays(snapshot(), version, until, now));
    }

    /** Looks as often as it is told to. */
    void toTheEnd() {
        for (var looks = 0; outcome == null && looks < 1_000; looks++) {
            var next = look(Integer.MAX_VALUE, false);
            now = next == null || next.isBefore(now) ? now : next;
        }
    }

    /** @param most what is done then before it is cut off: one more is begun, and perhaps has its effect */
    private Instant look(int most, boolean cutOff) {
        var left = most;
        while (true) {
            var decision = Dunning.decide(snapshot(), version, now);
            decisions.add(decision);
            outcome = decision.end() == null ? outcome : decision.end();
            decision.skipped().forEach(skip -> keep(skip.action(), StepRecord.State.SKIPPED));
            for (var action : decision.actions()) {
                keep(action, StepRecord.State.BEGUN);
                if (cutOff && left-- <= 0) {
                    return now;
                }
                effect(action);
            }
            if (decision.next() == null || decision.next().isAfter(now)) {
                return decision.next();
            }
        }
    }

    private void effect(Planned action) {
        if (outcome != null && action.origin() != Origin.WIN_BACK) {
            throw new AssertionError("after the end: " + action);
        }
        effects.add(action);
        keep(action, action.action().isCharge() && effects.size() % 4 != 0 ? StepRecord.State.DECLINED
                : StepRecord.State.DONE); // one charge of four is under way
    }

    private void keep(Planned planned, StepRecord.State state) {
        var before = records.get(planned.key());
        if (before != null && before.isFinal()) {
            throw new AssertionError("twice: " + planned + " was " + before);
        }
        records.put(planned.key(), new StepRecord(planned.key(), planned.origin(), planned.track(), planned.step(),
                planned.index(), planned.action(), state, planned.dueAt(),
                state == StepRecord.State.BEGUN ? null : now));
    }

    private CaseSnapshot snapshot() {
        return new CaseSnapshot(Told.ID, payment, Told.FAILED, Told.ZONE, payment == Payment.INVOICE ? null : charge,
                methods, delay, invoice, over, outcome == Outcome.LOST ? now : null, List.copyOf(records.values()));
    }
}
