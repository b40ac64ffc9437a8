package io.stamgast.membership.recovery;

import io.stamgast.dunning.action.ActionResult;
import io.stamgast.dunning.action.CaseFacts;
import io.stamgast.dunning.action.DunningActions;
import io.stamgast.dunning.action.Errand;
import io.stamgast.dunning.action.Unreachable;
import io.stamgast.dunning.decision.Outcome;
import io.stamgast.dunning.definition.StepAction.Method;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.invoice.InvoiceTable;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.letter.Letters;
import io.stamgast.membership.sync.MembershipFollower;
import io.stamgast.plan.Plans;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.stripe.connect.ConnectedAccount;
import io.stamgast.stripe.event.Followed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Does for memberships what dunning decides. */
@ApplicationScoped
public class MembershipRecovery implements DunningActions {

    private static final String NOT_CONNECTED = "NOT_CONNECTED";
    private static final String NO_MEMBERSHIP = "NO_MEMBERSHIP";

    @Inject
    TenantWork work;
    @Inject
    StripeAccess access;
    @Inject
    StripeCalls calls;
    @Inject
    MembershipFollower follower;
    @Inject
    Plans plans;
    @Inject
    Clock clock;

    /** Something done at Stripe. */
    @FunctionalInterface
    private interface AtStripe {
        ActionResult with(StripeErrands stripe);
    }

    /** Something written. */
    @FunctionalInterface
    private interface Writing {
        ActionResult with(CaseLetters letters) throws SQLException;
    }

    protected MembershipRecovery() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public MembershipRecovery(TenantWork work, StripeAccess access, StripeCalls calls, MembershipFollower follower,
                              Plans plans, Clock clock) {
        this.work = work;
        this.access = access;
        this.calls = calls;
        this.follower = follower;
        this.plans = plans;
        this.clock = clock;
    }

    /** Nobody is charged for what is over, whoever ended it. */
    @Override
    public ActionResult retryCharge(Errand errand, Method method) {
        if (membership(errand).filter(one -> !one.state().isOver()).isEmpty()) {
            return ActionResult.impossible(NO_MEMBERSHIP);
        }
        var customer = work.call(errand.tenantId(), connection ->
                new CustomerTable(connection, errand.tenantId()).find(errand.of().accountId()));
        var chosen = customer.map(one -> method == Method.BACKUP ? one.backupMethod() : one.paymentMethod());
        if (method == Method.BACKUP && chosen.isEmpty()) {
            return ActionResult.impossible("NO_BACKUP");
        }
        return atStripe(errand, stripe -> stripe.charge(chosen.orElse(null)));
    }

    @Override
    public ActionResult pause(Errand errand) {
        var result = ofSubscription(errand, (stripe, membership) -> stripe.pause(membership.stripeSubscription()));
        if (result.kind() == ActionResult.Kind.DONE) {
            work.call(errand.tenantId(), connection -> {
                unlessPaid(connection, errand);
                return null;
            });
        }
        return result;
    }

    /** What was paid meanwhile may have been resumed before it was paused. */
    private void unlessPaid(Connection connection, Errand errand) throws SQLException {
        lock(connection, errand.tenantId(), List.of(errand.of().membershipId()));
        if (DunningCases.isRecovered(connection, errand.tenantId(), errand.of().id())) {
            new CaseEnd(connection, errand.tenantId(), calls).resume(errand.of());
        }
    }

    @Override
    public ActionResult cancel(Errand errand) {
        return ofSubscription(errand, (stripe, membership) -> stripe.cancel(membership.stripeSubscription()));
    }

    @Override
    public ActionResult downgrade(Errand errand, String plan) {
        return ofSubscription(errand, (stripe, membership) -> {
            var lower = work.call(errand.tenantId(), connection ->
                    new LowerPlan(connection, errand.tenantId(), plans).find(membership, plan));
            return lower.price() == null ? ActionResult.impossible(lower.problem())
                    : stripe.downgrade(membership.stripeSubscription(), lower.price(), lower.version());
        });
    }

    /** Something done at Stripe to a subscription; ours is what Stripe's is as soon as it is done. */
    @FunctionalInterface
    private interface OfSubscription {
        ActionResult with(StripeErrands stripe, Membership membership);
    }

    private ActionResult ofSubscription(Errand errand, OfSubscription what) {
        var membership = membership(errand).filter(one -> one.stripeSubscription() != null);
        return membership.isEmpty() ? ActionResult.impossible(NO_MEMBERSHIP)
                : atStripe(errand, stripe -> what.with(stripe, membership.get()));
    }

