package io.stamgast.portal.membership;

import io.stamgast.membership.subscribing.change.ChangePreview;
import io.stamgast.membership.subscribing.change.ChangePreviews;
import io.stamgast.membership.subscribing.change.ChangeRequests;
import io.stamgast.portal.payments.MembershipChanges;
import io.stamgast.portal.payments.OtherPrices;
import io.stamgast.portal.payments.StripePages;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;

/** What another plan or price would cost a business, and the way to it. */
@ViewScoped
@Named
public class ChangePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient OwnMembership own;
    @Inject
    transient ChangePreviews previews;
    @Inject
    transient MembershipChanges changes;
    @Inject
    transient OtherPrices others;
    @Inject
    transient StripePages pages;

    private String membership;
    private String plan;
    private String price;
    private transient ChangePreview shown;

    public void load() {
        shown = previews.of(own.require(id()), new ChangeRequests.Change(plan, price, null));
    }

    /** Costs what was shown; leads to the page on which the buyer's bank asks him, where it wants to. */
    public String confirm() {
        var page = changes.change(own.require(id()), shown);
        page.ifPresent(pages::lead);
        return page.isPresent() ? null : MembershipPage.AGAIN;
    }

    /** What it becomes. */
    public OtherPrices.Choice getChoice() {
        return others.find(plan, price);
    }

    private UUID id() {
        return Reference.parse("membership", membership).id();
    }

    /** Null when it can't be. */
    public ChangePreview getShown() {
        return shown;
    }

    public String getMembership() {
        return membership;
    }

    public void setMembership(String membership) {
        this.membership = membership;
    }

    /** A code, like the price. */
    public String getPlan() {
        return plan;
    }

    public void setPlan(String plan) {
        this.plan = plan;
    }

    public String getPrice() {
        return price;
    }

    public void setPrice(String price) {
        this.price = price;
    }
}
