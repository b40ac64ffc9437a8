package io.stamgast.tests.payments;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.tests.platform.MovedPlatform;
import io.stamgast.tests.platform.OnMovedPlatform;
import io.stamgast.tests.portal.Chromium;
import io.stamgast.tests.portal.Visitor;
import org.junit.jupiter.api.Test;

/** A buyer changes its membership on the pages: it sees first what that costs, and a coupon makes it less. */
@OnMovedPlatform
class ChangingIT {

    private static final String PASSWORD = "a-Long-Enough-1-Password";
    private static final String PAGE = "/rewards/membership?language=en";
    private static final String VIP = """
            {"code":"vip","name":"VIP","prices":[
            {"code":"monthly","amount":"9.90","currency":"EUR","interval":"MONTH"},
            {"code":"yearly","amount":"99.00","currency":"EUR","interval":"YEAR"}],
            "benefits":{"earnMultiplier":"2"}}""";

    @Test
    void aMemberPaysByTheYearInsteadAndUsesACoupon(MovedPlatform moved) {
        var club = new Club(moved).connected().sells(VIP).gives("WELCOME10", 10);
        var buyer = club.buyer("Eva", "en").takes("vip", "monthly", "VISA");
        buyer.awaitPaid(1);
        try (var chromium = new Chromium(); var eva = chromium.atADesk(moved.platform().access().portal())) {
            eva.logIn(buyer.email(), buyer.temporaryPassword(), PASSWORD);
            eva.visit(PAGE + "&coupon=WELCOME10");
            assertThat(eva.page().locator("[id$='reduce:coupon']")).hasValue("WELCOME10");
            eva.press("Use it");
            assertThat(eva.page().locator("[role=status]")).containsText("The coupon is used.");
            changes(eva);
        }
        assertEquals("yearly", buyer.membership().at("/price/code").asText());
        assertEquals(1, buyer.memberships().size());
        moved.passTo(buyer.periodEnd().plus(Club.CHARGING));
        moved.await("pay a year less the coupon", club::charged, charged -> charged.contains(8910L));
    }

    private static void changes(Visitor eva) {
        eva.page().locator("summary:text-is('Change plan or price')").click();
        eva.lookOnBothScreens("membership-choices");
        eva.page().getByTitle("Change to: VIP, €99.00 a year").click();
        assertThat(eva.page().locator("h1")).hasText("What the change costs");
        assertThat(eva.page().locator("main")).containsText("To be paid now");
        assertThat(eva.page().locator("main")).containsText("Given back for");
        eva.lookOnBothScreens("membership-change");
        eva.press("Change now");
        assertThat(eva.page().locator("[role=status]")).containsText("The membership is changed.");
        assertThat(eva.page().locator("main")).containsText("€99.00 a year");
    }
}
