package io.stamgast.membership.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.exception.StripeException;
import com.stripe.param.SubscriptionUpdateParams;
import io.stamgast.membership.Membership.PlanTaken;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody of the tenant changes a subscription in Stripe's own pages, which don't know the versions of our plans. */
class PriceAtStripeIT {

    private final Club club = new Club();
    private final UUID vip = club.sells(Club.plan("vip"));
    private final UUID gold = club.sells(Club.plan("gold"));
    private final Buyer buyer = Buyer.of(club, "A1", "pm_card_visa");

    @AfterEach
    void close() {
        club.close();
    }

    private PlanTaken after(UUID membership, SubscriptionUpdateParams.Builder change) throws StripeException {
        var subscription = club.membership(membership).stripeSubscription();
        var item = club.stripe.client().v1().subscriptions().retrieve(subscription, club.there()).getItems().getData()
                .get(0).getId();
        club.stripe.client().v1().subscriptions().update(subscription, change.addItem(SubscriptionUpdateParams.Item
                .builder().setId(item).setPrice(club.price(gold, "monthly").stripePrice()).build()).build(),
                club.there());
        club.hear();
        return club.membership(membership).plan();
    }

    @Test
    void aPriceOfAnotherPlanIsOneOfItsLatestVersion() throws StripeException {
        club.desk().save(vip, Club.plan("vip").with("/name", "\"Club of old\""));
        club.mirror();
        var membership = buyer.subscribes(vip, "monthly", 0);
        assertEquals(2, membership.plan().version());
        assertEquals(new PlanTaken(gold, 1, club.price(gold, "monthly").id()),
                after(membership.id(), SubscriptionUpdateParams.builder()));
    }

    @Test
    void whatSomebodyWroteInTheVersionsPlaceIsNoMatter() throws StripeException {
        var membership = buyer.subscribes(vip, "monthly", 0);
        assertEquals(1, after(membership.id(), SubscriptionUpdateParams.builder()
                .putMetadata(Metadata.PLAN_VERSION, "the latest")).version());
    }
}
