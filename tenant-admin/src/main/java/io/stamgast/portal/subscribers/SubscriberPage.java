package io.stamgast.portal.subscribers;

import io.stamgast.account.Accounts;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.change.ChangeRequests.At;
import io.stamgast.membership.subscribing.desk.HistoryView;
import io.stamgast.membership.subscribing.desk.InvoiceView;
import io.stamgast.membership.subscribing.desk.MembershipDesk;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.portal.payments.MembershipChanges;
import io.stamgast.portal.payments.OtherPrices;
import io.stamgast.portal.payments.Payment;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One membership, and what the tenant's people do with it. */
@ViewScoped
@Named
public class SubscriberPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int HELD = 50;

    @Inject
    transient MembershipDesk desk;
    @Inject
    transient MembershipChanges changes;
    @Inject
    transient OtherPrices others;
    @Inject
    transient Accounts accounts;
    @Inject
    transient Permissions may;

    private String id;
    private transient MembershipView shown;
    private transient List<HistoryView> history;
    private transient List<InvoiceView> invoices;
    private transient List<OtherPrices.Choice> choices;
    private String accountName;
    private LocalDate pausedUntil;
    private String coupon;
    private Payment payment;
    private At end = At.PERIOD_END;

    public void load() {
        shown = desk.find(membership());
        history = desk.history(membership());
        invoices = desk.invoices(membership());
        payment = shown.collection() == Membership.Collection.CARD ? Payment.CARD : Payment.INVOICE_14;
        choices = others.ofEveryPlan(shown, desk.list(new Reference(shown.account(), null), null, null, null, HELD));
        accountName = accounts.find(new Reference(shown.account(), null)).name();
    }

    /** At once, or with the end of what is paid; what is paid once ends at once. */
    public String cancel() {
        may.requireServeCustomers();
        changes.cancel(membership(), isRecurring() ? end : At.NOW);
        return again();
    }

    public String resume() {
        may.requireServeCustomers();
        changes.resume(membership());
        return again();
    }

    /** Until the day that was written, or until somebody ends it. */
    public String pause() {
        may.requireServeCustomers();
        changes.pause(membership(), pausedUntil);
        return again();
    }

    /** From the next invoice on. */
    public String redeem() {
        may.requireServeCustomers();
        changes.redeem(membership(), coupon);
        return again();
    }

    public String collect() {
        may.requireServeCustomers();
        changes.collect(membership(), payment.days());
        return again();
    }

    private UUID membership() {
        return Reference.parse("id", id).id();
    }

    private String again() {
        return "/admin/subscriber?faces-redirect=true&id=" + id;
    }

    /** Whether it is paid again and again, and can be ended, paused and resumed. */
    public boolean isRecurring() {
        return shown.price().interval() != Interval.ONCE && !shown.state().isOver();
    }

    public boolean isResumable() {
        return isRecurring() && (shown.cancelsAt() != null || shown.state() == MembershipState.PAUSED);
    }

    public boolean isPausable() {
        return isRecurring() && shown.cancelsAt() == null && shown.state() == MembershipState.ACTIVE;
    }

    public boolean isCancellable() {
        return !shown.state().isOver() && shown.cancelsAt() == null;
    }

    public At[] getEnds() {
        return At.values();
    }

    public Payment[] getPayments() {
        return Payment.values();
    }

    /** What the membership can become. */
    public List<OtherPrices.Choice> getChoices() {
        return choices;
    }

    public MembershipView getShown() {
        return shown;
    }

    public List<HistoryView> getHistory() {
        return history;
    }

    public List<InvoiceView> getInvoices() {
        return invoices;
    }

    public String getAccountName() {
        return accountName;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public LocalDate getPausedUntil() {
        return pausedUntil;
    }

    public void setPausedUntil(LocalDate pausedUntil) {
        this.pausedUntil = pausedUntil;
    }

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

    public At getEnd() {
        return end;
    }

    public void setEnd(At end) {
        this.end = end;
    }
}
