package io.stamgast.plan.mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.plan.PlanView.PriceView;
import io.stamgast.plan.definition.Written;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Stripe is asked for, and what becomes of its answers. */
class PlanMirrorIT {

    private static final Written VALID = Written.valid();
    private static final Written DEARER = VALID.with("/prices/0/amount", "\"12.00\"");

    private final PlayedStripe stripe = new PlayedStripe();

    private List<String> mirrored(List<PriceView> prices) {
        return prices.stream().filter(PriceView::mirrored).map(PriceView::code).toList();
    }

    @Test
    void aPlanIsAskedForWithItsChangeAndItsPricesOnceItIsThere() {
        stripe.connect();
        var id = stripe.desk().create(VALID).id();
        assertFalse(stripe.desk().find(id).mirrored());

        assertEquals(List.of("plan.product Club - Für Stammgäste"), stripe.send());
        var there = stripe.desk().find(id);
        assertTrue(there.mirrored());
        assertEquals(List.of(), mirrored(there.prices()));

        assertEquals(List.of("plan.price monthly 990 EUR", "plan.price yearly 9900 EUR",
                "plan.price lasting 30000 JPY"), stripe.send());
        assertEquals(List.of("monthly", "yearly", "lasting"), mirrored(stripe.desk().find(id).prices()));
        assertEquals(List.of(), stripe.send());
    }

    @Test
    void aPlanFromBeforeTheAccountIsAskedForByTheRound() {
        var id = stripe.desk().create(VALID).id();
        stripe.round();
        assertEquals(List.of(), stripe.send());
        stripe.connect();
        stripe.round();
        stripe.round();
        assertEquals(1, stripe.send().size(), "once, although two rounds saw it");
        stripe.round();
        assertEquals(3, stripe.send().size());
        assertTrue(stripe.desk().find(id).mirrored());
    }

    @Test
    void onlyWhatLooksDifferentThereIsTold() {
        stripe.connect();
        var id = stripe.mirrored(VALID);
        assertTrue(stripe.desk().save(id, VALID.with("/benefits/monthlyPoints", "5")).version() == 2);
        assertTrue(stripe.desk().find(id).mirrored());
        assertEquals(List.of(), stripe.send());

        stripe.desk().save(id, VALID.with("/name", "\"Circle\""));
        assertFalse(stripe.desk().find(id).mirrored());
        assertEquals(List.of("plan.product Circle stamgast_ Für Stammgäste"), stripe.send());
        stripe.desk().save(id, VALID.without("/texts").with("/visibility", "\"ARCHIVED\""));
        assertEquals(List.of("plan.product Club stamgast_ null inactive"), stripe.send());
        assertTrue(stripe.desk().find(id).mirrored());
    }

    @Test
    void aPriceThatIsReplacedIsNoLongerSoldAt() {
        stripe.connect();
        var id = stripe.mirrored(VALID);
        stripe.desk().save(id, DEARER);
        assertEquals(List.of("plan.price monthly 990 EUR inactive", "plan.price monthly 1200 EUR"), stripe.send());
        var shown = stripe.desk().find(id);
        assertTrue(shown.retiredPrices().get(0).mirrored());
        assertTrue(shown.prices().get(0).mirrored());
        assertEquals(List.of(), stripe.send());
    }

    @Test
    void whatChangesWhileACallIsUnderWayIsToldAfterIt() {
        stripe.connect();
        var id = stripe.desk().create(VALID).id();
        stripe.desk().save(id, VALID.with("/name", "\"Circle\""));
        assertEquals(List.of("plan.product Club - Für Stammgäste"), stripe.send());
        assertFalse(stripe.desk().find(id).mirrored());

        // the prices are under way now, and one of them is replaced
        stripe.desk().save(id, DEARER.with("/name", "\"Circle\""));
        assertEquals(5, stripe.send().size());
        assertEquals(List.of("plan.price monthly 990 EUR inactive"), stripe.send());
        var shown = stripe.desk().find(id);
        assertTrue(shown.mirrored());
        assertEquals(3, mirrored(shown.prices()).size());
        assertEquals(List.of(), stripe.send());
    }

    @Test
    void aPriceThatStripeNeverHadNeedsNoEndThere() {
        stripe.connect();
        var id = stripe.desk().create(VALID).id();
        stripe.desk().save(id, DEARER);
        assertEquals(1, stripe.send().size());
        assertEquals(List.of("plan.price yearly 9900 EUR", "plan.price lasting 30000 JPY",
                "plan.price monthly 1200 EUR"), stripe.send());
        assertFalse(stripe.desk().find(id).retiredPrices().get(0).mirrored());
    }

    @Test
    void whatStripeRefusesIsShownAndAskedForAgainOnceThePlanIsSaved() {
        stripe.connect();
        stripe.refuse("Your account can't do this.");
        var id = stripe.desk().create(VALID).id();
        stripe.send();
        var refused = stripe.desk().find(id);
        assertEquals("Your account can't do this.", refused.problem());
        assertFalse(refused.mirrored());
        stripe.round();
        assertEquals(List.of(), stripe.send(), "not by itself");

        stripe.accept();
        stripe.desk().save(id, VALID);
        assertNull(stripe.desk().find(id).problem());
        assertEquals(1, stripe.send().size());
        stripe.refuse("No such currency.");
        assertEquals(3, stripe.send().size());
        assertEquals("No such currency.", stripe.desk().find(id).prices().get(1).problem());
        stripe.round();
        assertEquals(List.of(), stripe.send());

        stripe.accept();
        stripe.desk().save(id, VALID);
        assertEquals(3, stripe.send().size());
        assertNull(stripe.desk().find(id).prices().get(1).problem());
    }

    @Test
    void whatStripeCouldNotBeReachedForWaitsForIt() {
        stripe.connect();
        stripe.disappear();
        var id = stripe.desk().create(VALID).id();
        assertEquals(1, stripe.send().size());
        stripe.wait(Duration.ofHours(21));
        assertEquals(1, stripe.send().size());
        assertNull(stripe.desk().find(id).problem());

        stripe.accept();
        stripe.wait(Duration.ofMinutes(1));
        assertEquals(1, stripe.send().size());
        assertTrue(stripe.desk().find(id).mirrored());
    }

    @Test
    void anAccountThatTakesThePlaceOfAnotherIsShownAll() {
        stripe.connect();
        var id = stripe.mirrored(VALID);
        stripe.desk().save(id, VALID.with("/name", "\"Circle\""));

        stripe.replace();
        assertFalse(stripe.desk().find(id).mirrored());
        stripe.round();

        assertEquals(List.of("plan.product Circle - Für Stammgäste"), stripe.send());
        assertEquals(3, stripe.send().size());
        assertTrue(stripe.desk().find(id).mirrored());
    }

    @Test
    void anotherTenantsPlansAreNotLookedAt() {
        stripe.connect();
        stripe.desk().create(VALID);
        var stranger = new PlayedStripe();
        stranger.connect();
        stranger.round();
        assertEquals(List.of(), stranger.send());
        assertEquals(0, Database.number(stranger.tenant(),
                "select count(*) from app.membership_plan where tenant_id = ?", stripe.tenant()));
    }
}
