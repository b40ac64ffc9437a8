package io.stamgast.membership.sync;

import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.InvoiceRetrieveParams;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.pause.UnpaidPeriod;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeRequest;
import io.stamgast.stripe.event.Followed;
import io.stamgast.stripe.event.StripeEvent;
import io.stamgast.stripe.event.StripeFollower;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Follows the subscriptions, invoices and customers of memberships. */
@ApplicationScoped
public class MembershipFollower implements StripeFollower {

    private static final String SUBSCRIPTION = "subscription";
    private static final String INVOICE = "invoice";
    private static final String CUSTOMER = "customer";
    private static final String PAYMENTS = "payments.data.payment.payment_intent";
    private static final String ITS_SUBSCRIPTION = "parent.subscription_details.subscription";
    /** No payment: a card that comes with one is told of by itself. */
    private static final Set<String> OF_A_CUSTOMER = Set.of("payment_method", "setup_intent");

    @Inject
    TenantWork work;
    @Inject
    StripeAccess access;
    @Inject
    DunningCases dunning;
    @Inject
    Clock clock;

    protected MembershipFollower() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public MembershipFollower(TenantWork work, StripeAccess access, DunningCases dunning, Clock clock) {
        this.work = work;
        this.access = access;
        this.dunning = dunning;
        this.clock = clock;
    }

    @Override
    public Optional<Followed> follows(StripeEvent event) {
        var type = event.objectType();
        if (type.equals(SUBSCRIPTION) || type.equals(CUSTOMER) || type.equals(INVOICE) && !event.objectId().isEmpty()) {
            return Optional.of(new Followed(type, event.objectId()));
        }
        if (type.equals("checkout.session")) {
            return followed(SUBSCRIPTION, event.idAt("/subscription"));
        }
        return OF_A_CUSTOMER.contains(type) ? followed(CUSTOMER, customer(event)) : Optional.empty();
    }

    /** What was taken from its customer says only whose it was. */
    private static String customer(StripeEvent event) {
        var now = event.idAt("/customer");
        return now.isEmpty() ? event.formerIdAt("/customer") : now;
    }

    private static Optional<Followed> followed(String type, String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(new Followed(type, id));
    }

    @Override
    public void refresh(int tenantId, String stripeAccount, Followed object) {
        var options = StripeAccess.in(stripeAccount);
        StripeRequest.send(() -> {
            switch (object.type()) {
                case SUBSCRIPTION -> subscription(tenantId, object.id(), options);
                case INVOICE -> invoice(tenantId, object.id(), options);
                case CUSTOMER -> customer(tenantId, object.id(), options);
                default -> throw new IllegalArgumentException(object.toString());
            }
            return null;
        });
    }

    private void subscription(int tenantId, String id, RequestOptions options) throws StripeException {
        var began = clock.instant();
        var fetched = access.client(tenantId).v1().subscriptions().retrieve(id, options);
        var image = SubscriptionImage.of(fetched);
        if (image.isPresent() && !keepUnlessPauseIsOver(tenantId, image.get(), began)) {
            var isUnpaid = UnpaidPeriod.isIn(access.client(tenantId), options, fetched);
            var seen = isUnpaid ? image.get().unpaid(began) : image.get();
            work.call(tenantId, connection -> new SubscriptionSync(connection, tenantId, dunning)
                    .apply(seen, began, clock.instant()));
        }
    }

    private boolean keepUnlessPauseIsOver(int tenantId, SubscriptionImage image, Instant began) {
        return work.call(tenantId, connection -> new SubscriptionSync(connection, tenantId, dunning)
                .applyUnlessPauseIsOver(image, began, clock.instant()));
    }

    /** The subscription as well: whether it is past due shows in it, and a new one is known by it. */
    private void invoice(int tenantId, String id, RequestOptions options) throws StripeException {
        var began = clock.instant();
        var fetched = access.client(tenantId).v1().invoices().retrieve(id, InvoiceRetrieveParams.builder()
                .addExpand(PAYMENTS).addExpand(ITS_SUBSCRIPTION).build(), options);
        var image = InvoiceImage.of(fetched);
        if (image.subscription() == null) {
            Metadata.membership(fetched.getMetadata()).ifPresent(membership -> paidOnce(tenantId, membership, image,
                    began));
            return;
        }
        var subscription = SubscriptionImage.of(fetched.getParent().getSubscriptionDetails().getSubscriptionObject());
        if (subscription.isEmpty()) {
            return;
        }
        var isKept = work.call(tenantId, connection -> {
            var now = clock.instant();
            var sync = new SubscriptionSync(connection, tenantId, dunning);
            // who pays it first: another card of his, heard of meanwhile, is known here or hears of the case
            var payer = new CustomerTable(connection, tenantId).lockByStripe(subscription.get().customer());
            // then the invoice, so that a membership that it makes past due has the grace of the case that it began;
            // but what is paid after an end must be known to be
            var known = sync.known(subscription.get());
            var membership = known.isPresent() && !subscription.get().state().isOver() ? known
                    : sync.apply(subscription.get(), began, now);
            if (membership.isEmpty()) {
                return true;
            }
            new InvoiceSync(connection, tenantId, dunning).apply(image, membership.get(),
                    Payer.of(payer, subscription.get()), image.id().equals(subscription.get().pendingInvoice()),
                    began, now);
            return sync.applyUnlessPauseIsOver(subscription.get(), began, now);
        });
        if (!isKept) {
            subscription(tenantId, image.subscription(), options);
        }
    }

    /** Nothing before the membership has begun: who begins it asks for its invoice. */
    private void paidOnce(int tenantId, UUID id, InvoiceImage image, Instant began) {
        work.call(tenantId, connection -> {
            var membership = new MembershipTable(connection, tenantId).lock(id)
                    .filter(one -> one.stripeSubscription() == null);
            if (membership.isPresent()) {
                new InvoiceSync(connection, tenantId, dunning).apply(image, membership.get(), Payer.NONE, false,
                        began, clock.instant());
            }
            return null;
        });
    }

    private void customer(int tenantId, String id, RequestOptions options) throws StripeException {
        var began = clock.instant();
        var fetched = access.client(tenantId).v1().customers().retrieve(id, options);
        if (Boolean.TRUE.equals(fetched.getDeleted())) {
            return;
        }
        var methods = access.client(tenantId).v1().customers().paymentMethods()
                .list(id, CustomerPaymentMethodListParams.builder().setLimit(100L).build(), options).getData();
        work.call(tenantId, connection -> {
            new CustomerSync(connection, tenantId, dunning).apply(fetched, methods, began, clock.instant());
            return null;
        });
    }
}
