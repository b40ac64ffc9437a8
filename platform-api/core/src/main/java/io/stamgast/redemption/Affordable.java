package io.stamgast.redemption;

import io.stamgast.reward.Eligibility;
import io.stamgast.reward.Offer;
import io.stamgast.reward.PriceDiscount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rewards that an account could redeem with so many points; asked without locking or reserving anything. */
@ApplicationScoped
public class Affordable {

    /** @param price of one, with what the account has off */
    public record Priced(Offer offer, long price) {
    }

    private Iterable<Eligibility> eligibilities;
    private Iterable<PriceDiscount> discounts;

    protected Affordable() {
        // for CDI
    }

    @Inject
    Affordable(Instance<Eligibility> eligibilities, Instance<PriceDiscount> discounts) {
        this((Iterable<Eligibility>) eligibilities, discounts);
    }

    /** For tests and tools outside a container. */
    public Affordable(Iterable<Eligibility> eligibilities, Iterable<PriceDiscount> discounts) {
        this.eligibilities = eligibilities;
        this.discounts = discounts;
    }

    /**
     * Rewards in stock that the account may have and has not had as often as it may, the dearest first.
     *
     * @param limit how many are looked at
     */
    public List<Priced> within(Connection connection, int tenantId, UUID account, long points, int limit)
            throws SQLException {
        if (points <= 0) {
            return List.of();
        }
        var percent = PriceDiscount.best(discounts, connection, tenantId, account);
        var offers = Offer.within(connection, tenantId, points, percent, limit);
        var limited = offers.stream().filter(offer -> offer.limitPerAccount() != null).map(Offer::id).toList();
        var taken = new RedemptionTable(connection, tenantId).taken(account, limited);
        var admission = Eligibility.all(eligibilities, connection, tenantId, account);
        var priced = new ArrayList<Priced>();
        for (var offer : offers) {
            var isLeft = offer.limitPerAccount() == null
                    || taken.getOrDefault(offer.id(), 0L) < offer.limitPerAccount();
            if (isLeft && admission.refusal(offer).isEmpty()) {
                priced.add(new Priced(offer, offer.priceLess(percent)));
            }
        }
        return priced;
    }
}
