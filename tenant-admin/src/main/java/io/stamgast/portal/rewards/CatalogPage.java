package io.stamgast.portal.rewards;

import io.stamgast.redemption.Redemption;
import io.stamgast.redemption.Redemptions;
import io.stamgast.reward.Rewards;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The rewards on offer, and the latest ones that the business has taken. */
@RequestScoped
@Named
public class CatalogPage {

    private static final int SHOWN = 100;
    private static final int TAKEN_SHOWN = 10;

    @Inject
    Buyer buyer;
    @Inject
    Rewards rewards;
    @Inject
    Redemptions redemptions;

    private List<Rewards.Offered> offers;
    private List<Redemption> taken;

    public void load() {
        offers = rewards.offers(buyer.account(), SHOWN);
        taken = redemptions.list(buyer.account(), null, null, TAKEN_SHOWN);
    }

    public List<Rewards.Offered> getOffers() {
        return offers;
    }

    public List<Redemption> getTaken() {
        return taken;
    }
}
