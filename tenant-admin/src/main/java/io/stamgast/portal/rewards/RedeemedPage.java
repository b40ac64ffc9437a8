package io.stamgast.portal.rewards;

import io.stamgast.kernel.DomainException;
import io.stamgast.redemption.Redemption;
import io.stamgast.redemption.Redemptions;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** A reward that the business has taken, with its codes. */
@RequestScoped
@Named
public class RedeemedPage {

    @Inject
    Buyer buyer;
    @Inject
    Redemptions redemptions;

    private String id;
    private Redemption redemption;
    private List<String> codes;

    /** @throws DomainException ({@code not-found}) also for another business' redemption */
    public void load() {
        redemption = redemptions.find(Reference.parse("id", id).id());
        if (!redemption.accountId().equals(buyer.accountId())) {
            throw DomainException.notFound("redemption", id);
        }
        codes = redemptions.codes(redemption);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Redemption getRedemption() {
        return redemption;
    }

    public List<String> getCodes() {
        return codes;
    }
}
