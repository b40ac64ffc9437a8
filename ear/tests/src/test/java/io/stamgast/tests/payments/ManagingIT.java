package io.stamgast.tests.payments;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.stamgast.tests.platform.MovedPlatform;
import io.stamgast.tests.platform.OnMovedPlatform;
import io.stamgast.tests.portal.Chromium;
import io.stamgast.tests.portal.Visitor;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A manager sells a plan on the pages, looks after its members, and sees to who doesn't pay. */
@OnMovedPlatform
class ManagingIT {

    private static final String PASSWORD = "a-Long-Enough-1-Password";

    @Test
    void aManagerSellsAPlanAndSeesToWhoDoesNotPay(MovedPlatform moved) {
        var club = new Club(moved);
        try (var chromium = new Chromium(); var manager = chromium.atADesk(moved.platform().access().portal())) {
            manager.logIn(club.tenant().adminEmail(), club.tenant().adminPassword(), PASSWORD);
            connects(manager);
            club.triesNothingAgain();
            makesAPlan(manager, club);
            var early = club.buyer("Early", "en").takes("vip", "month", "VISA");
            changesThePlan(manager, club);
            var late = club.buyer("Late", "en").takes("vip", "month", "VISA");
            List.of(early, late).forEach(buyer -> buyer.awaitPaid(1));
            looksAtMembers(manager, early, late);
            pausesAMembership(manager, early);
            manager.page().navigate(moved.platform().access().stripe().control());
            manager.lookOnBothScreens("stripe-simulator");
            stepsIn(manager, club, late);
        }
    }

    private static void connects(Visitor manager) {
        manager.visit("/admin/plans?language=en");
        assertThat(manager.page().locator("#stripe + .tag")).hasText("not connected");
        manager.lookOnBothScreens("plans-not-connected");
        manager.press("Connect with Stripe");
        manager.press("Tell all that is asked");
        assertThat(manager.page().locator("#stripe + .tag")).hasText("open for payments");
    }

    private static void makesAPlan(Visitor manager, Club club) {
        var page = manager.page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New plan")).click();
        field(page, "plan:name").fill("VIP");
        field(page, "plan:code").fill("vip");
        manager.press("Save");
        assertThat(page.locator("[role=alert]").first()).isVisible();
        field(page, "plan:rows:0:amount").fill("9.90");
        field(page, "plan:multiplier").fill("2");
        field(page, "plan:discount").fill("10");
        field(page, "plan:texts").fill("A seat at the table\nFree delivery");
        manager.lookOnBothScreens("plan-new");
        manager.press("Save");
        assertThat(page.locator("[role=status]")).containsText("The plan is saved.");
        club.awaitMirrored("vip");
        manager.visit("/admin/plans");
        assertThat(page.locator("main table")).containsText("on sale");
        manager.lookOnBothScreens("plans");
    }

    /** Who has it keeps the price. */
    private static void changesThePlan(Visitor manager, Club club) {
        var page = manager.page();
        page.locator("main table a").first().click();
        assertThat(field(page, "plan:code")).isDisabled();
        field(page, "plan:rows:0:amount").fill("12.90");
        manager.press("Add a price");
        field(page, "plan:rows:1:interval").selectOption(new SelectOption().setValue("YEAR"));
        field(page, "plan:rows:1:amount").fill("120");
        manager.lookOnBothScreens("plan-changed");
        manager.press("Save");
        assertThat(page.locator("main table")).containsText("€12.90 a month");
        assertThat(page.locator("main table")).containsText("€120.00 a year");
        club.awaitMirrored("vip");
    }

    private static void looksAtMembers(Visitor manager, Buyer early, Buyer late) {
        var page = manager.page();
        manager.visit("/admin/subscribers");
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(row(page, "Account Early")).containsText("€9.90 a month");
        assertThat(row(page, "Account Late")).containsText("€12.90 a month");
        manager.lookOnBothScreens("subscribers");
        page.locator("#state").selectOption("PAUSED");
        manager.press("Find");
        assertThat(page.locator("main")).containsText("Nobody is a member like that.");
        manager.visit("/admin/subscribers?plan=vip&state=ACTIVE");
        row(page, "Account Early").locator("a").click();
        assertThat(page.locator("h1")).hasText("Account Early");
        assertEquals(early.id(), page.url().replaceFirst(".*id=", ""));
        assertEquals(List.of("9.90"), early.paid().stream().map(one -> one.get("paid").asText()).toList());
        assertEquals(List.of("12.90"), late.paid().stream().map(one -> one.get("paid").asText()).toList());
        manager.lookOnBothScreens("subscriber");
    }

    private static void pausesAMembership(Visitor manager, Buyer early) {
        manager.press("Pause");
        manager.press("Pause it");
        early.awaitState("PAUSED");
        manager.visit("/admin/subscriber?id=" + early.id());
        assertThat(manager.page().locator(".tag").first()).hasText("paused");
        assertEquals(0, early.benefits().get("plans").size());
        manager.lookOnBothScreens("subscriber-paused");
        manager.press("End the pause");
        early.awaitState("ACTIVE");
        manager.visit("/admin/subscriber?id=" + early.id());
        assertThat(manager.page().locator(".tag").first()).hasText("active");
        assertEquals(1, early.benefits().get("plans").size());
    }

    private static void stepsIn(Visitor manager, Club club, Buyer late) {
        var page = manager.page();
        late.bankSays("STOLEN");
        club.moved().passTo(late.periodEnd().plus(Club.CHARGING));
        late.awaitState("PAST_DUE");
        late.awaitSubjects(1);
        manager.visit("/admin/dunning?language=en");
        assertThat(row(page, "Account Late")).containsText("The card was refused for good");
        manager.lookOnBothScreens("dunning");
        row(page, "Account Late").locator("a").click();
        assertThat(row(page, "E-mail “The card was refused”")).containsText("done");
        manager.lookOnBothScreens("case");
        manager.press("Pause");
        assertThat(page.locator("[role=status]")).containsText("It is paused.");
        assertThat(page.locator("main")).containsText("Nothing, while it is paused");
        manager.lookOnBothScreens("case-paused");
        manager.press("Go on");
        promises(manager, club, late);
    }

    /** The reminder of the third day waits until the day is over by which they have promised to pay. */
    private static void promises(Visitor manager, Club club, Buyer late) {
        var page = manager.page();
        var promised = LocalDate.ofInstant(club.now(), ZoneOffset.UTC).plusDays(5);
        field(page, "promise:until").fill(promised.toString());
        manager.press("Note the promise");
        assertThat(page.locator("[role=status]")).containsText("The promise is noted.");
        assertThat(page.locator("main")).containsText("Promised by");
        manager.lookOnBothScreens("case-promised");
        club.moved().passTo(promised.atTime(20, 0).toInstant(ZoneOffset.UTC));
        assertEquals(1, late.subjects().size());
        club.moved().pass(Duration.ofDays(1));
        late.awaitSubjects(2);
        page.reload();
        assertThat(row(page, "E-mail “Reminder: another card is needed”")).containsText("done");
    }

    private static Locator field(Page page, String id) {
        return page.locator("[id='" + id + "']");
    }

    private static Locator row(Page page, String text) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text)).first();
    }
}
