package io.stamgast.tests.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.Platform;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A manager opens the test mode, works in it, can't mistake it for live, and wipes it. */
class TestModePagesIT extends AtADesk {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Test
    void itIsOpenedEnteredLeftAndWiped(Platform platform) {
        assertThat(page.locator("#to-test")).hasCount(0);
        var test = opens(platform);
        test.account("T1");

        enters();
        assertThat(page.locator("main")).containsText("T1");
        assertThat(page.locator("main")).not().containsText("C1");
        manager.lookOnBothScreens("test-mode-customers");
        for (var place : new String[] {"/admin/rule", "/admin/imports", "/admin/plans", "/admin/webhooks"}) {
            manager.visit(place);
            assertThat(page.locator("#test-mode")).isVisible();
        }

        manager.press("Back to live mode");
        assertThat(page.locator("#test-mode")).hasCount(0);
        assertThat(page.locator("main")).containsText("C1");
        assertThat(page.locator("main")).not().containsText("T1");
        aPageOfTheOtherModeDoesNothing(test);
        wipes(test);
        aTestBuyerSeesTheBanner(platform, test);
    }

    private FreshTenant opens(Platform platform) {
        manager.visit("/admin/test-mode");
        assertThat(page.locator("main")).containsText("It is not open yet");
        manager.lookOnBothScreens("test-mode-closed");
        manager.press("Open the test mode");
        manager.lookOnBothScreens("test-mode-opened");
        var id = page.locator("#client-id").innerText();
        var secret = page.locator("#client-secret").innerText();
        assertEquals("m2m-" + desk.tenant().alias() + ".test", id);
        manager.visit("/admin/test-mode");
        assertThat(page.locator("#client-secret")).hasCount(0);
        return new FreshTenant(desk.tenant().alias() + ".test", null, null, platform.machine(id, secret));
    }

    private void enters() {
        page.locator("#to-test").click();
        page.waitForLoadState();
        assertThat(page.locator("#test-mode")).containsText("Test mode.");
    }

    /** Both modes have a rule of that id: what was meant for the one must not act in the other. */
    private void aPageOfTheOtherModeDoesNothing(FreshTenant test) {
        manager.visit("/admin/test-mode");
        var other = manager.another();
        other.navigate(desk.portal() + "/admin");
        other.locator("#to-test").click();
        other.waitForLoadState();
        page.locator("#wish").click();
        page.locator("[id='wiping:wipe']").click();
        page.waitForLoadState();
        assertThat(page.locator("h1")).not().hasText("Test mode");
        test.api().get("/accounts/ext:T1").expect(200);
        assertEquals("OPEN", desk.tenant().api().get("/test-mode").expect(200).json().get("state").asText());
        other.locator("#test-mode button").click();
        other.waitForLoadState();
        other.close();
        manager.forgive();
    }

    private void wipes(FreshTenant test) {
        manager.visit("/admin/test-mode");
        page.locator("#wish").click();
        manager.lookOnBothScreens("test-mode-open");
        manager.press("Yes, wipe it");
        assertThat(page.locator("main")).containsText("The test mode is being wiped.");
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!isEmpty(test)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it is not wiped");
            }
        }
        manager.visit("/admin/test-mode");
        assertThat(page.locator("main")).containsText("It is open");
        manager.visit("/admin");
        assertThat(page.locator("main")).containsText("C1");
    }

    /** Nobody is let in while it is being wiped. */
    private static boolean isEmpty(FreshTenant test) {
        var accounts = test.api().get("/accounts");
        return accounts.status() == 200 && accounts.json().get("items").isEmpty();
    }

    private void aTestBuyerSeesTheBanner(Platform platform, FreshTenant test) {
        test.account("B1");
        var email = "bea@" + desk.tenant().alias() + ".test";
        var password = test.api().post("/accounts/ext:B1/members", Map.of("email", email, "name", "Bea",
                "role", "owner")).expect(201).json().at("/login/temporaryPassword").asText();
        try (var buyer = desk.chromium().atADesk(desk.portal())) {
            buyer.logIn(email, password, Desk.PASSWORD);
            buyer.visit("/rewards?language=en");
            assertThat(buyer.page().locator("#test-mode")).isVisible(
                    new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis()));
            assertThat(buyer.page().locator("#test-mode button")).hasCount(0);
            buyer.lookOnBothScreens("test-mode-buyer");
        }
    }
}
