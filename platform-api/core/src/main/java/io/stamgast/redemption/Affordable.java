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
import java.util.Map;
import java.util.UUID;

/** Rewards that an account could redeem with so many points; asked without locking or reserving anything. */
@ApplicationScoped
public class Affordable {

    private static final int GROWTH = 10;

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
     * Rewards in stock that the account may have and has not had as often as it may, the dearest first. Where all that
     * was looked at is closed to it, as when a catalogue is that of another tier, more are looked at, ten times as many
     * each time: few looks, however long the catalogue.
     *
     * @param limit how many at most
     */
    public List<Priced> within(Connection connection, int tenantId, UUID account, long points, int limit)
            throws SQLException {
        if (points <= 0) {
            return List.of();
        }
        var percent = PriceDiscount.best(discounts, connection, tenantId, account);
        var admission = Eligibility.all(eligibilities, connection, tenantId, account);
        var redemptions = new RedemptionTable(connection, tenantId);
        var priced = new ArrayList<Priced>();
        Offer last = null;
        for (var size = limit; ; size = Math.multiplyExact(size, GROWTH)) {
            var offers = Offer.within(connection, tenantId, points, percent, last, size);
            for (var offer : open(offers, redemptions, account, admission)) {
                priced.add(new Priced(offer, offer.priceLess(percent)));
                if (priced.size() == limit) {
                    return priced;
                }
            }
            if (offers.size() < size) {
                return priced;
            }
            last = offers.get(offers.size() - 1);
        }
    }

    private static List<Offer> open(List<Offer> offers, RedemptionTable redemptions, UUID account,
                                    Eligibility.Admission admission) throws SQLException {
        var limited = offers.stream().filter(offer -> offer.limitPerAccount() != null).map(Offer::id).toList();
        var taken = limited.isEmpty() ? Map.<UUID, Long>of() : redemptions.taken(account, limited);
        var open = new ArrayList<Offer>();
        for (var offer : offers) {
            var isLeft = offer.limitPerAccount() == null
                    || taken.getOrDefault(offer.id(), 0L) < offer.limitPerAccount();
            if (isLeft && admission.refusal(offer).isEmpty()) {
                open.add(offer);
            }
        }
        return open;
    }
}
