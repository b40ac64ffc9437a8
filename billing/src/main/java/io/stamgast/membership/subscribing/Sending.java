package io.stamgast.membership.subscribing;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.sync.MembershipFollower;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.call.StripeCall;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.stripe.connect.ConnectedAccount;
import io.stamgast.stripe.event.Followed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Sends what was decided, after that transaction, and reads back what became of it; in no transaction. */
@ApplicationScoped
public class Sending {

    private static final String SUBSCRIPTION = "subscription";
    private static final String INVOICE = "invoice";
    private static final String CUSTOMER = "customer";

    private TenantWork work;
    private CurrentTenant tenant;
    private StripeCalls calls;
    private MembershipFollower follower;

    protected Sending() {
        // for CDI
    }

    @Inject
    public Sending(TenantWork work, CurrentTenant tenant, StripeCalls calls, MembershipFollower follower) {
        this.work = work;
        this.tenant = tenant;
        this.calls = calls;
        this.follower = follower;
    }

    /**
     * Sends it now, unless another does; what waits is sent later.
     *
     * @throws DomainException 422 {@code stripe-refused}, in Stripe's words; {@code coupon-over}
     */
    public StripeCall send(UUID call) {
        var sent = calls.send(tenant.id(), call);
        if (sent.state() == StripeCall.State.REFUSED && CouponOver.TOLD.equals(sent.problem())) {
            throw DomainException.ruleBroken("coupon-over", CouponOver.TOLD);
        }
        if (sent.state() == StripeCall.State.REFUSED) {
            throw DomainException.ruleBroken("stripe-refused", "Stripe says: " + sent.problem());
        }
        return sent;
    }

    /**
     * Reads a subscription from Stripe; when that can't be reached, the event that it sends does it later.
     *
     * @return whether it was read
     */
    public boolean refresh(String subscription) {
        return refresh(new Followed(SUBSCRIPTION, subscription));
    }

    /** The same for an invoice. */
    public boolean refreshInvoice(String invoice) {
        return refresh(new Followed(INVOICE, invoice));
    }

    /** The same for a customer, with its cards. */
    public boolean refreshCustomer(String customer) {
        return refresh(new Followed(CUSTOMER, customer));
    }

    private boolean refresh(Followed object) {
        try {
            follower.refresh(tenant.id(), stripeAccount(), object);
            return true;
        } catch (StripeFailure failure) {
            if (!failure.passes()) {
                throw failure;
            }
            return false;
        }
    }

    /** @throws DomainException 422 {@code stripe-not-connected} */
    public String stripeAccount() {
        return work.call(tenant.id(), connection -> ConnectedAccount.requireReachable(connection, tenant.id()))
                .stripeAccount();
    }
}
