package io.stamgast.membership.subscribing.change;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.InvoiceCreatePreviewParams.SubscriptionDetails;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.subscribing.PlanChoice;
import io.stamgast.plan.PlanPrice;
import io.stamgast.plan.Plans;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeOutage;
import io.stamgast.stripe.connect.ConnectedAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What another plan or price would cost, as Stripe reckons it; changes nothing. In no transaction. */
@ApplicationScoped
public class ChangePreviews {

    private record Wish(Membership membership, PlanPrice before, PlanChoice choice, String stripeAccount) {

        private boolean renewsAnew() {
            return before.interval() != choice.price().interval();
        }
    }

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    StripeAccess access;
    @Inject
    Plans plans;
    @Inject
    Clock clock;

    /**
     * The difference from now on, or from the date that is asked for.
     *
     * @throws DomainException 404, and what {@link ChangeRules#choose} throws; 422 {@code stripe-refused}; 503
     *     {@code stripe-unavailable}
     */
    public ChangePreview of(UUID id, ChangeRequests.Change wanted) {
        var wish = work.call(tenant.id(), connection -> {
            var membership = new MembershipTable(connection, tenant.id()).find(id)
                    .orElseThrow(() -> DomainException.notFound("membership", id));
            var choice = new ChangeRules(connection, tenant.id())
                    .choose(plans, membership, wanted.plan(), wanted.price());
            return new Wish(membership, plans.price(connection, tenant.id(), membership.plan().priceId())
                    .orElseThrow(), choice, ConnectedAccount.require(connection, tenant.id()).stripeAccount());
        });
        var now = clock.instant();
        var from = Objects.requireNonNullElse(wanted.prorationDate(), now).truncatedTo(SECONDS);
        ChangeRules.requireProration(wish.membership(), from, now);
        return preview(wish, from, StripeOutage.told(() -> {
            var there = StripeAccess.in(wish.stripeAccount());
            var stripe = access.client(tenant.id()).v1();
            var item = stripe.subscriptions().retrieve(wish.membership().stripeSubscription(), there)
                    .getItems().getData().get(0).getId();
            return stripe.invoices().createPreview(form(wish, item, from), there);
        }));
    }

    private static InvoiceCreatePreviewParams form(Wish wish, String item, Instant from) {
        return InvoiceCreatePreviewParams.builder().setSubscription(wish.membership().stripeSubscription())
                .setSubscriptionDetails(SubscriptionDetails.builder()
                        .addItem(SubscriptionDetails.Item.builder().setId(item)
                                .setPrice(wish.choice().price().stripePrice()).build())
                        .setProrationBehavior(SubscriptionDetails.ProrationBehavior.ALWAYS_INVOICE)
                        .setProrationDate(from.getEpochSecond()).build()).build();
    }

    /** While it is tried, nothing is paid before that ends. */
    private static ChangePreview preview(Wish wish, Instant from, Invoice invoice) {
        var currency = wish.choice().price().currency();
        var digits = currency.getDefaultFractionDigits();
        var tried = wish.membership().state() == MembershipState.TRIALING;
        var lines = invoice.getLines().getData().stream().map(line -> line(line, digits)).toList();
        return new ChangePreview(wish.choice().plan().definition().code(), wish.choice().price().code(), from,
                currency.getCurrencyCode(), lines,
                BigDecimal.valueOf(tried ? 0 : invoice.getAmountDue(), digits),
                BigDecimal.valueOf(credit(invoice, tried), digits),
                BigDecimal.valueOf(wish.choice().price().amountMinor(), digits),
                tried || !wish.renewsAnew() ? wish.membership().periodEndsAt() : latest(lines));
    }

    /** What Stripe would still owe after it; Stripe counts that below zero, and tells it of final invoices only. */
    private static long credit(Invoice invoice, boolean tried) {
        var before = Objects.requireNonNullElse(invoice.getStartingBalance(), 0L);
        return Math.max(0, -(tried ? before : before + invoice.getTotal() - invoice.getAmountDue()));
    }

    /** Of what is paid for anew: what is given back may be for longer. */
    private static Instant latest(List<ChangePreview.Line> lines) {
        return lines.stream().filter(line -> !line.proration()).map(ChangePreview.Line::to).max(Instant::compareTo)
                .orElseThrow();
    }

    private static ChangePreview.Line line(InvoiceLineItem line, int digits) {
        return new ChangePreview.Line(line.getDescription(), BigDecimal.valueOf(line.getAmount(), digits),
                isProration(line), Instant.ofEpochSecond(line.getPeriod().getStart()),
                Instant.ofEpochSecond(line.getPeriod().getEnd()));
    }

    private static boolean isProration(InvoiceLineItem line) {
        var parent = line.getParent();
        if (parent == null) {
            return false;
        }
        var ofItem = parent.getInvoiceItemDetails();
        var ofSubscription = parent.getSubscriptionItemDetails();
        return ofItem != null && Boolean.TRUE.equals(ofItem.getProration())
                || ofSubscription != null && Boolean.TRUE.equals(ofSubscription.getProration());
    }
}
