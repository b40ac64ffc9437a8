package io.stamgast.tests.payments;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.stamgast.tests.platform.MovedPlatform;
import io.stamgast.tests.platform.OnMovedPlatform;
import io.stamgast.tests.portal.Chromium;
import io.stamgast.tests.portal.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A buyer becomes a member on the pages, fails to pay, and pays after all. */
@OnMovedPlatform
class SubscribingIT {

    private static final String PASSWORD = "a-Long-Enough-1-Password";
    private static final String PAGE = "/rewards/membership?language=en";
    private static final String VIP = """
            {"code":"vip","name":"VIP","texts":{"nl":{"name":"Stamtafel"},
            "en":{"description":"For who comes often."}},"prices":[
            {"code":"monthly","amount":"9.90","currency":"EUR","interval":"MONTH"},
            {"code":"yearly","amount":"99.00","currency":"EUR","interval":"YEAR"}],
            "trial":{"days":14,"paymentMethodRequired":true,"reminderDays":[3]},
            "benefits":{"earnMultiplier":"2","rewardDiscountPercent":"10","texts":["A seat at the table"]}}""";

    @Test
    void aMemberTriesPaysFailsAndRecovers(MovedPlatform moved) {
        var club = new Club(moved).connected().earning().sells(VIP);
        var buyer = club.buyer("Jan", "nl");
        try (var chromium = new Chromium(); var jan = chromium.atADesk(moved.platform().access().portal())) {
            jan.logIn(buyer.email(), buyer.temporaryPassword(), PASSWORD);
            tries(jan, buyer);
            pays(jan, club, buyer);
            fails(jan, club, buyer);
            givesAnotherCard(jan, club, buyer);
            leaves(jan, club, buyer);
        }
        assertEquals(List.of(true, false, true, true), club.charges().stream()
                .map(one -> one.get("succeeded").asBoolean()).toList());
        assertEquals(List.of("Uw proefperiode van Stamtafel eindigt op ", "Uw betaling voor Stamtafel is niet gelukt"),
                buyer.subjects().stream().map(subject -> subject.replaceFirst("[0-9].*", "")).toList());
    }

    private static void tries(Visitor jan, Buyer buyer) {
        assertEquals(100, buyer.earns());
        jan.visit(PAGE);
        jan.lookOnBothScreens("membership-offers");
        jan.page().getByTitle("Take it: VIP, €9.90 a month").click();
        assertThat(jan.page().locator("h1")).hasText("Subscribe");
        assertThat(jan.page().locator("main")).containsText("Due today");
        jan.lookOnBothScreens("stripe-checkout");
        jan.page().getByLabel("Visa ••••", new Page.GetByLabelOptions().setExact(false)).first().check();
        jan.press("Start");
        assertThat(jan.page().locator(".tag").first()).hasText("trying");
        buyer.has("vip");
        jan.visit(PAGE);
        assertThat(jan.page().locator("main")).containsText("Free until");
        assertThat(jan.page().locator("main")).containsText("Visa •••• 4242");
        jan.lookOnBothScreens("membership-trying");
        assertEquals(200, buyer.earns());
    }

    private static void pays(Visitor jan, Club club, Buyer buyer) {
        var trialEnd = Instant.parse(buyer.membership().get("trialEndsAt").asText());
        club.moved().passTo(trialEnd.minus(Duration.ofDays(3)));
        buyer.awaitSubjects(1);
        club.moved().passTo(trialEnd.plus(Club.CHARGING));
        buyer.awaitState("ACTIVE");
        buyer.awaitPaid(1);
        jan.visit(PAGE);
        assertThat(jan.page().locator(".tag").first()).hasText("active");
        jan.page().locator("summary:text-is('Invoices')").click();
        assertThat(jan.page().locator("details table")).containsText("€9.90");
        jan.lookOnBothScreens("membership-active");
    }

