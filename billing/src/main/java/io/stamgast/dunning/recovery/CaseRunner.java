package io.stamgast.dunning.recovery;

import io.stamgast.dunning.action.ActionResult;
import io.stamgast.dunning.action.DunningActions;
import io.stamgast.dunning.action.Errand;
import io.stamgast.dunning.action.Unreachable;
import io.stamgast.dunning.decision.Planned;
import io.stamgast.dunning.decision.StepRecord;
import io.stamgast.dunning.definition.PolicyDefinition.WinBack;
import io.stamgast.job.turn.Failures;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Does what is due for the cases of one tenant, one action at a time: written down as begun, done outside of any
 * transaction, written down as ended. Several may run at once.
 */
final class CaseRunner {

    private final TenantWork work;
    private final int tenantId;
    private final DunningActions actions;
    private final Clock clock;

    /**
     * What a look at a case came to.
     *
     * @param planned what was begun; null for nothing
     * @param at when that was
     */
    private record Turn(DunningCase of, Planned planned, WinBack winBack, Instant at) {

        static Turn nothing(DunningCase of) {
            return new Turn(of, null, null, null);
        }

        Errand errand(int tenantId) {
            return new Errand(tenantId, planned.key(), of.facts(), of.charge() == null ? null : of.charge().decline());
        }
    }

    CaseRunner(TenantWork work, int tenantId, DunningActions actions, Clock clock) {
        this.work = work;
        this.tenantId = tenantId;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * Looks at cases until none is due, it was often enough, or nobody can be reached who does what is due; one that
     * fails keeps no other waiting.
     */
    void run(int most) {
        var failures = new Failures();
        for (var looks = 0; looks < most; looks++) {
            var turn = work.call(tenantId, connection -> begin(connection, failures));
            if (turn.isEmpty()) {
                break;
            }
            if (turn.get().planned() != null && !execute(turn.get(), failures)) {
                break;
            }
        }
        failures.rethrow();
    }

    private Optional<Turn> begin(Connection connection, Failures failures) throws SQLException {
        var now = now();
        var cases = caseWork(connection, now);
        var due = cases.table().due(now);
        if (due.isEmpty()) {
            return Optional.empty();
        }
        cases.lockMemberships(List.of(due.get().facts().membershipId()));
        var taken = cases.table().lockDue(due.get().id(), now);
        if (taken.isEmpty()) {
            return Optional.of(Turn.nothing(due.get()));
        }
        var before = connection.setSavepoint();
        try {
            return Optional.of(begin(cases, taken.get(), now));
        } catch (SQLException | RuntimeException failure) {
            connection.rollback(before);
            cases.table().postpone(taken.get().id(), now.plus(CaseWork.LEASE));
            failures.add(failure instanceof SQLException database ? new DatabaseFailure(database)
                    : (RuntimeException) failure);
            return Optional.of(Turn.nothing(taken.get()));
        }
    }

    private static Turn begin(CaseWork cases, DunningCase taken, Instant now) throws SQLException {
        var decision = cases.decide(taken);
        for (var skipped : decision.skipped()) {
            cases.steps(taken).skip(skipped, now);
        }
        if (decision.actions().isEmpty()) {
            cases.keep(taken, decision);
            return Turn.nothing(taken);
        }
        var first = decision.actions().get(0);
        cases.steps(taken).begin(first, now);
        cases.keep(taken, decision);
        return new Turn(taken, first, cases.version(taken).definition().winBack(), now);
    }

    /** @return false when nobody can be reached who does it */
    private boolean execute(Turn turn, Failures failures) {
        try {
            var result = result(turn);
            work.call(tenantId, connection -> {
                finish(connection, turn, result);
                return null;
            });
        } catch (Unreachable away) {
            return false;
        } catch (RuntimeException failure) {
            failures.add(failure);
        }
        return true;
    }

    private ActionResult result(Turn turn) {
        var errand = turn.errand(tenantId);
        var action = turn.planned().action();
        return switch (turn.planned().origin()) {
            case WIN_BACK -> actions.offerWinBack(errand, action.template(), turn.winBack().offer());
            case STEP, NEW_METHOD, BACKUP -> switch (action.kind()) {
                case RETRY_CHARGE -> actions.retryCharge(errand, action.method());
                case EMAIL -> actions.email(errand, action.template(), turn.planned().authenticate());
                case PAGE_NOTICE -> actions.showNotice(errand);
                case NOTIFY_MANAGER -> actions.notifyManager(errand);
                case RESTRICT_BENEFITS -> actions.restrictBenefits(errand);
                case PAUSE -> actions.pause(errand);
                case CANCEL -> actions.cancel(errand);
                case DOWNGRADE -> actions.downgrade(errand, action.plan());
            };
        };
    }

    private void finish(Connection connection, Turn turn, ActionResult result) throws SQLException {
        var now = now();
        var cases = caseWork(connection, now);
        var locked = cases.lock(turn.of().id());
        if (!cases.steps(locked).end(turn.planned().key(), state(result), result.reason(), now)) {
            return; // it took so long that somebody else has ended it
        }
        Outbox.write(connection, tenantId, CaseStepEvent.of(locked, turn.planned(), state(result), result.reason(),
                now));
        if (result.kind() == ActionResult.Kind.PAID) {
            locked.paid(result.paidMinor(), turn.at());
        } else if (result.kind() == ActionResult.Kind.DECLINED) {
            var next = locked.charge().nextAttempt();
            // as of its beginning: a payment method that came meanwhile is newer than what was charged
            locked.declined(new Refusal(result.decline(), result.reason(), turn.at(), next), false);
        }
        cases.keep(locked);
    }

    private static StepRecord.State state(ActionResult result) {
        return switch (result.kind()) {
            case DONE, PAID -> StepRecord.State.DONE;
            case DECLINED -> StepRecord.State.DECLINED;
            case IMPOSSIBLE -> StepRecord.State.FAILED;
        };
    }

    private CaseWork caseWork(Connection connection, Instant now) {
        return new CaseWork(connection, tenantId, Optional.of(actions), now);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
