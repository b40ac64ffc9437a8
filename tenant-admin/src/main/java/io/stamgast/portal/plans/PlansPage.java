package io.stamgast.portal.plans;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.plan.MembershipPlans;
import io.stamgast.plan.PlanView;
import io.stamgast.portal.payments.StripePages;
import io.stamgast.portal.visit.Permissions;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.connect.ConnectedAccount;
import io.stamgast.stripe.connect.ConnectedAccounts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** All plans, and whether the tenant's account at Stripe takes payments for them. */
@RequestScoped
@Named
public class PlansPage {

    private static final int SHOWN = 200;

    @Inject
    MembershipPlans plans;
    @Inject
    StripeAccess stripe;
    @Inject
    CurrentTenant tenant;
    @Inject
    ConnectedAccounts accounts;
    @Inject
    StripePages pages;
    @Inject
    Permissions may;

    private String returned;
    private List<PlanView> rows;
    private ConnectedAccount account;

    /** Who comes back from Stripe sees what Stripe has learned; while it can't be asked, what was known before. */
    public void load() {
        rows = plans.list(null, null, SHOWN);
        account = accounts.find().orElse(null);
        if (returned != null && isSelling()) {
            account = accounts.refresh().orElse(null);
        }
    }

    /** Leads to the page on which the tenant opens its account at Stripe. */
    public void connect() {
        may.requireRunProgram();
        pages.lead(accounts.onboardingLink(pages.back("/admin/plans"), pages.back("/admin/plans?returned=true")));
    }

    public List<PlanView> getRows() {
        return rows;
    }

    /** Whether the platform sells memberships at all. */
    public boolean isSelling() {
        return stripe.isConfigured(tenant.id());
    }

    public ConnectedAccount.State getAccountState() {
        return account == null ? ConnectedAccount.State.NONE : account.state();
    }

    /** Whether there is something to be told to Stripe. */
    public boolean isOpenable() {
        return getAccountState() != ConnectedAccount.State.ENABLED;
    }

    /** The key of what the button says. */
    public String getOpening() {
        return switch (getAccountState()) {
            case NONE -> "plans.connect";
            case DISCONNECTED -> "plans.replace";
            default -> "plans.goOn";
        };
    }

    public String getReturned() {
        return returned;
    }

    public void setReturned(String returned) {
        this.returned = returned;
    }
}
