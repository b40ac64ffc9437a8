package io.stamgast.portal.payments;

import io.stamgast.membership.subscribing.change.ChangeDesk;
import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.membership.subscribing.change.Changes;
import io.stamgast.portal.page.Notices;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Changes a membership and says so, or that Stripe has yet to answer. */
@RequestScoped
public class MembershipChanges {

    @Inject
    Changes changes;
    @Inject
    ChangeDesk desk;
    @Inject
    Notices notices;

    public void cancel(UUID membership, ChangeRequests.At at) {
        tell(changes.cancel(membership, new ChangeRequests.Cancel(at)), "member.cancelled");
    }

    /** Takes a planned end back, or ends a pause. */
    public void resume(UUID membership) {
        tell(changes.resume(membership), "member.resumed");
    }

    public void pause(UUID membership) {
        tell(changes.pause(membership, new ChangeRequests.Pause(null)), "member.paused");
    }

    private void tell(Response kept, String done) {
        var answer = desk.answer(kept);
        notices.done(answer.getStatus() == Response.Status.ACCEPTED.getStatusCode() ? "member.waiting" : done);
    }
}
