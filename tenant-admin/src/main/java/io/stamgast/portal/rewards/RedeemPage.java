package io.stamgast.portal.rewards;

import io.stamgast.kernel.Ids;
import io.stamgast.redemption.Redemptions;
import io.stamgast.reward.Rewards;
import io.stamgast.web.Reference;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;

/** Asks once more before points are spent. Pressing twice redeems once. */
@ViewScoped
@Named
public class RedeemPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Buyer buyer;
    @Inject
    transient Rewards rewards;
    @Inject
    transient Redemptions redemptions;

    private String reward;
    private String name;
    private String description;
    private long price;
    private long available;
    private UUID key;

    public void load() {
        var offer = rewards.offer(buyer.account(), Reference.parse("reward", reward).id());
        name = offer.reward().name();
        description = offer.reward().description().orElse(null);
        price = offer.price();
        available = buyer.getAvailable();
        key = Ids.next();
    }

    /** Sets the reward aside and pays it. */
    public String redeem() {
        buyer.requireMaySpend();
        redemptions.redeem(key, buyer.account(), UUID.fromString(reward), 1, buyer.member().id());
        return "/rewards/redeemed?faces-redirect=true&id=" + key;
    }

    /** Whether there are points enough for it. */
    public boolean isCovered() {
        return available >= price;
    }

    public String getReward() {
        return reward;
    }

    public void setReward(String reward) {
        this.reward = reward;
    }

    public String getName() {
        return name;
    }

    public String getDescription() {
        return description;
    }

    public long getPrice() {
        return price;
    }

    public long getAvailable() {
        return available;
    }
}
