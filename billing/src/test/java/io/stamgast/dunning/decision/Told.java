package io.stamgast.dunning.decision;

import io.stamgast.dunning.decision.CaseSnapshot.Delay;
import io.stamgast.dunning.decision.CaseSnapshot.FailedCharge;
import io.stamgast.dunning.decision.CaseSnapshot.InvoiceState;
import io.stamgast.dunning.decision.CaseSnapshot.Methods;
import io.stamgast.dunning.definition.Decline;
import io.stamgast.dunning.definition.Payment;
import io.stamgast.dunning.definition.Policies;
import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.dunning.definition.PolicyVersion;
import io.stamgast.dunning.definition.Situation;
import io.stamgast.dunning.definition.StepAction.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A case as the tables of tests tell it. Times are days after the failure, which was on 16 March 2026 at 11:30 in
 * Amsterdam: {@code 3@9} is nine o'clock there on the third day after, {@code 3} half past eleven. Summer time begins
 * on day 13.
 */
final class Told {

    static final UUID ID = UUID.fromString("00000000-0000-7000-8000-00000000000c");
    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    static final Instant FAILED = Instant.parse("2026-03-16T10:30:00Z");

    private PolicyDefinition policy = Policies.own();
    private Payment payment = Payment.RENEWAL;
    private Decline decline = Decline.SOFT_DECLINE;
    private Instant declinedAt = FAILED;
    private Instant nextAttempt;
    private Methods methods = Methods.SAME;
    private Instant pausedAt;
    private Duration paused = Duration.ZERO;
    private String promise;
    private int promiseDays;
    private InvoiceState invoice = InvoiceState.OPEN;
    private Instant overAt;
    private Instant lostAt;
    private final List<StepRecord> records = new ArrayList<>();

    /**
     * @param facts words such as {@code hard@5}, {@code new@6}, {@code backup}, {@code paused@4}, {@code wait=3}
     * @param done what is recorded: {@code 1.*} for all of step 1 done on time (and charges declined),
     *     {@code 1.0:SKIPPED@5}
     */
    Told(String facts, String done) {
        words(facts).forEach(this::fact);
        words(done).forEach(this::record);
    }

    private static Stream<String> words(String text) {
        return text == null || text.isEmpty() ? Stream.of() : Stream.of(text.split("[, ]+"));
    }

    private void fact(String word) {
        var parts = word.split("[@=]", 2);
        var more = parts.length > 1 ? parts[1] : "0";
        switch (parts[0]) {
            case "stripe" -> policy = Policies.stripes();
            case "first" -> payment = Payment.FIRST_PAYMENT;
            case "invoice" -> payment = Payment.INVOICE;
            case "soft", "hard", "sca" -> {
                decline = decline(parts[0]);
                declinedAt = time(more);
            }
            case "tries" -> nextAttempt = time(more);
            case "new" -> methods = new Methods(time(more), methods.newCount() + 1, methods.backup());
            case "backup" -> methods = new Methods(methods.newAt(), methods.newCount(), true);
            case "paused" -> pausedAt = time(more);
            case "wait" -> paused = Duration.ofDays(Integer.parseInt(more));
            case "promise" -> promise = more;
            case "shift" -> promiseDays = Integer.parseInt(more);
            case "over" -> overAt = time(more);
            case "lost" -> lostAt = time(more);
            default -> invoice = InvoiceState.valueOf(word);
        }
    }

    private static Decline decline(String word) {
        return word.equals("soft") ? Decline.SOFT_DECLINE
                : word.equals("hard") ? Decline.HARD_DECLINE : Decline.AUTHENTICATION;
    }

    private void record(String word) {
        var time = word.split("@", 2);
        var parts = time[0].split(":");
        var state = parts.length > 1 ? StepRecord.State.valueOf(parts[1]) : null;
        var at = time.length > 1 ? time(time[1]) : null;
        if (parts[0].startsWith("NEW/")) {
            keep(Planned.newMethod(with(List.of(), Integer.parseInt(parts[0].substring(4)))), state, at);
        } else if (parts[0].equals("BACKUP")) {
            keep(Planned.backup(snapshot(), FAILED), state, at);
        } else if (parts[0].equals("WIN_BACK")) {
            keep(Planned.winBack(snapshot(), policy.winBack(), FAILED), state, at);
        } else {
            step(parts[0], state, at);
        }
    }

