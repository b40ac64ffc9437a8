package io.stamgast.membership.recovery;

import io.stamgast.dunning.action.CaseFacts;
import io.stamgast.dunning.decision.Outcome;
import io.stamgast.dunning.decision.StepRecord;
import io.stamgast.dunning.definition.StepAction.Kind;
import io.stamgast.dunning.recovery.CaseStep;
import io.stamgast.membership.MembershipState;
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
        if (outcome == Outcome.LOST && done.stream().noneMatch(Kind::isTerminal)) {
            notices.hide(of); // it goes on, unpaid: what is held back stays so
        } else if (notices.end(of)) {
            release(of, now);
        }
        if (outcome == Outcome.LOST && (done.contains(Kind.CANCEL) || done.contains(Kind.DOWNGRADE))) {
            calls.ask(connection, tenantId, VoidInvoice.NAME, of.membershipId(),
                    new VoidInvoice.Parameters(of.invoice(), done.contains(Kind.DOWNGRADE)));
        }
        if (outcome == Outcome.RECOVERED && done.contains(Kind.PAUSE)) {
            resume(of);
        }
    }

    private void release(CaseFacts of, Instant now) throws SQLException {
        var membership = memberships.find(of.membershipId()).orElseThrow(); // locked, before the case was
        memberships.update(membership, membership.restricted(false), now, now, "CASE_ENDED");
    }

    private void resume(CaseFacts of) throws SQLException {
        var paused = memberships.find(of.membershipId()).filter(one -> one.state() == MembershipState.PAUSED);
        if (paused.isPresent()) {
            calls.ask(connection, tenantId, ResumeCollection.NAME, of.membershipId(),
                    new ResumeCollection.Parameters(paused.get().stripeSubscription()));
        }
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
