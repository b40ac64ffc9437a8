package io.stamgast.portal.subscribers;

import io.stamgast.account.Accounts;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.desk.MembershipDesk;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.plan.MembershipPlans;
import io.stamgast.plan.PlanView;
import io.stamgast.stripe.call.StripeCall;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A page of memberships, the latest first, of one plan and in one state where one asks for it. */
@RequestScoped
@Named
public class SubscribersPage {

    private static final int ROWS = 25;
    private static final int PLANS = 200;

    @Inject
    MembershipDesk desk;
    @Inject
    MembershipPlans plans;
    @Inject
    Accounts accounts;
    @Inject
    StripeCalls calls;
    @Inject
    CurrentTenant tenant;

    private String plan;
    private String state;
    private String before;
    private List<MembershipView> rows;
    private List<PlanView> choices;
    private UUID next;
    private Optional<StripeCall> late;

    /** Reads one row more than is shown, to know whether there is a next page. */
    public void load() {
        var found = desk.list(null, plan, chosenState(),
                before == null ? null : Reference.parse("before", before).id(), ROWS + 1);
        rows = found.stream().limit(ROWS).toList();
        next = found.size() > ROWS ? rows.get(ROWS - 1).id() : null;
        choices = plans.list(null, null, PLANS);
        late = calls.late(tenant.id());
    }

    /** Null for each, and for what is none. */
    private MembershipState chosenState() {
        for (var one : MembershipState.values()) {
            if (one.name().equals(state)) {
                return one;
            }
        }
        return null;
    }

    public String accountName(UUID account) {
        return accounts.find(new Reference(account, null)).name();
    }

    /** What Stripe has not done for the longest time, though it was asked; null while it is not late with anything. */
    public StripeCall getLate() {
        return late.orElse(null);
    }

    public List<PlanView> getPlans() {
        return choices;
    }

    public MembershipState[] getStates() {
        return MembershipState.values();
    }

    public List<MembershipView> getRows() {
        return rows;
    }

    /** After which one the next page begins; null on the last. */
    public UUID getNext() {
        return next;
    }

    /** A code; null for every plan. */
    public String getPlan() {
        return plan;
    }

    public void setPlan(String plan) {
        this.plan = plan;
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(String before) {
        this.before = before;
    }
}
