package io.stamgast.portal.membership;

import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.Sending;
import io.stamgast.membership.subscribing.tax.TaxIdDesk;
import io.stamgast.membership.subscribing.tax.TaxIdRequest;
import io.stamgast.membership.subscribing.tax.TaxIdView;
import io.stamgast.membership.subscribing.tax.TaxIds;
import io.stamgast.portal.page.Notices;
import io.stamgast.portal.rewards.Buyer;
import io.stamgast.stripe.call.StripeCall;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** The tax numbers that stand on a business' invoices. */
@ViewScoped
@Named
public class TaxPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String AGAIN = "/rewards/tax?faces-redirect=true";

    @Inject
    transient Buyer buyer;
    @Inject
    transient TaxIds taxIds;
    @Inject
    transient TaxIdDesk desk;
    @Inject
    transient Sending sending;
    @Inject
    transient TaxWords words;
    @Inject
    transient Notices notices;

    private String type;
    private String value;
    private transient List<TaxIdView> held = List.of();

    public void load() {
        held = desk.list(buyer.account()).items();
    }

    public String add() {
        buyer.requireMaySpend();
        tell(sending.send(Decided.of(taxIds.add(buyer.account(), new TaxIdRequest(type, value.strip(), null))).call()),
                "tax.added");
        return AGAIN;
    }

    public String remove(String taxId) {
        buyer.requireMaySpend();
        desk.require(buyer.account(), taxId);
        tell(sending.send(taxIds.remove(buyer.account(), taxId).call()), "tax.removed");
        return AGAIN;
    }

    private void tell(StripeCall call, String done) {
        notices.done(call.isDone() ? done : "member.waiting");
    }

    /** All that Stripe knows, by their names. */
    public List<TaxWords.Kind> getTypes() {
        return words.sorted(TaxIds.types());
    }

    public List<TaxIdView> getHeld() {
        return held;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }
}
