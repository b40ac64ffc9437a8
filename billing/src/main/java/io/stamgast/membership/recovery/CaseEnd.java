package io.stamgast.membership.recovery;

import io.stamgast.dunning.action.CaseFacts;
import io.stamgast.dunning.decision.Outcome;
import io.stamgast.dunning.decision.StepRecord;
import io.stamgast.dunning.definition.Payment;
import io.stamgast.dunning.definition.StepAction.Kind;
import io.stamgast.dunning.recovery.CaseStep;
import io.stamgast.membership.MembershipTable;
import io.stamgast.stripe.call.StripeCalls;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What happens with the end of a case, in its transaction. Stripe is asked after that: an invoice that is taken back
 * any earlier would end the case as one in which nothing was owed.
 */
final class CaseEnd {

    private final Connection connection;
    private final int tenantId;
    private final StripeCalls calls;
    private final MembershipTable memberships;

    CaseEnd(Connection connection, int tenantId, StripeCalls calls) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.calls = calls;
        this.memberships = new MembershipTable(connection, tenantId);
    }

    void take(CaseFacts of, Outcome outcome, Instant now) throws SQLException {
        var done = done(of);
        var notices = new Notices(connection, tenantId);
        var isOver = memberships.find(of.membershipId()).orElseThrow().state().isOver(); // locked, before the case was
        if (outcome == Outcome.LOST && !isOver && done.stream().noneMatch(Kind::isTerminal)) {
            notices.hide(of); // it goes on, unpaid: what is held back stays so
        } else if (notices.end(of)) {
            release(of, now);
        }
        var isCharged = of.payment() != Payment.INVOICE; // what was sent stays owed, unless the policy ended that
        if (isOver && isCharged && outcome != Outcome.RECOVERED || outcome == Outcome.LOST && changes(done)) {
            calls.ask(connection, tenantId, VoidInvoice.NAME, of.membershipId(),
                    new VoidInvoice.Parameters(of.invoice(), !isOver && done.contains(Kind.DOWNGRADE)));
        }
        if (outcome == Outcome.RECOVERED && !isOver && hasBegun(of, Kind.PAUSE)) {
            resume(of);
        }
    }

    private static boolean changes(Set<Kind> done) {
        return done.contains(Kind.CANCEL) || done.contains(Kind.DOWNGRADE);
    }

    private void release(CaseFacts of, Instant now) throws SQLException {
        var membership = memberships.find(of.membershipId()).orElseThrow();
        memberships.update(membership, membership.restricted(false), now, now, "CASE_ENDED");
    }

    /** Whether we have heard of the pause or not: what isn't paused stays as it is. */
    void resume(CaseFacts of) throws SQLException {
        var subscription = memberships.find(of.membershipId()).orElseThrow().stripeSubscription();
        if (subscription != null) {
            calls.ask(connection, tenantId, ResumeCollection.NAME, of.membershipId(),
                    new ResumeCollection.Parameters(subscription));
        }
    }

    private boolean hasBegun(CaseFacts of, Kind kind) throws SQLException {
        return CaseStep.of(connection, tenantId, of.id()).stream().map(CaseStep::step)
                .anyMatch(step -> step.action().kind() == kind
                        && (step.state() == StepRecord.State.BEGUN || step.state() == StepRecord.State.DONE));
    }

    private Set<Kind> done(CaseFacts of) throws SQLException {
        var kinds = EnumSet.noneOf(Kind.class);
        for (var one : CaseStep.of(connection, tenantId, of.id())) {
            if (one.step().state() == StepRecord.State.DONE) {
                kinds.add(one.step().action().kind());
            }
        }
        return kinds;
    }
}
