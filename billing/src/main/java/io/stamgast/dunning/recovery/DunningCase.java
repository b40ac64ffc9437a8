package io.stamgast.dunning.recovery;

import io.stamgast.dunning.action.CaseFacts;
import io.stamgast.dunning.decision.CaseSnapshot.Delay;
import io.stamgast.dunning.decision.CaseSnapshot.FailedCharge;
import io.stamgast.dunning.decision.CaseSnapshot.InvoiceState;
import io.stamgast.dunning.decision.CaseSnapshot.Methods;
import io.stamgast.dunning.decision.CaseSnapshot;
import io.stamgast.dunning.decision.Outcome;
import io.stamgast.dunning.decision.StepRecord;
import io.stamgast.kernel.DomainException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * The life of an invoice that wasn't paid: it begins with the first failure, may be paused by hand, and ends when it is
 * paid, lost or void. What comes late, or twice, changes nothing; a payment after a loss recovers it all the same.
 */
public final class DunningCase {

    /** Where a case stands. */
    public enum State {
        OPEN, PAUSED, RECOVERED, LOST, VOIDED;

        boolean isEnd() {
            return this != OPEN && this != PAUSED;
        }
    }

    private final CaseFacts facts;
    private FailedCharge charge;
    private String declineCode;
    private Methods methods;
    private Delay delay;
    private InvoiceState invoiceState;
    private State state;
    private Instant overAt;
    private Instant endedAt;
    private Long recoveredMinor;
    private Instant lookAt;

    /** A case that begins. */
    DunningCase(CaseFacts facts, FailedCharge charge, String declineCode, boolean backupMethod) {
        this(facts, charge, declineCode, new Methods(null, 0, backupMethod), Delay.NONE, InvoiceState.OPEN, State.OPEN,
                null, null, null);
    }

    /** One that is kept. */
    DunningCase(CaseFacts facts, FailedCharge charge, String declineCode, Methods methods, Delay delay,
                InvoiceState invoiceState, State state, Instant overAt, Instant endedAt, Long recoveredMinor) {
        this.facts = Objects.requireNonNull(facts);
        this.charge = charge;
        this.declineCode = declineCode;
        this.methods = methods;
        this.delay = delay;
        this.invoiceState = invoiceState;
        this.state = state;
        this.overAt = overAt;
        this.endedAt = endedAt;
        this.recoveredMinor = recoveredMinor;
    }

    /** @param ofAnother whether what was declined is not the account's current payment method */
    void declined(Refusal refusal, boolean ofAnother) {
        if (!state.isEnd() && charge != null && refusal.at().isAfter(charge.at())) {
            var at = ofAnother && isUntried() && methods.newAt().isBefore(refusal.at()) ? methods.newAt()
                    : micros(refusal.at());
            charge = new FailedCharge(refusal.decline(), at, micros(refusal.nextAttempt()));
            declineCode = refusal.code();
        }
    }

    /** Whether the latest payment method came after all that we know was declined. */
    private boolean isUntried() {
        return methods.newAt() != null && !methods.newAt().isBefore(charge.at());
    }

    void methodArrived(Instant at) {
        if (!state.isEnd() && (methods.newAt() == null || at.isAfter(methods.newAt()))) {
            methods = new Methods(micros(at), methods.newCount() + 1, methods.backup());
        }
    }

    void backupKnown(boolean known) {
        methods = new Methods(methods.newAt(), methods.newCount(), known);
    }

    /** What was paid after it was owed no more recovers nothing; before that it does, though we hear of it later. */
    void paid(long amountMinor, Instant at) {
        if (invoiceState != InvoiceState.PAID
                && (invoiceState != InvoiceState.VOID || overAt != null && at.isBefore(overAt))) {
            invoiceState = InvoiceState.PAID;
            recoveredMinor = amountMinor;
        }
    }

    /**
     * Its membership has ended. What was to be charged for it is owed no more by who wished that; what was sent as an
     * invoice is for time that he had.
     */
    void membershipEnded(boolean wished, Instant at) {
        if (state.isEnd() || wished && charge == null) {
            return;
        }
        overAt = micros(at);
        if (wished) {
            invoiceState = InvoiceState.VOID;
        }
    }

    void voided() {
        if (!state.isEnd()) {
            invoiceState = InvoiceState.VOID;
        }
    }

    void givenUp() {
        if (!state.isEnd()) {
            invoiceState = InvoiceState.UNCOLLECTIBLE;
        }
    }

    /** @throws DomainException ({@code wrong-state}, 409) when it is paused already, or has ended */
    void pause(Instant now) {
        require(State.OPEN, "paused");
        state = State.PAUSED;
        delay = new Delay(micros(now), delay.paused(), delay.promise(), delay.promiseDays());
    }

    /** @throws DomainException ({@code wrong-state}, 409) when it isn't paused */
    void resume(Instant now) {
        require(State.PAUSED, "resumed");
        state = State.OPEN;
        var paused = Duration.between(delay.pausedAt(), micros(now));
        delay = new Delay(null, delay.paused().plus(paused), delay.promise(), delay.promiseDays());
    }

    /**
     * @param days by which it shifts what is to come
     * @throws DomainException ({@code wrong-state}, 409) when it has ended
     */
    void promised(LocalDate until, int days) {
        if (state.isEnd()) {
            throw wrongState("promised to be paid");
        }
        delay = new Delay(delay.pausedAt(), delay.paused(), until, days);
    }

    void end(Outcome outcome, Instant now) {
        state = State.valueOf(outcome.name());
        endedAt = micros(now);
        delay = new Delay(null, delay.paused(), delay.promise(), delay.promiseDays());
    }

    void lookAt(Instant next) {
        lookAt = micros(next);
    }

    private void require(State wanted, String what) {
        if (state != wanted) {
            throw wrongState(what);
        }
    }

    private DomainException wrongState(String what) {
        return DomainException.conflict("wrong-state",
                "The dunning case is " + state.name().toLowerCase(Locale.ROOT) + " and can't be " + what + ".");
    }

    private static Instant micros(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }

    CaseSnapshot snapshot(List<StepRecord> records) {
        return new CaseSnapshot(facts.id(), facts.payment(), facts.failedAt(), facts.zone(), charge, methods, delay,
                invoiceState, overAt, state == State.LOST ? endedAt : null, records);
    }

    public UUID id() {
        return facts.id();
    }

    public CaseFacts facts() {
        return facts;
    }

    /** The latest failed one; null for an {@code INVOICE}. */
    public FailedCharge charge() {
        return charge;
    }

    /** What the payment provider calls the latest decline; null when it says nothing. */
    public String declineCode() {
        return declineCode;
    }

    public Methods methods() {
        return methods;
    }

    public Delay delay() {
        return delay;
    }

    public InvoiceState invoiceState() {
        return invoiceState;
    }

    public State state() {
        return state;
    }

    /** When its membership ended; null while that goes on. */
    Instant overAt() {
        return overAt;
    }

    /** Null while it goes on. */
    public Instant endedAt() {
        return endedAt;
    }

    /** What was paid, in the currency's minor unit; null unless it was recovered. */
    public Long recoveredMinor() {
        return recoveredMinor;
    }

    /** Whole days from the failure to the end; null while it goes on. */
    public Long days() {
        return endedAt == null ? null : Math.max(0, Duration.between(facts.failedAt(), endedAt).toDays());
    }

    Instant lookAt() {
        return lookAt;
    }
}
