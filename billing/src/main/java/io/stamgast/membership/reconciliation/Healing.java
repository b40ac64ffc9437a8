package io.stamgast.membership.reconciliation;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.orphan.OrphanTable;
import io.stamgast.membership.reconciliation.Finding.Difference;
import io.stamgast.membership.reconciliation.Finding.Kind;
import io.stamgast.membership.reconciliation.Finding.Problem;
import io.stamgast.membership.subscribing.once.CheckoutFollower;
import io.stamgast.membership.sync.MembershipFollower;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.StripeOutage;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.stripe.event.Followed;
import io.stamgast.stripe.event.StripeFollower;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes good what one comparison finds, and writes it down; asks Stripe in no transaction. */
final class Healing {

    private static final Logger LOG = Logger.getLogger(Healing.class.getName());

    private final TenantWork work;
    private final MembershipFollower follower;
    private final CheckoutFollower checkouts;
    private final StripeCalls calls;
    private final Clock clock;
    private final int tenantId;
    private final UUID job;
    private final String stripeAccount;

    Healing(TenantWork work, MembershipFollower follower, CheckoutFollower checkouts, StripeCalls calls, Clock clock,
            int tenantId, UUID job, String stripeAccount) {
        this.work = work;
        this.follower = follower;
        this.checkouts = checkouts;
        this.calls = calls;
        this.clock = clock;
        this.tenantId = tenantId;
        this.job = job;
        this.stripeAccount = stripeAccount;
    }

    /**
     * Fetches it anew. One that can't be fetched or kept keeps no other from being compared.
     *
     * @return false when Stripe has none, or it could not be kept
     * @throws DomainException 503 {@code stripe-unavailable}
     */
    boolean refresh(Kind kind, String stripeId) {
        return refresh(kind == Kind.SUBSCRIPTION ? "subscription" : "invoice", stripeId);
    }

    /** The same for how somebody pays. */
    boolean refreshCustomer(String stripeId) {
        return refresh("customer", stripeId);
    }

    /** The same for a page. */
    boolean refreshCheckout(String stripeId) {
        return refresh(checkouts, "checkout.session", stripeId);
    }

    private boolean refresh(String type, String stripeId) {
        return refresh(follower, type, stripeId);
    }

    private boolean refresh(StripeFollower by, String type, String stripeId) {
        return StripeOutage.told(() -> {
            try {
                by.refresh(tenantId, stripeAccount, new Followed(type, stripeId));
                return true;
            } catch (StripeFailure failure) {
                if (failure.passes()) {
                    throw failure;
                }
                return false;
            } catch (DatabaseFailure failure) {
                if (failure.isRetriable() || failure.isOfConnection()) {
                    throw failure;
                }
                LOG.log(Level.WARNING, type + " " + stripeId + " of tenant " + tenantId + " can't be kept", failure);
                return false;
            }
        });
    }

    /**
     * Ends a subscription too many, and writes down what came of it; once.
     *
     * @return whether it is one
     */
    boolean endOrphan(String subscription) {
        var orphan = work.call(tenantId, connection -> {
            var table = new OrphanTable(connection, tenantId);
            table.foundBy(subscription, job);
            return table.find(subscription);
        });
        if (orphan.isPresent() && orphan.get().endedAt() == null
                && !calls.send(tenantId, orphan.get().call()).isDone()) {
            work.call(tenantId, connection -> {
                new ReconciliationTable(connection, tenantId).insert(new Finding(Ids.next(), job, Kind.SUBSCRIPTION,
                        subscription, Problem.ORPHAN, orphan.get().membership(), orphan.get().account(), List.of(),
                        false, clock.instant()));
                return null;
            });
        }
        return orphan.isPresent();
    }

    /** @param of null when we know none */
    void note(Kind kind, String stripeId, Problem problem, Membership of, List<Difference> differences,
              boolean healed) {
        work.call(tenantId, connection -> {
            new ReconciliationTable(connection, tenantId).insert(new Finding(Ids.next(), job, kind, stripeId, problem,
                    of == null ? null : of.id(), of == null ? null : of.accountId(), differences, healed,
                    clock.instant()));
            return null;
        });
    }
}
