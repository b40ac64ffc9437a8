package io.stamgast.membership.subscribing.change;

import io.stamgast.kernel.DomainException;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.subscribing.PlanChoice;
import io.stamgast.membership.subscribing.UnderWay;
import io.stamgast.membership.subscribing.checkout.CheckoutTable;
import io.stamgast.plan.Plans;
import io.stamgast.plan.definition.Interval;
import io.stamgast.stripe.connect.ConnectedAccount;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;

/** What can be done with a membership as it stands. */
final class ChangeRules {

    private static final Set<MembershipState> CHANGEABLE = Set.of(MembershipState.TRIALING, MembershipState.ACTIVE);

    private final Connection connection;
    private final int tenantId;

    ChangeRules(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    static DomainException wrongState(String why) {
        return DomainException.conflict("wrong-state", why);
    }

    /** @throws DomainException ({@code wrong-state}, 409) for one that has ended */
    void requireLive(Membership membership) {
        if (membership.state().isOver()) {
            throw wrongState("This membership has ended.");
        }
    }

    /**
     * @throws DomainException 409 {@code wrong-state}, {@code change-under-way}; 422 {@code stripe-not-connected} while
     *     nobody could be asked to change it
     */
    void requireSubscription(Membership membership) throws SQLException {
        requireLive(membership);
        if (membership.stripeSubscription() == null) {
            throw wrongState("This membership was paid once: there is nothing to be changed, only to be ended now.");
        }
        if (UnderWay.isAny(connection, tenantId, membership.id())) {
            throw PlanChoice.changeUnderWay();
        }
        ConnectedAccount.requireReachable(connection, tenantId);
    }

    /** @throws DomainException ({@code wrong-state}, 409) for what is not paid now, or will end */
    void requireRunning(Membership membership, Set<MembershipState> states) throws SQLException {
        requireSubscription(membership);
        if (!states.contains(membership.state())) {
            throw wrongState("A membership that is " + membership.state() + " can't be changed like that.");
        }
        if (membership.cancelsAt() != null) {
            throw wrongState("This membership is about to end; undo that first.");
        }
    }

    /** @throws DomainException ({@code no-payment-method}, 422) when there is nothing to charge */
    void requirePaymentMethod(Membership membership) throws SQLException {
        if (new CustomerTable(connection, tenantId).find(membership.accountId())
                .filter(customer -> customer.paymentMethod() != null).isEmpty()) {
            throw DomainException.ruleBroken("no-payment-method",
                    "The account has no card; one can be added on Stripe's page, by the portal's link.");
        }
    }

    /**
     * What the membership may become.
     *
     * @throws DomainException 404 {@code unknown-membership-plan}, {@code unknown-price}; 409 {@code wrong-state},
     *     {@code change-under-way}, {@code checkout-under-way}, {@code already-member}; 422 {@code plan-archived},
     *     {@code price-not-mirrored}, {@code paid-once}, {@code price-unchanged}, {@code currency-differs},
     *     {@code trial-used}
     */
    PlanChoice choose(Plans plans, Membership membership, String plan, String price) throws SQLException {
        requireRunning(membership, CHANGEABLE);
        var choice = PlanChoice.of(plans, connection, tenantId, plan, price);
        var now = plans.price(connection, tenantId, membership.plan().priceId()).orElseThrow();
        if (choice.price().interval() == Interval.ONCE) {
            throw DomainException.ruleBroken("paid-once", "price", "is a fee that is paid once: take it by a checkout");
        }
        if (choice.price().id().equals(now.id())) {
            throw DomainException.ruleBroken("price-unchanged", "price", "is what this membership pays already");
        }
        if (!choice.price().currency().equals(now.currency())) {
            throw DomainException.ruleBroken("currency-differs", "price", "must be in " + now.currency());
        }
        if (!choice.plan().id().equals(membership.plan().planId())) {
            requireFree(membership, choice);
            requireUntried(membership, choice);
        }
        return choice;
    }

    private void requireFree(Membership membership, PlanChoice choice) throws SQLException {
        var plan = choice.plan().id();
        var underWay = new CheckoutTable(connection, tenantId).open(membership.accountId(), plan).isPresent();
        if (new MembershipTable(connection, tenantId).live(membership.accountId(), plan).isPresent()) {
            throw PlanChoice.alreadyMember();
        }
        if (underWay) {
            throw DomainException.conflict("checkout-under-way",
                    "This account is about to take this plan. Try again in a minute.");
        }
        choice.requireNoChangeTo(connection, tenantId, membership.accountId());
    }

    /** A trial goes on with another plan, which is then tried. */
    private void requireUntried(Membership membership, PlanChoice choice) throws SQLException {
        if (membership.state() == MembershipState.TRIALING && new CheckoutTable(connection, tenantId)
                .hasTried(membership.accountId(), choice.plan().id())) {
            throw DomainException.ruleBroken("trial-used", "plan",
                    "was tried before: change to it once this trial is over");
        }
    }

    /** @throws DomainException ({@code invalid-request}, 400) for a time that is not in what is paid for now */
    static void requireProration(Membership membership, Instant from, Instant now) {
        if (from.isBefore(membership.periodBeginsAt()) || from.isAfter(now)) {
            throw DomainException.malformed("invalid-request", "prorationDate",
                    "must be from " + membership.periodBeginsAt() + " until now");
        }
    }
}
