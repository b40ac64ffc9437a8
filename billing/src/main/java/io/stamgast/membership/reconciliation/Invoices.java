package io.stamgast.membership.reconciliation;

import com.stripe.StripeClient;
import com.stripe.model.Invoice;
import com.stripe.model.StripeCollection;
import com.stripe.param.InvoiceListParams;
import io.stamgast.dunning.recovery.DunningCases;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.collecting.OwnRetries;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.customer.MembershipCustomer;
import io.stamgast.membership.invoice.InvoiceTable;
import io.stamgast.membership.invoice.MembershipInvoice;
import io.stamgast.membership.reconciliation.Finding.Kind;
import io.stamgast.membership.reconciliation.Finding.Problem;
import io.stamgast.membership.sync.InvoiceImage;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeOutage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Compares invoices that are open or new, and how open ones are paid, page by page. */
final class Invoices {

    private static final int PAGE = 100;
    /** By so much our clock and Stripe's may differ. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    /**
     * What we have of a page: the memberships by subscription, the invoices by id, how accounts pay by account, and
     * which of the invoices Stripe was told to leave alone.
     */
    private record Known(Map<String, Membership> memberships, Map<String, MembershipInvoice> invoices,
                         Map<UUID, MembershipCustomer> customers, List<String> leftAlone) {
    }

    private final TenantWork work;
    private final StripeClient client;
    private final Healing healing;
    private final Clock clock;
    private final int tenantId;
    private final String stripeAccount;

    Invoices(TenantWork work, StripeClient client, Healing healing, Clock clock, int tenantId, String stripeAccount) {
        this.work = work;
        this.client = client;
        this.healing = healing;
        this.clock = clock;
        this.tenantId = tenantId;
        this.stripeAccount = stripeAccount;
    }

    /** The open ones that Stripe has, the latest first; another card of who owes one is charged at once. */
    Place open(Place place) {
        var asked = clock.instant();
        var page = page(params(place).setStatus(InvoiceListParams.Status.OPEN).addExpand("data.customer").build());
        var images = images(page);
        var known = work.call(tenantId, connection -> known(connection, images));
        var next = there(place, page, images, known, asked);
        for (var invoice : page.getData()) {
            comparePayer(invoice, known); // now that each has its case
        }
        return next;
    }

    /** Those that Stripe has made since the last comparison: they may have been paid before anybody heard of them. */
    Place recent(Place place) {
        var last = work.call(tenantId, connection ->
                new ReconciliationTable(connection, tenantId).last(place.began()));
        var params = params(place);
        if (last != null) {
            params.setCreated(InvoiceListParams.Created.builder().setGte(last.minus(OVERLAP).getEpochSecond())
                    .build());
        }
        var asked = clock.instant();
        var page = page(params.build());
        var images = images(page).stream().filter(image -> image.state() != MembershipInvoice.State.OPEN).toList();
        return there(place, page, images, work.call(tenantId, connection -> known(connection, images)), asked);
    }

    private static List<InvoiceImage> images(StripeCollection<Invoice> page) {
        return page.getData().stream().map(InvoiceImage::of).filter(image -> image.subscription() != null).toList();
    }

    private Place there(Place place, StripeCollection<Invoice> page, List<InvoiceImage> images, Known known,
                        Instant asked) {
        var same = new ArrayList<String>();
        var ours = 0;
        for (var image : images) {
            var membership = known.memberships.get(image.subscription());
            if (membership != null) {
                ours++;
                compare(image, membership, known, same);
            }
        }
        seen(same, asked);
        return place.compared(0, ours).goOn(last(page));
    }

    private static InvoiceListParams.Builder params(Place place) {
        return InvoiceListParams.builder().setLimit((long) PAGE).setStartingAfter(place.after());
    }

    private StripeCollection<Invoice> page(InvoiceListParams params) {
        return StripeOutage.told(() -> client.v1().invoices().list(params, StripeAccess.in(stripeAccount)));
    }

    private static String last(StripeCollection<Invoice> page) {
        return Boolean.TRUE.equals(page.getHasMore()) ? page.getData().get(page.getData().size() - 1).getId() : null;
    }

