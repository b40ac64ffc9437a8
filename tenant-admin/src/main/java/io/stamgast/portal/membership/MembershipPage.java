package io.stamgast.portal.membership;

import io.stamgast.kernel.DomainException;
import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.change.ChangeDesk;
import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.membership.subscribing.desk.InvoiceView;
import io.stamgast.membership.subscribing.desk.MembershipDesk;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.membership.subscribing.taking.CheckoutDesk;
import io.stamgast.membership.subscribing.taking.CheckoutRequest;
import io.stamgast.membership.subscribing.taking.Checkouts;
import io.stamgast.plan.MembershipPlans;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.payments.MembershipChanges;
import io.stamgast.portal.payments.StripePages;
import io.stamgast.portal.rewards.Buyer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The plans that a business can take, and the memberships that it has; paying is done on Stripe's pages. */
@ViewScoped
@Named
public class MembershipPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;
    private static final String PAGE = "/rewards/membership";

    @Inject
    transient Buyer buyer;
    @Inject
    transient MembershipPlans plans;
    @Inject
    transient MembershipDesk desk;
    @Inject
    transient CheckoutDesk checkouts;
    @Inject
    transient Checkouts taken;
    @Inject
    transient ChangeDesk changeDesk;
    @Inject
    transient MembershipChanges changes;
    @Inject
    transient StripePages pages;
    @Inject
    transient Notices notices;

    private String session;
    private Integer looked;
    private transient List<MembershipView> held;
    private transient List<PlanView> offers;
    private transient Map<UUID, List<InvoiceView>> invoices;
    private transient List<UUID> tried;

    public void load() {
        held = desk.list(buyer.account(), null, null, null, SHOWN);
        invoices = held.stream().collect(Collectors.toMap(MembershipView::id, one -> desk.invoices(one.id())));
        var plansHeld = held.stream().filter(one -> !one.state().isOver()).map(one -> one.plan().id()).toList();
        offers = plans.list(Visibility.PUBLIC, null, SHOWN).stream()
                .filter(plan -> !plansHeld.contains(plan.id())).toList();
        tried = offers.stream().filter(plan -> plan.trial().days() > 0).map(PlanView::id)
                .filter(plan -> !checkouts.mayTry(buyer.getAccountId(), plan)).toList();
        if (isArriving()) {
            pages.lookAgain(PAGE + "?session=" + URLEncoder.encode(session, StandardCharsets.UTF_8),
                    looked == null ? 0 : looked);
        }
    }

    /** Leads to Stripe's page, on which the card is given. */
    public void subscribe(String plan, String price) {
        buyer.requireMaySpend();
        var decided = Decided.of(checkouts.ask(buyer.account(), new CheckoutRequest(plan, price, buyer.member().id(),
                null, null, null, pages.back(PAGE), pages.back(PAGE))));
        checkouts.send(decided);
        var url = taken.find(buyer.account(), decided.subject()).url();
        if (url == null) {
            throw DomainException.unavailable("stripe-unavailable", "Stripe has not opened the page yet.");
        }
        pages.lead(url);
    }

    /** Leads to Stripe's page, on which another card is given. */
    public void changeCard(UUID membership) {
        pages.lead(changeDesk.portal(own(membership), pages.back(PAGE)));
    }

    public String cancel(UUID membership) {
        changes.cancel(own(membership), ChangeRequests.At.PERIOD_END);
        return PAGE + "?faces-redirect=true";
    }

    /** Takes a planned end back, or ends a pause. */
    public String resume(UUID membership) {
        changes.resume(own(membership));
        return PAGE + "?faces-redirect=true";
    }

    /** Of who may spend for the business, and of no other business. */
    private UUID own(UUID membership) {
        buyer.requireMaySpend();
        if (!desk.find(membership).account().equals(buyer.getAccountId())) {
            throw DomainException.notFound("membership", membership);
        }
        return membership;
    }

    public List<InvoiceView> invoices(UUID membership) {
        return invoices.get(membership);
    }

    public boolean changeable(MembershipView one) {
        return !one.state().isOver() && one.price().interval() != Interval.ONCE;
    }

    /** Whether it begins with a trial for this business, which may have had it. */
    public boolean triable(PlanView plan) {
        return plan.trial().days() > 0 && !tried.contains(plan.id());
    }

    /** Whether a page of Stripe's was completed of which nothing is known here yet. */
    public boolean isArriving() {
        return session != null && held.stream().allMatch(one -> one.state().isOver());
    }

    public List<MembershipView> getHeld() {
        return held;
    }

    public List<PlanView> getOffers() {
        return offers;
    }

    /** With which Stripe leads back who has paid; null for all others. */
    public String getSession() {
        return session;
    }

    public void setSession(String session) {
        this.session = session;
    }

    public Integer getLooked() {
        return looked;
    }

    public void setLooked(Integer looked) {
        this.looked = looked;
    }
}
