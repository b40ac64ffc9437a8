package io.stamgast.portal.membership;

import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.change.ChangeDesk;
import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.membership.subscribing.desk.InvoiceView;
import io.stamgast.membership.subscribing.desk.MembershipDesk;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.membership.subscribing.taking.CheckoutDesk;
import io.stamgast.plan.MembershipPlans;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import io.stamgast.portal.payments.MembershipChanges;
import io.stamgast.portal.payments.OtherPrices;
import io.stamgast.portal.payments.StripePages;
import io.stamgast.portal.rewards.Buyer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The plans that a business can take, and the memberships that it has; paying is done on Stripe's pages. */
@ViewScoped
@Named
public class MembershipPage implements Serializable {

    static final String PATH = "/rewards/membership";
    static final String AGAIN = PATH + "?faces-redirect=true";

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    @Inject
    transient Buyer buyer;
    @Inject
    transient MembershipPlans plans;
    @Inject
    transient MembershipDesk desk;
    @Inject
    transient CheckoutDesk checkouts;
    @Inject
    transient OtherPrices others;
    @Inject
    transient OwnMembership own;
    @Inject
    transient ChangeDesk changeDesk;
    @Inject
    transient MembershipChanges changes;
    @Inject
    transient StripePages pages;

    private String session;
    private Integer looked;
    private String coupon;
    private LocalDate pausedUntil;
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
            pages.lookAgain(PATH + "?session=" + URLEncoder.encode(session, StandardCharsets.UTF_8),
                    looked == null ? 0 : looked);
        }
    }

    /** Leads to Stripe's page, on which another card is given. */
    public void changeCard(UUID membership) {
        pages.lead(changeDesk.portal(own.require(membership), pages.back(PATH)));
    }

    public String cancel(UUID membership) {
        changes.cancel(own.require(membership), ChangeRequests.At.PERIOD_END);
        return AGAIN;
    }

    /** Takes a planned end back, or ends a pause. */
    public String resume(UUID membership) {
        changes.resume(own.require(membership));
        return AGAIN;
    }

    /** Until the day that was written, or until somebody ends it. */
    public String pause(UUID membership) {
        changes.pause(own.require(membership), pausedUntil);
        return AGAIN;
    }

    /** From the next invoice on. */
    public String redeem(UUID membership) {
        changes.redeem(own.require(membership), coupon);
        return AGAIN;
    }

    /** What the membership can become. */
    public List<OtherPrices.Choice> choices(MembershipView one) {
        return others.ofPublicPlans(one, held);
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

    public boolean pausable(MembershipView one) {
        return changeable(one) && one.state() == MembershipState.ACTIVE && one.cancelsAt() == null;
    }

    /** Whether there is a membership already, beside which another plan would be paid too. */
    public boolean isMember() {
        return held.stream().anyMatch(one -> !one.state().isOver());
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

    public String getCoupon() {
        return coupon;
    }

    public void setCoupon(String coupon) {
        this.coupon = coupon;
    }

    public LocalDate getPausedUntil() {
        return pausedUntil;
    }

    public void setPausedUntil(LocalDate pausedUntil) {
        this.pausedUntil = pausedUntil;
    }
}
