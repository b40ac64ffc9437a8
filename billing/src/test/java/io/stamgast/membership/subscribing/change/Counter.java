package io.stamgast.membership.subscribing.change;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.membership.Membership;
import io.stamgast.membership.subscribing.Sending;
import io.stamgast.membership.subscribing.Waiting;
import io.stamgast.membership.subscribing.desk.MembershipDesk;
import io.stamgast.membership.subscribing.desk.MembershipLooks;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.membership.testing.Club;
import io.stamgast.testing.Entered;
import io.stamgast.web.idempotency.Keyed;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Function;

/** Where a club's memberships are changed, as the resource does it. */
public final class Counter {

    private final Club club;
    private final CurrentTenant tenant;

    public Counter(Club club) {
        this(club, club.tenant());
        club.does(new UpdateOperation(), new CancelOperation(), new ResumeOperation());
    }

    /** Somebody else's, who looks into the club's. */
    Counter(Club club, int tenant) {
        this.club = club;
        this.tenant = Entered.tenant(tenant);
    }

    public MembershipDesk looks() {
        return new MembershipLooks(tenant, club.plans, club.clock);
    }

    /** Decides, sends, and answers. */
    Response asks(Function<Changes, Response> change) {
        return asks(UUID.randomUUID().toString(), change);
    }

    private Response asks(String key, Function<Changes, Response> change) {
        return answers(decides(key, change));
    }

    private Response decides(String key, Function<Changes, Response> change) {
        return club.work.call(tenant.id(), connection -> {
            var changes = new Changes();
            changes.connection = new Entered(connection);
            changes.tenant = tenant;
            changes.plans = club.plans;
            changes.calls = club.calls;
            changes.clock = club.clock;
            changes.audit = new Audit() {
                @Override
                public void record(String action, String type, Object id, Object before, Object after) {
                    // who did it is no matter here
                }
            };
            return Keyed.once(connection, tenant.id(), key, () -> change.apply(changes));
        });
    }

    /** The answer, as it is now, to what was decided earlier. */
    Response answers(Response kept) {
        return desk().answer(kept);
    }

    /** What the membership is after a change that Stripe has made. */
    public MembershipView does(Function<Changes, Response> change) {
        return view(asks(change));
    }

    /** The same once, however often it is asked for with this key; what needs a card may find one. */
    public MembershipView does(UUID membership, String key, Function<Changes, Response> change) {
        return view(desk().payable(membership, () -> decides(key, change)));
    }

    private static MembershipView view(Response answer) {
        if (answer.getStatus() != 200) {
            throw new AssertionError(answer.getStatus() + " " + answer.getEntity());
        }
        return (MembershipView) answer.getEntity();
    }

    /** To which page a change leads that is made once it is paid there. */
    public String leads(Function<Changes, Response> change) {
        var answer = asks(change);
        if (answer.getStatus() != 202) {
            throw new AssertionError(answer.getStatus() + " " + answer.getEntity());
        }
        return ((Waiting) answer.getEntity()).page();
    }

    public ChangePreview previews(Membership membership, ChangeRequests.Change wanted) {
        var previews = new ChangePreviews();
        previews.work = club.work;
        previews.tenant = tenant;
        previews.access = club.access;
        previews.plans = club.plans;
        previews.clock = club.clock;
        return previews.of(membership.id(), wanted);
    }

    public ChangeDesk desk() {
        var desk = new ChangeDesk();
        desk.work = club.work;
        desk.tenant = tenant;
        desk.access = club.access;
        desk.sending = new Sending(club.work, tenant, club.calls, club.follower);
        desk.desk = looks();
        return desk;
    }
}
