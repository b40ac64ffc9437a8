package io.stamgast.membership.subscribing.change;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.EndReason;
import io.stamgast.membership.MembershipEvent;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.subscribing.AccountLock;
import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.Payers;
import io.stamgast.membership.subscribing.checkout.CouponUses;
import io.stamgast.plan.Plans;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Decides what becomes of memberships, and asks Stripe for it. Each answers a {@link Decided} membership, and throws
 * 404 where there is none, 409 {@code wrong-state}, 409 {@code change-under-way} while Stripe has not answered to an
 * earlier change, and 422 {@code stripe-not-connected} where the account was taken from the platform; one that takes no
 * payments now is asked all the same.
 */
@ApplicationScoped
public class Changes {

    /** What is decided of a membership that is locked. */
    @FunctionalInterface
    private interface Decision {
        UUID of(Membership membership, ChangeRules rules) throws SQLException;
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

    @Idempotent
    public Response cancel(UUID id, ChangeRequests.Cancel wanted) {
        return decide("cancelled", id, wanted, (membership, rules) -> {
            if (wanted.at() == ChangeRequests.At.NOW) {
                return endNow(membership, rules);
            }
            rules.requireSubscription(membership);
            if (membership.cancelsAt() != null) {
                throw ChangeRules.wrongState("This membership is about to end already.");
            }
            return update(membership, SubscriptionChange.ending(membership.stripeSubscription(), true));
        });
    }

    /** Who has paid once is not known to Stripe any more. */
    private UUID endNow(Membership membership, ChangeRules rules) throws SQLException {
        if (membership.stripeSubscription() != null) {
            rules.requireSubscription(membership);
            return ask(CancelOperation.NAME, membership, SubscriptionChange.of(membership.stripeSubscription()));
        }
        rules.requireLive(membership);
        var now = clock.instant();
        var ended = membership.ended(now, EndReason.REQUESTED);
        new MembershipTable(connection.get(), tenant.id()).update(membership, ended, now, now, null);
        Outbox.write(connection.get(), tenant.id(), MembershipEvent.reached(ended, now));
        return null;
    }

    /**
     * Undoes a planned end; else ends a pause.
     *
     * @throws DomainException also 422 {@code no-payment-method}
     */
    @Idempotent
    public Response resume(UUID id) {
        return decide("resumed", id, Map.of(), (membership, rules) -> {
            rules.requireSubscription(membership);
            if (membership.cancelsAt() != null) {
                return update(membership, SubscriptionChange.ending(membership.stripeSubscription(), false));
            }
            if (membership.state() != MembershipState.PAUSED) {
                throw ChangeRules.wrongState("This membership is neither paused nor about to end.");
            }
            if (membership.collection() == Membership.Collection.CARD) {
                rules.requirePaymentMethod(membership);
            }
            return ask(ResumeOperation.NAME, membership, SubscriptionChange.of(membership.stripeSubscription()));
        });
    }

    /** @throws DomainException also 400 {@code invalid-request} */
    @Idempotent
    public Response pause(UUID id, ChangeRequests.Pause wanted) {
        if (wanted.until() != null && !wanted.until().isAfter(clock.instant())) {
            throw DomainException.malformed("invalid-request", "until", "must lie ahead");
        }
        return decide("paused", id, wanted, (membership, rules) -> {
            rules.requireRunning(membership, Set.of(MembershipState.ACTIVE));
            return update(membership, SubscriptionChange.paused(membership.stripeSubscription(), wanted.until()));
        });
    }

    /** @throws DomainException also 400 {@code invalid-request}, and what {@link ChangeRules#choose} throws */
    @Idempotent
    public Response change(UUID id, ChangeRequests.Change wanted) {
        return decide("changed", id, wanted, (membership, rules) -> {
            var choice = rules.choose(plans, membership, wanted.plan(), wanted.price());
            var now = clock.instant();
            var from = Objects.requireNonNullElse(wanted.prorationDate(), now).truncatedTo(SECONDS);
            ChangeRules.requireProration(membership, from, now);
            return update(membership, SubscriptionChange.priced(membership.stripeSubscription(),
                    new SubscriptionChange.Price(choice.plan().id(), choice.plan().version(),
                            choice.price().stripePrice(), from)));
        });
    }

    /** @throws DomainException also 409 {@code coupon-used} */
    @Idempotent
    public Response coupon(UUID id, ChangeRequests.Coupon wanted) {
        return decide("discounted", id, wanted, (membership, rules) -> {
            rules.requireSubscription(membership);
            var call = update(membership, SubscriptionChange.reduced(membership.stripeSubscription(),
                    wanted.coupon()));
            new CouponUses(connection.get(), tenant.id()).use(membership.accountId(), wanted.coupon(), call,
                    wanted.again(), clock.instant());
            return call;
        });
    }

    /**
     * @throws DomainException also 400 {@code invalid-request}; 422 {@code no-email}, {@code no-payment-method},
     *     {@code invoice-unpaid}
     */
    @Idempotent
    public Response collection(UUID id, ChangeRequests.Collection wanted) {
        Payers.requireTerm(wanted.collection(), wanted.daysUntilDue());
        return decide("collected", id, wanted, (membership, rules) -> {
            rules.requireSubscription(membership);
            if (wanted.collection() == Membership.Collection.CARD) {
                rules.requirePaymentMethod(membership);
                return update(membership, SubscriptionChange.collected(membership.stripeSubscription(),
                        wanted.collection(), null));
            }
            Payers.requireEmail(connection.get(), tenant.id(), membership.accountId());
            if (membership.collection() == Membership.Collection.CARD) {
                Payers.requireNothingOwed(connection.get(), tenant.id(), membership.accountId());
            }
            return update(membership, SubscriptionChange.collected(membership.stripeSubscription(),
                    wanted.collection(), Payers.days(wanted.daysUntilDue())));
        });
    }

    private Response decide(String action, UUID id, Object wanted, Decision decision) {
        try {
            var membership = lock(connection.get(), id);
            var call = decision.of(membership, new ChangeRules(connection.get(), tenant.id()));
            audit.record(action, "membership", id, Map.of("state", membership.state()), wanted);
            return new Decided(id, call).kept();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** The account first, like all who lock both. */
    private Membership lock(Connection unitOfWork, UUID id) throws SQLException {
        var table = new MembershipTable(unitOfWork, tenant.id());
        var found = table.find(id).orElseThrow(() -> DomainException.notFound("membership", id));
        AccountLock.take(unitOfWork, tenant.id(), found.accountId());
        return table.lock(id).orElseThrow();
    }

    private UUID update(Membership membership, SubscriptionChange change) throws SQLException {
        return ask(UpdateOperation.NAME, membership, change);
    }

    private UUID ask(String operation, Membership membership, SubscriptionChange change) throws SQLException {
        return calls.ask(connection.get(), tenant.id(), operation, membership.id(), change);
    }
}
