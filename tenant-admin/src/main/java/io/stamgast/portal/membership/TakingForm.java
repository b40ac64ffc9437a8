package io.stamgast.portal.membership;

import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.taking.CheckoutDesk;
import io.stamgast.membership.subscribing.taking.CheckoutRequest;
import io.stamgast.membership.subscribing.taking.Checkouts;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.payments.Payment;
import io.stamgast.portal.payments.StripePages;
import io.stamgast.portal.rewards.Buyer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** How a business takes a plan: by card on Stripe's page, or by an invoice; with a coupon where it has one. */
@ViewScoped
@Named
public class TakingForm implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Buyer buyer;
    @Inject
    transient CheckoutDesk desk;
    @Inject
    transient Checkouts taken;
    @Inject
    transient StripePages pages;
    @Inject
    transient Notices notices;

    private String coupon;
    private Payment payment = Payment.CARD;

    /** Leads to Stripe's page, on which the card is given; back to ours when an invoice is sent instead. */
    public String take(String plan, String price) {
        buyer.requireMaySpend();
        var code = coupon == null || coupon.isBlank() ? null : coupon.strip();
        var decided = Decided.of(desk.ask(buyer.account(), new CheckoutRequest(plan, price, buyer.member().id(), code,
                payment.collection(), payment.days(), pages.back(MembershipPage.PATH),
                pages.back(MembershipPage.PATH))));
        desk.send(decided);
        var checkout = CheckoutDesk.requireFirst(taken.find(buyer.account(), decided.subject()));
        if (payment != Payment.CARD) {
            notices.done(checkout.membership() == null ? "member.waiting" : "pay.sent");
            return MembershipPage.AGAIN;
        }
        if (checkout.url() == null) {
            notices.done("take.waiting");
            return MembershipPage.AGAIN;
        }
        pages.lead(checkout.url());
        return null;
    }

    public Payment[] getPayments() {
        return Payment.values();
    }

    /** As an e-mail's link may say it too. */
    public String getCoupon() {
        return coupon;
    }

    public void setCoupon(String coupon) {
        this.coupon = coupon;
    }

    public Payment getPayment() {
        return payment;
    }

    public void setPayment(Payment payment) {
        this.payment = payment;
    }
}
