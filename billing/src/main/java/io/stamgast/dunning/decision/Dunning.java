package io.stamgast.dunning.decision;

import io.stamgast.dunning.decision.CaseSnapshot.InvoiceState;
import io.stamgast.dunning.decision.Decision.Skipped;
import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.dunning.definition.PolicyVersion;
import io.stamgast.dunning.definition.StepAction.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what is done for a case at an instant. */
public final class Dunning {

    private final CaseSnapshot of;
    private final PolicyDefinition policy;
    private final Instant now;
    private final Schedule schedule;
    private final List<Planned> remaining;
    private final List<Planned> actions = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();

    private Dunning(CaseSnapshot of, PolicyDefinition policy, Instant now) {
        this.of = of;
        this.policy = policy;
        this.now = now;
        schedule = new Schedule(of, policy, now);
        remaining = schedule.remaining();
    }

    /** The same for the same case, version and instant. */
    public static Decision decide(CaseSnapshot of, PolicyVersion version, Instant now) {
        if (of.invoice() == InvoiceState.PAID) {
            return Decision.end(Outcome.RECOVERED);
        }
        if (of.invoice() == InvoiceState.VOID) {
            return Decision.end(Outcome.VOIDED);
        }
        if (of.lostAt() != null) {
            return winBack(of, version.definition(), now);
        }
        if (of.invoice() == InvoiceState.UNCOLLECTIBLE) {
            return Decision.end(Outcome.LOST);
        }
        return of.delay().pausedAt() != null ? Decision.NOTHING
                : new Dunning(of, version.definition(), now).decide();
    }

    /**
     * What comes next, the same step's all together; after a loss, the offer to come back. Nothing when nothing comes,
     * or while it is paused.
     */
    public static List<Planned> upcoming(CaseSnapshot of, PolicyVersion version, Instant now) {
        if (of.lostAt() != null && of.invoice() != InvoiceState.PAID) {
            return offer(of, version.definition()).stream().toList();
        }
        if (of.invoice() != InvoiceState.OPEN || of.delay().pausedAt() != null) {
            return List.of();
        }
        var remaining = new Schedule(of, version.definition(), now).remaining();
        return remaining.stream().filter(planned -> planned.step() == remaining.get(0).step()).toList();
    }

    /**
     * By how many days a promise to pay until a day shifts the steps that are to come, so that the first comes on the
     * day after, or on its own day when that is later. An earlier promise doesn't count any more.
     */
    public static int promiseDays(CaseSnapshot of, PolicyVersion version, LocalDate until, Instant now) {
        var free = new Schedule(of.with(of.delay().withoutPromise()), version.definition(), now).remaining();
        return free.stream().findFirst().map(first -> LocalDate.ofInstant(first.dueAt(), of.zone()))
                .map(day -> (int) Math.max(0, ChronoUnit.DAYS.between(day, until.plusDays(1)))).orElse(0);
    }

    private static Decision winBack(CaseSnapshot of, PolicyDefinition policy, Instant now) {
        return offer(of, policy).map(offer -> offer.dueAt().isAfter(now) ? Decision.wait(offer.dueAt())
                : new Decision(List.of(offer), List.of(), now, null)).orElse(Decision.NOTHING);
    }

    private static Optional<Planned> offer(CaseSnapshot of, PolicyDefinition policy) {
        return Optional.ofNullable(policy.winBack()).map(winBack -> Planned.winBack(of, winBack,
                        of.lostAt().atZone(of.zone()).plusDays(winBack.afterDays()).toInstant()))
                .filter(offer -> !of.isFinal(offer.key()));
    }

    private Decision decide() {
        if (remaining.isEmpty() && !schedule.news().isAfter(now)) {
            return Decision.end(Outcome.LOST);
        }
        var due = remaining.stream().filter(one -> !one.dueAt().isAfter(now) || of.isBegun(one.key())).toList();
        var newMethod = newMethod();
        sort(due, new Charges(of, due, newMethod.isPresent()));
        newMethod.ifPresentOrElse(charge -> {
            actions.clear();
            actions.add(charge);
        }, this::backupFirst);
        endAtWhatDecides();
        overtaken();
        return actions.isEmpty() && skipped.isEmpty() ? Decision.wait(next())
                : new Decision(actions, skipped, now, null);
    }

    private Instant next() {
        return remaining.isEmpty() ? schedule.news() : remaining.get(0).dueAt();
    }

    private Optional<Planned> newMethod() {
        return Optional.of(of).filter(one -> one.hasNewMethod() && !one.hasEnded()).map(Planned::newMethod)
                .filter(charge -> !of.isFinal(charge.key()));
    }

    private void sort(List<Planned> due, Charges charges) {
        var latest = latestMessages(due);
        for (var planned : due) {
            var kind = planned.action().kind();
            SkipReason reason = null;
            if (kind.isMessage() && planned.step() < latest.get(kind)) {
                reason = SkipReason.LATER_MESSAGE;
            } else if (kind.isMessage() && schedule.isUntrue(planned)) {
                reason = SkipReason.NOT_ENDED;
            } else if (planned.action().isCharge()) {
                reason = charges.skipped(planned);
            }
            if (reason == null) {
                actions.add(planned);
            } else {
                skipped.add(new Skipped(planned, reason));
            }
        }
    }

    private static Map<Kind, Integer> latestMessages(List<Planned> due) {
        var latest = new EnumMap<Kind, Integer>(Kind.class);
        due.stream().filter(planned -> planned.action().kind().isMessage())
                .forEach(planned -> latest.merge(planned.action().kind(), planned.step(), Math::max));
        return latest;
    }

    /** The backup payment method is charged before anything of the last step is done; once begun, it comes first. */
    private void backupFirst() {
        var last = schedule.track().steps().size() - 1;
        var place = actions.stream().filter(planned -> planned.step() == last).findFirst().map(actions::indexOf);
        var begun = of.isBegun(Planned.backup(of, now).key());
        if (begun) {
            actions.add(0, Planned.backup(of, now));
        } else if (place.isPresent() && triesBackup(last)) {
            actions.add(place.get(), Planned.backup(of, actions.get(place.get()).dueAt()));
        }
    }

    private boolean triesBackup(int last) {
        return policy.tryBackupBeforeLastStep() && of.isCharged() && !of.isOver() && of.methods().backup()
                && schedule.track().steps().get(last).actions().stream().noneMatch(one -> one.isBackupCharge())
                && of.records().stream().noneMatch(StepRecord::hasTriedBackup);
    }

    private void endAtWhatDecides() {
        for (var i = 0; i < actions.size(); i++) {
            var action = actions.get(i).action();
            if (action.isCharge() || action.kind().isTerminal()) {
                actions.subList(i + 1, actions.size()).clear();
                return;
            }
        }
    }

    /** What was begun on a track that the case has left, or with a payment method that isn't the newest any more. */
    private void overtaken() {
        var alive = new ArrayList<>(remaining.stream().map(Planned::key).toList());
        actions.forEach(planned -> alive.add(planned.key()));
        alive.add(Planned.backup(of, now).key());
        of.records().stream().filter(record -> !record.isFinal() && !alive.contains(record.key()))
                .forEach(record -> skipped.add(new Skipped(Planned.again(record), SkipReason.OVERTAKEN)));
    }
}
