package io.stamgast.membership.subscribing.checkout;

import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.CustomerUpdate;
import com.stripe.param.checkout.SessionCreateParams.Discount;
import com.stripe.param.checkout.SessionCreateParams.InvoiceCreation;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodCollection;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData.TrialSettings;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData.TrialSettings.EndBehavior;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData.TrialSettings.EndBehavior.MissingPaymentMethod;
import com.stripe.param.checkout.SessionCreateParams.TaxIdCollection;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.plan.definition.PlanDefinition.Trial;

/** A page of Stripe's, as we ask for it: the same for the same wish, so that it can be sent again. */
final class SessionForm {

    private final WantedCheckout wanted;
    private final String customer;
    private final long payable;

    /** @param payable what is left of a fee paid once, in the currency's minor unit */
    SessionForm(WantedCheckout wanted, String customer, long payable) {
        this.wanted = wanted;
        this.customer = customer;
        this.payable = payable;
    }

    SessionCreateParams page() {
        var page = SessionCreateParams.builder()
                .setMode(wanted.once() ? Mode.PAYMENT : Mode.SUBSCRIPTION).setCustomer(customer)
                .setClientReferenceId(wanted.metadata().get(Metadata.MEMBERSHIP))
                .addLineItem(LineItem.builder().setPrice(wanted.stripePrice()).setQuantity(1L).build())
                .setTaxIdCollection(TaxIdCollection.builder().setEnabled(true).build())
                .setCustomerUpdate(CustomerUpdate.builder().setName(CustomerUpdate.Name.AUTO)
                        .setAddress(CustomerUpdate.Address.AUTO).build())
                .putAllMetadata(wanted.metadata()).setCancelUrl(wanted.cancelUrl()).setSuccessUrl(successUrl());
        if (wanted.coupon() != null) {
            page.addDiscount(Discount.builder().setCoupon(wanted.coupon()).build());
        }
        if (wanted.once()) {
            return page.setPaymentIntentData(payment()).setInvoiceCreation(invoice()).build();
        }
        if (wanted.trial() != null && !wanted.trial().paymentMethodRequired()) {
            page.setPaymentMethodCollection(PaymentMethodCollection.IF_REQUIRED);
        }
        return page.setSubscriptionData(subscription()).build();
    }

    private String successUrl() {
        var url = wanted.successUrl();
        return url + (url.indexOf('?') < 0 ? "?" : "&") + "session={CHECKOUT_SESSION_ID}";
    }

    private PaymentIntentData payment() {
        var payment = PaymentIntentData.builder().putAllMetadata(wanted.metadata());
        if (wanted.feePercent() != null) {
            payment.setApplicationFeeAmount(Coupons.percent(payable, wanted.feePercent()));
        }
        return payment.build();
    }

    /** Made once it is paid, for the books of who has paid. */
    private InvoiceCreation invoice() {
        return InvoiceCreation.builder().setEnabled(true).setInvoiceData(InvoiceCreation.InvoiceData.builder()
                .putAllMetadata(wanted.metadata()).build()).build();
    }

    private SubscriptionData subscription() {
        var subscription = SubscriptionData.builder().putAllMetadata(wanted.metadata());
        if (wanted.trial() != null) {
            subscription.setTrialPeriodDays((long) wanted.trial().days())
                    .setTrialSettings(TrialSettings.builder().setEndBehavior(EndBehavior.builder()
                            .setMissingPaymentMethod(end(wanted.trial().end())).build()).build());
        }
        if (wanted.feePercent() != null) {
            subscription.setApplicationFeePercent(wanted.feePercent());
        }
        return subscription.build();
    }

    private static MissingPaymentMethod end(Trial.End end) {
        return switch (end) {
            case CANCEL -> MissingPaymentMethod.CANCEL;
            case PAUSE -> MissingPaymentMethod.PAUSE;
            case INVOICE -> MissingPaymentMethod.CREATE_INVOICE;
        };
    }
}
