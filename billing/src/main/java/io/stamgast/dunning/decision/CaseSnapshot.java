package io.stamgast.dunning.decision;

import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.Payment;
import io.stamgast.dunning.definition.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a case.
 *
 * @param failedAt when the first charge failed; the due date of an {@code INVOICE}
 * @param zone where its days begin
 * @param charge the latest failed one; null for an {@code INVOICE}
 * @param overAt when what was not paid for ended, by the policy or without it; null while it goes on
 * @param lostAt null unless the case was lost
 * @param records of everything begun, in any order
 */
public record CaseSnapshot(UUID caseId, Payment payment, Instant failedAt, ZoneId zone, FailedCharge charge,
                           Methods methods, Delay delay, InvoiceState invoice, Instant overAt, Instant lostAt,
                           List<StepRecord> records) {

    /** What has become of the invoice meanwhile. */
    public enum InvoiceState { OPEN, PAID, VOID, UNCOLLECTIBLE }

    /** @param nextAttempt when Stripe charges again by itself; null when it doesn't */
    public record FailedCharge(Decline decline, Instant at, Instant nextAttempt) {
    }

    /**
     * The account's payment methods.
     *
     * @param newAt when the latest one arrived since the case began; null for none
     * @param newCount how many have arrived since
     * @param backup whether there is one to fall back on
     */
    public record Methods(Instant newAt, int newCount, boolean backup) {

        public static final Methods SAME = new Methods(null, 0, false);
    }

    /**
     * What holds a case up.
     *
     * @param pausedAt since when it is paused by hand; null when it isn't
     * @param paused how long it was paused before
     * @param promise the day until which somebody has promised to pay; null for none
     * @param promiseDays by how many days the promise shifts the steps that were to come
     */
    public record Delay(Instant pausedAt, Duration paused, LocalDate promise, int promiseDays) {

        public static final Delay NONE = new Delay(null, Duration.ZERO, null, 0);

        Delay withoutPromise() {
            return new Delay(pausedAt, paused, null, 0);
        }
    }

    public CaseSnapshot {
        records = List.copyOf(records);
    }

    Situation situation() {
        return Situation.of(payment, charge == null ? null : charge.decline());
    }

    boolean isCharged() {
        return payment != Payment.INVOICE;
    }

    /** Whether the current payment method is another than the one that was declined last. */
    boolean hasNewMethod() {
        return isCharged() && methods.newAt() != null && !methods.newAt().isBefore(charge.at())
                && records.stream().noneMatch(record -> record.state() == StepRecord.State.DECLINED
                        && record.key().equals(Planned.newMethod(this).key()));
    }

    /** Since when the news of a charge is waited for that was neither paid at once nor declined. */
    Optional<Instant> underWaySince() {
        return records.stream()
                .filter(record -> record.action().isCharge() && record.state() == StepRecord.State.DONE)
                .map(StepRecord::endedAt).max(Comparator.naturalOrder())
                .filter(since -> since.isAfter(charge.at()));
    }

    /** Whether what was not paid for is over, whoever ended it: then nobody charges for it any more. */
    boolean isOver() {
        return overAt != null;
    }

    /** Whether what was not paid for has ended, or became something else. */
    boolean hasEnded() {
        return isOver() || records.stream().anyMatch(record -> record.state() == StepRecord.State.DONE
                && record.action().kind().isTerminal());
    }

    boolean isFinal(String key) {
        return records.stream().anyMatch(record -> record.key().equals(key) && record.isFinal());
    }

    boolean isBegun(String key) {
        return records.stream().anyMatch(record -> record.key().equals(key) && !record.isFinal());
    }

    CaseSnapshot with(Delay other) {
        return new CaseSnapshot(caseId, payment, failedAt, zone, charge, methods, other, invoice, overAt, lostAt,
                records);
    }
}
