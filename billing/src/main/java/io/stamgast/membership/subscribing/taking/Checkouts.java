package io.stamgast.membership.subscribing.taking;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.Membership.PlanTaken;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.subscribing.AccountLock;
import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.Payers;
import io.stamgast.membership.subscribing.PlanChoice;
import io.stamgast.membership.subscribing.checkout.Checkout;
import io.stamgast.membership.subscribing.checkout.CheckoutTable;
import io.stamgast.membership.subscribing.checkout.CouponUses;
import io.stamgast.membership.subscribing.checkout.InvoicedOperation;
import io.stamgast.membership.subscribing.checkout.SessionOperation;
import io.stamgast.membership.subscribing.checkout.WantedCheckout;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.plan.PlanPrice;
import io.stamgast.plan.Plans;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition.Trial;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.stripe.connect.ConnectedAccount;
import io.stamgast.web.Reference;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Decides whether an account may take a plan, and how. */
@ApplicationScoped
public class Checkouts {

    /** That a checkout of the same plan may still be used: it is to be ended first. */
    static final class Earlier extends RuntimeException {

        private final transient Checkout checkout;

        private Earlier(Checkout checkout) {
            this.checkout = checkout;
        }

        Checkout checkout() {
            return checkout;
        }
    }

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Plans plans;
    @Inject
    StripeCalls calls;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * Decides, and asks Stripe for it.
     *
     * @return a {@link Decided} checkout
     * @throws DomainException 400; 404 {@code not-found}, {@code unknown-membership-plan}, {@code unknown-price},
     *     {@code unknown-member}; 409 {@code already-member}, {@code change-under-way}, {@code coupon-used}; 422
     *     {@code plan-archived}, {@code price-not-mirrored}, {@code stripe-not-connected}, {@code paid-once},
     *     {@code no-email}, {@code invoice-unpaid}
     * @throws Earlier when one of the same plan is under way
     */
    @Idempotent
    public Response ask(Reference account, CheckoutRequest wanted) {
        try {
            var unitOfWork = connection.get();
            var accountId = AccountLock.find(unitOfWork, tenant.id(), account);
            AccountLock.take(unitOfWork, tenant.id(), accountId);
            if (wanted.member() != null) {
                Payers.requireMember(unitOfWork, tenant.id(), accountId, wanted.member());
            }
            var choice = PlanChoice.of(plans, unitOfWork, tenant.id(), wanted.plan(), wanted.price());
            requirePayable(unitOfWork, accountId, wanted, choice.price());
            requireFree(unitOfWork, accountId, choice);
            return insert(unitOfWork, accountId, wanted, choice).kept();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void requirePayable(Connection unitOfWork, UUID account, CheckoutRequest wanted, PlanPrice price)
            throws SQLException {
        Payers.requireTerm(wanted.collection(), wanted.daysUntilDue());
        if (wanted.collection() == Collection.INVOICE) {
            if (price.interval() == Interval.ONCE) {
                throw DomainException.ruleBroken("paid-once", "collection", "must be CARD for a fee that is paid once");
            }
            Payers.requireEmail(unitOfWork, tenant.id(), account);
            Payers.requireNothingOwed(unitOfWork, tenant.id(), account);
        }
    }

    /** The checkout first: once one has become a membership, that is found after it. */
    private void requireFree(Connection unitOfWork, UUID account, PlanChoice choice) throws SQLException {
        var earlier = new CheckoutTable(unitOfWork, tenant.id()).open(account, choice.plan().id());
        choice.requireNoChangeTo(unitOfWork, tenant.id(), account);
        if (new MembershipTable(unitOfWork, tenant.id()).live(account, choice.plan().id()).isPresent()) {
            throw PlanChoice.alreadyMember();
        }
        if (earlier.isPresent()) {
            throw new Earlier(earlier.get());
        }
    }

    private Decided insert(Connection unitOfWork, UUID account, CheckoutRequest wanted, PlanChoice choice)
            throws SQLException {
        var id = Ids.next();
        var trial = trial(unitOfWork, account, choice);
        var fee = ConnectedAccount.require(unitOfWork, tenant.id()).feePercent();
        var invoice = wanted.collection() == Collection.INVOICE;
        var operation = invoice ? InvoicedOperation.NAME : SessionOperation.NAME;
        var metadata = Map.of(Metadata.MEMBERSHIP, id.toString(), Metadata.ACCOUNT, account.toString(),
                Metadata.PLAN_VERSION, Integer.toString(choice.plan().version()), "stamgast_tenant", tenant.alias());
        var call = calls.ask(unitOfWork, tenant.id(), operation, id, new WantedCheckout(tenant.id(), account,
                choice.price().stripePrice(), choice.price().amountMinor(), metadata, trial,
                fee.signum() == 0 ? null : fee, wanted.coupon(), invoice ? Payers.days(wanted.daysUntilDue()) : null,
                choice.price().interval() == Interval.ONCE, wanted.successUrl(), wanted.cancelUrl()));
        if (wanted.coupon() != null) {
            new CouponUses(unitOfWork, tenant.id()).use(account, wanted.coupon(), call, false, clock.instant());
        }
        new CheckoutTable(unitOfWork, tenant.id()).insert(new Checkout(id, account, wanted.member(),
                new PlanTaken(choice.plan().id(), choice.plan().version(), choice.price().id()), trial != null,
                wanted.collection(), Checkout.State.ASKED, null, null, null, call, null, clock.instant()));
        audit.record("asked", "membership-checkout", id, null, wanted);
        return new Decided(id, call);
    }

    /** Null for none. */
    private Trial trial(Connection unitOfWork, UUID account, PlanChoice choice) throws SQLException {
        var trial = choice.plan().definition().trial();
        return trial.days() > 0 && choice.price().interval() != Interval.ONCE
                && !new CheckoutTable(unitOfWork, tenant.id()).hasTried(account, choice.plan().id()) ? trial : null;
    }

    /** @throws DomainException ({@code not-found}, 404) when the account has no such checkout */
    @Transactional
    public CheckoutView find(Reference account, UUID id) {
        try {
            var unitOfWork = connection.get();
            var accountId = AccountLock.find(unitOfWork, tenant.id(), account);
            var checkout = new CheckoutTable(unitOfWork, tenant.id()).find(id)
                    .filter(one -> one.accountId().equals(accountId))
                    .orElseThrow(() -> DomainException.notFound("checkout", id));
            var taken = checkout.plan();
            var code = plans.version(unitOfWork, tenant.id(), taken.planId(), taken.version()).definition().code();
            var price = plans.price(unitOfWork, tenant.id(), taken.priceId()).orElseThrow().code();
            return new CheckoutView(id, checkout.state(), code, price, checkout.memberId(), checkout.collection(),
                    checkout.trial(), checkout.state() == Checkout.State.OPEN ? checkout.url() : null,
                    checkout.expiresAt(), checkout.state() == Checkout.State.COMPLETED ? id : null,
                    checkout.problem(), checkout.createdAt());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