    private void step(String place, StepRecord.State state, Instant at) {
        var other = place.split("/");
        var track = Situation.of(payment, other.length > 1 ? decline(other[0]) : decline);
        var numbers = other[other.length - 1].split("\\.");
        var step = Integer.parseInt(numbers[0]);
        var written = policy.track(track).steps().get(step);
        var due = time(written.day() + (written.hour() == null ? "" : "@" + written.hour())).plus(paused);
        for (var i = 0; i < written.actions().size(); i++) {
            if (numbers[1].equals("*") || numbers[1].equals(Integer.toString(i))) {
                keep(Planned.step(snapshot(), track, step, i, written.actions().get(i), due), state,
                        at == null ? due : at);
            }
        }
    }

    private void keep(Planned planned, StepRecord.State state, Instant at) {
        var went = state != null ? state
                : planned.action().isCharge() ? StepRecord.State.DECLINED : StepRecord.State.DONE;
        records.add(new StepRecord(planned.key(), planned.origin(), planned.track(), planned.step(), planned.index(),
                planned.action(), went, planned.dueAt() == null ? at : planned.dueAt(),
                went == StepRecord.State.BEGUN ? null : at));
    }

    PolicyVersion version() {
        return new PolicyVersion(ID, policy);
    }

    CaseSnapshot snapshot() {
        return with(records, methods.newCount());
    }

    private CaseSnapshot with(List<StepRecord> some, int newCount) {
        var delay = new Delay(pausedAt, paused, promise == null ? null
                : FAILED.atZone(ZONE).toLocalDate().plusDays(Integer.parseInt(promise)), promiseDays);
        return new CaseSnapshot(ID, payment, FAILED, ZONE,
                payment == Payment.INVOICE ? null : new FailedCharge(decline, declinedAt, nextAttempt),
                new Methods(methods.newAt(), newCount, methods.backup()), delay, invoice, overAt, lostAt,
                some);
    }

    static Instant time(String text) {
        var parts = text.strip().split("@");
        var day = FAILED.atZone(ZONE).plusDays(Integer.parseInt(parts[0]));
        return parts.length == 1 ? day.toInstant()
                : day.toLocalDate().atTime(LocalTime.of(Integer.parseInt(parts[1]), 0)).atZone(ZONE).toInstant();
    }

    private static String word(Instant instant) {
        var local = instant.atZone(ZONE);
        var days = ChronoUnit.DAYS.between(FAILED.atZone(ZONE).toLocalDate(), local.toLocalDate());
        return days + (local.toLocalTime().equals(LocalTime.of(11, 30)) ? "" : "@" + local.getHour());
    }

    /** What is done, skipped, and when to look again, as the tables write it. */
    static String told(Decision decision, Instant now) {
        var words = new ArrayList<String>();
        decision.actions().forEach(action -> words.add(told(action)));
        decision.skipped().forEach(skip -> words.add("-" + place(skip.action()) + ":" + skip.reason()));
        if (decision.end() != null) {
            words.add(decision.end().name());
        } else if (decision.next() == null) {
            words.add("never");
        } else {
            words.add(decision.next().equals(now) ? "again" : ">" + word(decision.next()));
        }
        return String.join(" ", words);
    }

    static String told(List<Planned> upcoming) {
        return upcoming.stream().map(Told::told).collect(Collectors.joining(" "));
    }

    private static String told(Planned planned) {
        var action = planned.action();
        var more = action.isCharge() ? "CHARGE:" + action.method()
                : action.kind() == Kind.EMAIL ? "EMAIL:" + action.template() : action.kind().name();
        return place(planned) + "=" + more + (planned.authenticate() ? "+link" : "");
    }

    private static String place(Planned planned) {
        var rest = planned.key().substring(("dunning/" + ID + "/").length());
        return planned.origin() == Origin.STEP ? planned.step() + "." + planned.index()
                : rest.replace(Origin.NEW_METHOD.name(), "NEW");
    }
}
