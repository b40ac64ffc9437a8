package io.stamgast.dunning.decision;

import static java.time.temporal.ChronoUnit.DAYS;

import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.dunning.definition.PolicyDefinition.Retries;
import io.stamgast.dunning.definition.PolicyStep;
import io.stamgast.dunning.definition.Track;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** When each step of a case's track is due, as it looks now. */
final class Schedule {

    /** How long after Stripe's own next try the last step waits for the news of it. */
    private static final Duration NEWS = Duration.ofDays(1);

    /** How long a charge that is under way, such as a bank debit, holds everything else up. */
    private static final Duration UNDER_WAY = Duration.ofDays(7);

    private final CaseSnapshot of;
    private final Retries retries;
    private final Track track;
    private final Instant now;

    Schedule(CaseSnapshot of, PolicyDefinition policy, Instant now) {
        this.of = of;
        this.retries = policy.retries();
        this.track = policy.track(of.situation());
        this.now = now;
    }

    Track track() {
        return track;
    }

    /** Everything on the track that isn't done, in its order; of what is over, its end alone is left. */
    List<Planned> remaining() {
        if (of.isOver()) {
            return end();
        }
        var due = due();
        var remaining = new ArrayList<Planned>();
        for (var step = 0; step < due.size(); step++) {
            remaining.addAll(remaining(step, due.get(step)));
        }
        return remaining;
    }

    /** What the track would end with, at once, but for its charges; nothing where it goes on unpaid. */
    private List<Planned> end() {
        var last = track.steps().size() - 1;
        var at = of.overAt().isAfter(underWay()) ? of.overAt() : underWay();
        return track.steps().get(last).endsTrack() ? remaining(last, at).stream()
                .filter(planned -> !planned.action().isCharge()).toList() : List.of();
    }

    private List<Planned> remaining(int step, Instant due) {
        return track.steps().get(step).places().stream()
                .map(index -> Planned.step(of, track.situation(), step, index,
                        track.steps().get(step).actions().get(index), due))
                .filter(planned -> !of.isFinal(planned.key())).toList();
    }

    /** Whether it would tell of an end that didn't come about. */
    boolean isUntrue(Planned message) {
        var step = message.step();
        return track.steps().get(step).endsTrack() && done(step).anyMatch(record ->
                record.action().kind().isTerminal() && record.state() != StepRecord.State.DONE);
    }

    /** When all has been heard of charges that are under way, or are Stripe's: before that nothing is lost. */
    Instant news() {
        return of.hasEnded() ? underWay() : notBeforeStripe(underWay());
    }

    private Instant underWay() {
        return of.underWaySince().map(since -> since.plus(UNDER_WAY)).orElse(of.failedAt());
    }

    /** Never before the failure, while a charge is under way, or before an earlier step that is to come. */
    private List<Instant> due() {
        var due = new ArrayList<Instant>();
        var earliest = underWay();
        for (var step = 0; step < track.steps().size(); step++) {
            var own = afterPromise(written(track.steps().get(step)));
            if (step > 0 && step == track.steps().size() - 1) {
                own = notBeforeStripe(plusDays(own, lateness(step - 1, due.get(step - 1))));
            }
            due.add(own.isAfter(earliest) ? own : earliest);
            earliest = isDone(step) ? earliest : due.get(step);
        }
        return due;
    }

    private Instant written(PolicyStep step) {
        var failed = of.failedAt().atZone(of.zone());
        var time = step.hour() == null ? failed.toLocalTime() : LocalTime.of(step.hour(), 0);
        var day = failed.toLocalDate().plusDays((long) step.day() + of.delay().promiseDays());
        return day.atTime(time).atZone(of.zone()).toInstant().plus(of.delay().paused());
    }

    private Instant afterPromise(Instant due) {
        var promise = of.delay().promise();
        var early = promise == null ? 0 : DAYS.between(day(due), promise.plusDays(1));
        return early > 0 ? plusDays(due, early) : due;
    }

    /**
     * By how many days the step before the last was late, or will be: the last, which may end a membership, comes as
     * long after it as the policy says.
     *
     * @param due of that step
     */
    private long lateness(int step, Instant due) {
        var written = written(track.steps().get(step));
        if (isDone(step)) {
            return done(step).mapToLong(record ->
                    Math.max(late(record.dueAt(), record.endedAt()), late(written, record.endedAt()))).max().orElse(0);
        }
        return late(written, due.isAfter(now) ? due : now);
    }

    private boolean isDone(int step) {
        return done(step).count() == track.steps().get(step).actions().size();
    }

    private Stream<StepRecord> done(int step) {
        return of.records().stream()
                .filter(record -> record.isOf(track.situation().code(), step) && record.isFinal());
    }

    private long late(Instant due, Instant done) {
        return Math.max(0, DAYS.between(day(due), day(done)));
    }

    private Instant notBeforeStripe(Instant due) {
        if (retries == Retries.OWN || !of.isCharged() || of.charge().nextAttempt() == null) {
            return due;
        }
        var tried = of.charge().nextAttempt().plus(NEWS);
        return tried.isAfter(due) ? tried : due;
    }

    private Instant plusDays(Instant instant, long days) {
        return instant.atZone(of.zone()).plusDays(days).toInstant();
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, of.zone());
    }
}
