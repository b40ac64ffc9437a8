package io.stamgast.membership.pause;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.net.RequestOptions;
import com.stripe.param.InvoiceListParams;

/** The period of a subscription that was billed in a pause, so that nobody has paid it or ever will. */
public final class UnpaidPeriod {

    private static final String RENEWAL = "subscription_cycle";
    private static final String VOID = "void";

    private UnpaidPeriod() {
    }

    /** Whether the subscription is in one now. A first invoice, or one of a new beginning, is none of a pause. */
    public static boolean isIn(StripeClient client, RequestOptions there, Subscription subscription)
            throws StripeException {
        var began = subscription.getItems().getData().get(0).getCurrentPeriodStart();
        var since = InvoiceListParams.builder().setSubscription(subscription.getId()).setLimit(100L)
                .setCreated(InvoiceListParams.Created.builder().setGte(began).build()).build();
        for (var invoice : client.v1().invoices().list(since, there).autoPagingIterable()) {
            if (RENEWAL.equals(invoice.getBillingReason())) {
                return VOID.equals(invoice.getStatus());
            }
        }
        return false;
    }
}