    private Known known(Connection connection, List<InvoiceImage> images) throws SQLException {
        var memberships = new HashMap<String, Membership>();
        new MembershipTable(connection, tenantId)
                .ofSubscriptions(images.stream().map(InvoiceImage::subscription).distinct().toList())
                .forEach(one -> memberships.put(one.stripeSubscription(), one));
        var invoices = new HashMap<String, MembershipInvoice>();
        new InvoiceTable(connection, tenantId).find(images.stream().map(InvoiceImage::id).toList())
                .forEach(one -> invoices.put(one.id(), one));
        var customers = new HashMap<UUID, MembershipCustomer>();
        new CustomerTable(connection, tenantId)
                .of(memberships.values().stream().map(Membership::accountId).distinct().toList())
                .forEach(one -> customers.put(one.accountId(), one));
        return new Known(memberships, invoices, customers, leftAlone(connection, images, memberships));
    }

    /** Whatever waits to be said to Stripe is said already, as far as comparing goes. */
    private List<String> leftAlone(Connection connection, List<InvoiceImage> images,
                                   Map<String, Membership> memberships) throws SQLException {
        var alone = new ArrayList<String>();
        var own = DunningCases.ownRetries(connection, tenantId, images.stream().map(InvoiceImage::id).toList());
        for (var image : images) {
            var membership = memberships.get(image.subscription());
            if (own.contains(image.id()) && membership != null
                    && !OwnRetries.isAsked(connection, tenantId, membership.accountId(), image.id())) {
                alone.add(image.id());
            }
        }
        return alone;
    }

    private void compare(InvoiceImage image, Membership membership, Known known, List<String> same) {
        var ours = known.invoices.get(image.id());
        if (ours == null) {
            healing.refresh(Kind.INVOICE, image.id());
            healing.note(Kind.INVOICE, image.id(), Problem.MISSING_HERE, membership, List.of(),
                    find(image.id()) != null);
            return;
        }
        var differences = Differences.of(ours, image, known.leftAlone.contains(image.id()));
        if (differences.isEmpty()) {
            same.add(image.id());
        } else {
            healing.refresh(Kind.INVOICE, image.id());
            healing.note(Kind.INVOICE, image.id(), Problem.DIFFERS, membership, differences,
                    Differences.of(find(image.id()), image).isEmpty());
        }
    }

    private void comparePayer(Invoice invoice, Known known) {
        var membership = known.memberships.get(InvoiceImage.of(invoice).subscription());
        var ours = membership == null ? null : known.customers.get(membership.accountId());
        var settings = invoice.getCustomerObject().getInvoiceSettings();
        var preferred = settings == null ? null : settings.getDefaultPaymentMethod();
        if (ours != null && preferred != null && !preferred.equals(ours.paymentMethod())) {
            healing.note(Kind.INVOICE, invoice.getId(), Problem.DIFFERS, membership,
                    Differences.ofPayment(ours.paymentMethod(), preferred),
                    healing.refreshCustomer(ours.stripeCustomer()));
        }
    }

    /** Those that we take for open and that Stripe has not told of. */
    Place here(Place place) {
        var unseen = work.call(tenantId, connection -> new InvoiceTable(connection, tenantId)
                .unseenSince(place.began(), Objects.requireNonNullElse(place.after(), ""), PAGE));
        for (var ours : unseen) {
            var isThere = healing.refresh(Kind.INVOICE, ours.id());
            var differences = Differences.of(ours, find(ours.id()));
            if (!isThere || !differences.isEmpty()) {
                healing.note(Kind.INVOICE, ours.id(), isThere ? Problem.DIFFERS : Problem.MISSING_THERE,
                        membership(ours), differences, isThere);
            }
        }
        return place.compared(0, unseen.size())
                .goOn(unseen.size() < PAGE ? null : unseen.get(unseen.size() - 1).id());
    }

    private MembershipInvoice find(String id) {
        return work.call(tenantId, connection -> new InvoiceTable(connection, tenantId).find(id)).orElse(null);
    }

    private Membership membership(MembershipInvoice of) {
        return work.call(tenantId, connection -> new MembershipTable(connection, tenantId).find(of.membershipId()))
                .orElseThrow();
    }

    private void seen(List<String> same, Instant asked) {
        if (!same.isEmpty()) {
            work.call(tenantId, connection -> {
                new InvoiceTable(connection, tenantId).seen(same, asked);
                return null;
            });
        }
    }
}
