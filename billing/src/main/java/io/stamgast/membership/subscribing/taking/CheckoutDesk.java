package io.stamgast.membership.subscribing.taking;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.PlanChoice;
import io.stamgast.membership.subscribing.Sending;
import io.stamgast.membership.subscribing.checkout.Checkout;
import io.stamgast.membership.subscribing.checkout.CheckoutTable;
import io.stamgast.membership.subscribing.once.CheckoutFollower;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeOutage;
import io.stamgast.stripe.call.StripeCall;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Opens checkouts: ends an earlier one, decides, sends, and tells what came of it; in no transaction. */
@ApplicationScoped
public class CheckoutDesk {

    private static final int ATTEMPTS = 3;
    private static final String COMPLETE = "complete";

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    StripeAccess access;
    @Inject
    StripeCalls calls;
    @Inject
    Checkouts checkouts;
    @Inject
    Sending sending;
    @Inject
    CheckoutFollower follower;

    /**
     * Asks until nothing earlier is in the way.
     *
     * @return a {@link Decided} checkout
     * @throws DomainException what {@link Checkouts#ask} throws; 409 {@code checkout-under-way}; 503
     *     {@code stripe-unavailable}
     */
    public Response ask(Reference account, CheckoutRequest wanted) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return checkouts.ask(account, wanted);
            } catch (Checkouts.Earlier earlier) {
                end(earlier.checkout());
            }
        }
        throw underWay();
    }

    private static DomainException underWay() {
        return DomainException.conflict("checkout-under-way",
                "This account is about to take this plan. Try again in a minute.");
    }

    private void end(Checkout earlier) {
        if (earlier.state() == Checkout.State.OPEN) {
            expire(earlier);
            return;
        }
        var asked = calls.find(tenant.id(), earlier.call()); // whoever asked sends it, or else the round does
        if (asked.state() == StripeCall.State.WAITING) {
            throw underWay();
        }
        refresh(asked);
    }

    /** One that somebody has completed meanwhile is a membership now. */
    private void expire(Checkout earlier) {
        var session = StripeOutage.told(() -> expired(earlier.session()));
        follower.apply(tenant.id(), sending.stripeAccount(), session);
        if (COMPLETE.equals(session.getStatus()) && session.getSubscription() != null) {
            sending.refresh(session.getSubscription());
        }
    }

    private Session expired(String session) throws StripeException {
        var sessions = access.client(tenant.id()).v1().checkout().sessions();
        var there = StripeAccess.in(sending.stripeAccount());
        try {
            return sessions.expire(session, there);
        } catch (InvalidRequestException notOpen) {
            return sessions.retrieve(session, there);
        }
    }

    /**
     * Sends what was asked, and reads what became of it.
     *
     * @throws DomainException 422 {@code stripe-refused}
     */
    public void send(Decided decided) {
        refresh(sending.send(decided.call()));
    }

    /** Whether the plan's trial is still for the account: nobody of it has had it. */
    public boolean mayTry(UUID account, UUID plan) {
        return work.call(tenant.id(),
                connection -> !new CheckoutTable(connection, tenant.id()).hasTried(account, plan));
    }

    /** @throws DomainException ({@code already-member}, 409) for one that another was faster than */
    public static CheckoutView requireFirst(CheckoutView sent) {
        if (sent.state() == Checkout.State.REFUSED) {
            throw PlanChoice.alreadyMember();
        }
        return sent;
    }

    /** Of what is paid by invoice the subscription is there at once. */
    private void refresh(StripeCall call) {
        if (call.isDone() && call.answer().hasNonNull("subscription")) {
            sending.refresh(call.answer().get("subscription").asText());
        }
    }
}
