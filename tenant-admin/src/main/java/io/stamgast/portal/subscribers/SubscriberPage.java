package io.stamgast.portal.subscribers;

import io.stamgast.account.Accounts;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.membership.subscribing.desk.HistoryView;
import io.stamgast.membership.subscribing.desk.InvoiceView;
import io.stamgast.membership.subscribing.desk.MembershipDesk;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.portal.payments.MembershipChanges;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** One membership, and what the tenant's people do with it. */
@ViewScoped
@Named
public class SubscriberPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient MembershipDesk desk;
    @Inject
    transient MembershipChanges changes;
    @Inject
    transient Accounts accounts;
    @Inject
    transient Permissions may;

    private String id;
    private transient MembershipView shown;
    private transient List<HistoryView> history;
    private transient List<InvoiceView> invoices;
    private String accountName;

    public void load() {
        shown = desk.find(membership());
        history = desk.history(membership());
        invoices = desk.invoices(membership());
        accountName = accounts.find(new Reference(shown.account(), null)).name();
    }

    /** At the end of what is paid. */
    public String cancel() {
        may.requireServeCustomers();
        changes.cancel(membership(), ChangeRequests.At.PERIOD_END);
        return again();
    }

    public String resume() {
        may.requireServeCustomers();
        changes.resume(membership());
        return again();
    }

    /** Until somebody ends the pause. */
    public String pause() {
        may.requireServeCustomers();
        changes.pause(membership());
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
        return isRecurring() && shown.cancelsAt() == null;
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
}
