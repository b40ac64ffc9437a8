package io.stamgast.membership.subscribing.tax;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.membership.subscribing.Sending;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeOutage;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads tax ids from Stripe; in no transaction. */
@ApplicationScoped
public class TaxIdDesk {

    @Inject
    StripeAccess access;
    @Inject
    CurrentTenant tenant;
    @Inject
    Sending sending;
    @Inject
    TaxIds taxIds;

    /** @throws DomainException 404; 422 {@code stripe-not-connected}; 503 {@code stripe-unavailable} */
    public TaxIdView.All list(Reference account) {
        var customer = taxIds.customer(account);
        if (customer.isEmpty()) {
            return TaxIdView.All.NONE;
        }
        var there = StripeAccess.in(sending.stripeAccount());
        var stripe = access.client(tenant.id());
        return StripeOutage.told(() -> new TaxIdView.All(TaxIdOperation.all(stripe, there, customer.get()).stream()
                .map(TaxIdView::of).toList(), "reverse".equals(stripe.v1().customers()
                .retrieve(customer.get(), there).getTaxExempt())));
    }

    /** @throws DomainException what {@link #list} throws; 404 also for a tax id of another account */
    public void require(Reference account, String taxId) {
        if (list(account).items().stream().noneMatch(one -> one.id().equals(taxId))) {
            throw DomainException.notFound("tax id", taxId);
        }
    }
}