    private static void fails(Visitor jan, Club club, Buyer buyer) {
        buyer.bankSays("INSUFFICIENT_FUNDS");
        club.moved().passTo(buyer.periodEnd().plus(Club.CHARGING));
        buyer.awaitState("PAST_DUE");
        buyer.awaitSubjects(2);
        jan.visit("/rewards?language=en");
        assertThat(jan.page().locator("[role=alert]")).containsText("We have not received your payment of €9.90.");
        jan.lookOnBothScreens("home-unpaid");
        jan.visit(PAGE);
        assertThat(jan.page().locator(".tag").first()).hasText("payment failed");
        assertThat(jan.page().locator("main")).containsText("Not paid yet: benefits act until");
        jan.lookOnBothScreens("membership-unpaid");
        assertEquals(200, buyer.earns(), "within grace");
    }

    private static void givesAnotherCard(Visitor jan, Club club, Buyer buyer) {
        jan.press("Change the card");
        assertThat(jan.page().locator("h1")).hasText("Your subscription");
        jan.lookOnBothScreens("stripe-portal");
        jan.page().getByLabel("Mastercard", new Page.GetByLabelOptions().setExact(false)).check();
        jan.press("Use this card");
        jan.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Return")).click();
        buyer.awaitState("ACTIVE");
        assertEquals("RECOVERED", buyer.dunned().get("state").asText());
        jan.visit("/rewards?language=en");
        assertThat(jan.page().locator("[role=alert]")).hasCount(0);
        jan.visit(PAGE);
        assertThat(jan.page().locator(".tag").first()).hasText("active");
        assertThat(jan.page().locator("main")).containsText("Mastercard •••• 4444");
        club.awaitAnswered(); // it pays the next renewal too
        assertEquals(200, buyer.earns());
    }

    /** At the end of what was paid; who comes back pays at once. */
    private static void leaves(Visitor jan, Club club, Buyer buyer) {
        club.moved().passTo(buyer.periodEnd().plus(Club.CHARGING));
        buyer.awaitPaid(3);
        assertEquals(200, buyer.earns());
        jan.visit(PAGE);
        jan.press("End the membership");
        jan.lookOnBothScreens("membership-ending");
        jan.press("Yes, end it");
        assertThat(jan.page().locator("[role=status]")).containsText("It ends with what is paid.");
        assertThat(jan.page().locator("main")).containsText("Ends on");
        club.moved().passTo(buyer.periodEnd().plus(Club.CHARGING));
        buyer.awaitState("CANCELLED");
        assertEquals(100, buyer.earns());
        jan.visit(PAGE);
        assertThat(jan.page().locator(".tag").first()).hasText("ended");
        assertThat(jan.page().locator(".offer")).containsText("€9.90 a month");
        assertThat(jan.page().locator(".offer")).not().containsText("14 days free");
        jan.lookOnBothScreens("membership-ended");
    }

    /** What others have sold to theirs is nothing to them. */
    @Test
    void anotherTenantsBuyersSeeNothingOfIt(MovedPlatform moved) {
        var club = new Club(moved).connected().sells(VIP);
        var buyer = club.buyer("Jan", "en").takes("vip", "monthly", "VISA");
        var strangers = new Club(moved);
        var stranger = strangers.buyer("Jan", "en");
        for (var path : List.of("/memberships/" + buyer.id(), "/memberships/" + buyer.id() + "/invoices",
                "/memberships/" + buyer.id() + "/history")) {
            strangers.api().get(path).expect(404);
        }
        for (var path : List.of("/memberships", "/membership-plans", "/accounts/ext:Jan/memberships",
                "/billing/stripe-events", "/billing/calls", "/emails")) {
            assertEquals(List.of(), Club.all(strangers.get(path).get("items")), path);
        }
        assertEquals(0, stranger.benefits().get("plans").size());
        try (var chromium = new Chromium(); var jan = chromium.atADesk(moved.platform().access().portal())) {
            jan.logIn(stranger.email(), stranger.temporaryPassword(), PASSWORD);
            jan.visit(PAGE);
            assertThat(jan.page().locator("main")).containsText("There are no memberships yet.");
            jan.lookOnBothScreens("membership-none");
        }
    }
}
