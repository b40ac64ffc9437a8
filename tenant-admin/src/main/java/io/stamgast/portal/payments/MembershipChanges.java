package io.stamgast.portal.payments;

import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.subscribing.Waiting;
import io.stamgast.membership.subscribing.change.ChangeDesk;
import io.stamgast.membership.subscribing.change.ChangePreview;
import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.membership.subscribing.change.Changes;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.page.ThisProgram;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Changes a membership and says so, or that Stripe has yet to answer. */
@RequestScoped
public class MembershipChanges {

    @Inject
    Changes changes;
    @Inject
    ChangeDesk desk;
    @Inject
    ThisProgram program;
    @Inject
    Notices notices;

    public void cancel(UUID membership, ChangeRequests.At at) {
        tell(changes.cancel(membership, new ChangeRequests.Cancel(at)),
                at == ChangeRequests.At.NOW ? "member.cancelledNow" : "member.cancelled");
    }

    /** Takes a planned end back, or ends a pause. */
    public void resume(UUID membership) {
        tellOf(desk.payable(membership, () -> changes.resume(membership)), "member.resumed");
    }

    /** @param until the day on which it goes on by itself; null for not by itself */
    public void pause(UUID membership, LocalDate until) {
        var instant = until == null ? null : until.atStartOfDay(program.getZone()).toInstant();
        tell(changes.pause(membership, new ChangeRequests.Pause(instant)), "member.paused");
    }

    /**
     * For what was shown.
     *
     * @return the page on which the buyer pays for it, and until then nothing is changed; nothing when nobody asks him
     */
    public Optional<String> change(UUID membership, ChangePreview shown) {
        var answer = desk.answer(changes.change(membership,
                new ChangeRequests.Change(shown.plan(), shown.price(), shown.prorationDate())));
        if (answer.getEntity() instanceof Waiting waiting && waiting.page() != null) {
            notices.done("change.asks");
            return Optional.of(waiting.page());
        }
        tellOf(answer, "change.done");
        return Optional.empty();
    }

    /** @param code as people write it */
    public void redeem(UUID membership, String code) {
        tell(changes.coupon(membership, new ChangeRequests.Coupon(code.strip(), false)), "coupon.done");
    }

    /** @param days in which invoices are to be paid; null for a card */
    public void collect(UUID membership, Integer days) {
        var wanted = new ChangeRequests.Collection(days == null ? Collection.CARD : Collection.INVOICE, days);
        tellOf(desk.payable(membership, () -> changes.collection(membership, wanted)), "pay.done");
    }

    private void tell(Response kept, String done) {
        tellOf(desk.answer(kept), done);
    }

    private void tellOf(Response answer, String done) {
        notices.done(answer.getStatus() == Response.Status.ACCEPTED.getStatusCode() ? "member.waiting" : done);
    }
}
