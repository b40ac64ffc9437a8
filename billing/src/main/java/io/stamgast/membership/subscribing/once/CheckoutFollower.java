package io.stamgast.membership.subscribing.once;

import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipEvent;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.orphan.OrphanTable;
import io.stamgast.membership.subscribing.AccountLock;
import io.stamgast.membership.subscribing.checkout.Checkout;
import io.stamgast.membership.subscribing.checkout.CheckoutTable;
import io.stamgast.membership.sync.MembershipFollower;
import io.stamgast.plan.Plans;
import io.stamgast.program.ProgramSettings;
import io.stamgast.purchase.MinorUnits;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeRequest;
import io.stamgast.stripe.event.Followed;
import io.stamgast.stripe.event.StripeEvent;
import io.stamgast.stripe.event.StripeFollower;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Follows pages of Stripe's: to their end unused or unpaid, or to a membership where they were paid once. */
@ApplicationScoped
public class CheckoutFollower implements StripeFollower {

    private static final String SESSION = "checkout.session";
    private static final String INVOICE = "invoice";
    private static final Set<String> PAID = Set.of("paid", "no_payment_required");
    /** What becomes of the payment of a debit that is refused days later. */
    private static final Set<String> FAILED = Set.of("requires_payment_method", "canceled");

    private TenantWork work;
    private StripeAccess access;
    private MembershipFollower memberships;
    private Plans plans;
    private Clock clock;

    protected CheckoutFollower() {
        // for CDI
    }

    @Inject
    public CheckoutFollower(TenantWork work, StripeAccess access, MembershipFollower memberships, Plans plans,
                            Clock clock) {
        this.work = work;
        this.access = access;
        this.memberships = memberships;
        this.plans = plans;
        this.clock = clock;
    }

    @Override
    public Optional<Followed> follows(StripeEvent event) {
        return event.objectType().equals(SESSION) ? Optional.of(new Followed(SESSION, event.objectId()))
                : Optional.empty();
    }

    @Override
    public void refresh(int tenantId, String stripeAccount, Followed object) {
        apply(tenantId, stripeAccount, StripeRequest.send(() -> access.client(tenantId).v1().checkout()
                .sessions().retrieve(object.id(), StripeAccess.in(stripeAccount))));
    }

    /** Stores what a page has come to; in no transaction. */
    public void apply(int tenantId, String stripeAccount, Session session) {
        var id = id(session.getClientReferenceId());
        var complete = "complete".equals(session.getStatus()) && "payment".equals(session.getMode());
        var once = complete && PAID.contains(session.getPaymentStatus());
        var expired = "expired".equals(session.getStatus());
        if (id == null || !once && !expired && !(complete && hasFailed(tenantId, stripeAccount, session))) {
            return;
        }
        var paidAt = once ? paidAt(tenantId, stripeAccount, session) : null;
        work.call(tenantId, connection -> {
            var table = new CheckoutTable(connection, tenantId);
            var found = table.find(id);
            if (found.isEmpty()) {
                return null;
            }
            AccountLock.take(connection, tenantId, found.get().accountId());
            var checkout = table.lock(id).orElseThrow();
            if (!once) {
                table.end(id, Checkout.State.EXPIRED, null);
            } else if (isOrphan(connection, tenantId, checkout)) {
                new OrphanTable(connection, tenantId).paidInVain(id, paid(session), clock.instant());
            } else {
                begin(connection, tenantId, checkout, paidAt);
            }
            return null;
        });
        if (once && session.getInvoice() != null) {
            memberships.refresh(tenantId, stripeAccount, new Followed(INVOICE, session.getInvoice()));
        }
    }

    /** Whether the account has become a member of the plan by other ways. */
    private static boolean isOrphan(Connection connection, int tenantId, Checkout checkout) throws SQLException {
        var table = new MembershipTable(connection, tenantId);
        return table.find(checkout.id()).isEmpty()
                && table.live(checkout.accountId(), checkout.plan().planId()).isPresent();
    }

    private static OrphanTable.Paid paid(Session session) {
        var currency = session.getCurrency().toUpperCase(Locale.ROOT);
        var amount = MinorUnits.toAmount(session.getAmountTotal(), Currency.getInstance(currency));
        return new OrphanTable.Paid(session.getId(), session.getInvoice(), amount.toPlainString() + " " + currency);
    }

    private boolean hasFailed(int tenantId, String stripeAccount, Session session) {
        return session.getPaymentIntent() != null
                && FAILED.contains(payment(tenantId, stripeAccount, session).getStatus());
    }

    private Instant paidAt(int tenantId, String stripeAccount, Session session) {
        return session.getPaymentIntent() == null ? clock.instant()
                : Instant.ofEpochSecond(payment(tenantId, stripeAccount, session).getCreated());
    }

    private PaymentIntent payment(int tenantId, String stripeAccount, Session session) {
        return StripeRequest.send(() -> access.client(tenantId).v1().paymentIntents()
                .retrieve(session.getPaymentIntent(), StripeAccess.in(stripeAccount)));
    }

    private void begin(Connection connection, int tenantId, Checkout checkout, Instant paidAt) throws SQLException {
        var table = new MembershipTable(connection, tenantId);
        if (table.find(checkout.id()).isPresent()) {
            return;
        }
        var months = plans.price(connection, tenantId, checkout.plan().priceId()).orElseThrow().months();
        var ends = months == null ? null : paidAt.atZone(ProgramSettings.read(connection, tenantId).timeZone())
                .plusMonths(months).toInstant();
        var now = clock.instant();
        var membership = new Membership(checkout.id(), checkout.accountId(), checkout.memberId(), checkout.plan(),
                MembershipState.ACTIVE, null, Membership.Collection.CARD, paidAt, null, paidAt, ends, ends, null, null,
                null, null, null, false, 0, now);
        table.insert(membership, paidAt, now, null);
        new CheckoutTable(connection, tenantId).end(checkout.id(), Checkout.State.COMPLETED, null);
        Outbox.write(connection, tenantId, MembershipEvent.reached(membership, now));
    }

    private static UUID id(String reference) {
        try {
            return reference == null ? null : UUID.fromString(reference);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