    private ActionResult atStripe(Errand errand, AtStripe what) {
        var account = account(errand);
        if (account.isEmpty()) {
            return ActionResult.impossible(NOT_CONNECTED);
        }
        var result = asked(() -> what.with(stripe(errand, account.get())));
        if (result.kind() == ActionResult.Kind.DONE || result.kind() == ActionResult.Kind.PAID) {
            membership(errand).map(Membership::stripeSubscription).ifPresent(subscription ->
                    lookAt(errand.tenantId(), account.get(), subscription));
        }
        return result;
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (StripeFailure failure) {
            throw failure.passes() ? new Unreachable(failure) : failure;
        }
    }

    private StripeErrands stripe(Errand errand, String account) {
        return new StripeErrands(access.client(errand.tenantId()), account, errand.key(), errand.of().invoice());
    }

    /** Whether it succeeds or not: an event tells the same a little later. */
    private void lookAt(int tenantId, String account, String subscription) {
        try {
            follower.refresh(tenantId, account, new Followed("subscription", subscription));
        } catch (StripeFailure toldLater) {
            // what was done stays done
        }
    }

    private Optional<String> account(Errand errand) {
        return work.call(errand.tenantId(), connection -> ConnectedAccount.reachable(connection, errand.tenantId()))
                .map(ConnectedAccount::stripeAccount);
    }

    private Optional<Membership> membership(Errand errand) {
        return work.call(errand.tenantId(), connection ->
                new MembershipTable(connection, errand.tenantId()).find(errand.of().membershipId()));
    }

    @Override
    public ActionResult email(Errand errand, String template, boolean authenticate) {
        if (!Letters.knows(template)) {
            return ActionResult.impossible(CaseLetters.UNKNOWN);
        }
        var page = Letters.leads(template) ? page(errand) : null;
        return Letters.leads(template) && page == null ? ActionResult.impossible("NO_LINK")
                : write(errand, letters -> letters.toPayer(template, page));
    }

    /** Where the invoice can be paid, which is also where the payer authenticates; null when Stripe has no page. */
    private String page(Errand errand) {
        var kept = work.call(errand.tenantId(), connection -> new InvoiceTable(connection, errand.tenantId())
                .find(errand.of().invoice())).map(MembershipInvoice::pageUrl);
        return kept.or(() -> account(errand).flatMap(account -> asked(() -> stripe(errand, account).page())))
                .orElse(null);
    }

    @Override
    public ActionResult notifyManager(Errand errand) {
        return write(errand, CaseLetters::toManagers);
    }

    @Override
    public ActionResult offerWinBack(Errand errand, String template, String offer) {
        return work.call(errand.tenantId(), connection -> letters(connection, errand).offer(template, offer));
    }

    private ActionResult write(Errand errand, Writing writing) {
        return whileItRuns(errand, connection -> writing.with(letters(connection, errand)));
    }

    private CaseLetters letters(Connection connection, Errand errand) throws SQLException {
        return new CaseLetters(connection, errand, plans, now());
    }

    @Override
    public ActionResult showNotice(Errand errand) {
        return whileItRuns(errand, connection -> {
            new Notices(connection, errand.tenantId()).show(errand.of(), now());
            return ActionResult.done();
        });
    }

    @Override
    public ActionResult restrictBenefits(Errand errand) {
        return whileItRuns(errand, connection -> {
            var table = new MembershipTable(connection, errand.tenantId());
            var membership = table.lock(errand.of().membershipId());
            if (membership.isEmpty() || membership.get().state().isOver()) {
                return ActionResult.impossible(NO_MEMBERSHIP);
            }
            new Notices(connection, errand.tenantId()).restrict(errand.of(), now());
            table.update(membership.get(), membership.get().restricted(true), now(), now(), "PAYMENT_FAILED");
            return ActionResult.done();
        });
    }

    /** What its end takes back must not come after it. */
    private ActionResult whileItRuns(Errand errand, TenantWork.Work<ActionResult> what) {
        return work.call(errand.tenantId(), connection -> {
            lock(connection, errand.tenantId(), List.of(errand.of().membershipId()));
            return DunningCases.isRunning(connection, errand.tenantId(), errand.of().id()) ? what.on(connection)
                    : ActionResult.impossible("CASE_ENDED");
        });
    }

    @Override
    public void lock(Connection connection, int tenantId, Collection<UUID> memberships) throws SQLException {
        var table = new MembershipTable(connection, tenantId);
        for (var membership : memberships.stream().sorted().toList()) {
            table.lock(membership);
        }
    }

    @Override
    public void ended(Connection connection, int tenantId, CaseFacts of, Outcome outcome) throws SQLException {
        new CaseEnd(connection, tenantId, calls).take(of, outcome, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
