package io.stamgast.tests.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import io.stamgast.tests.tenancy.Estate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a tenant's people see of another tenant by its ids in the address: that there is no such page. */
@OnPlatform
class PageWallsIT {

    private static final String PASSWORD = "a-Long-Enough-1-Password";

    private static Estate owner;
    private static Estate stranger;

    @BeforeAll
    static void furnish(Platform platform) {
        owner = new Estate(platform, "2025-Q2");
        stranger = new Estate(platform, "2025-Q1");
    }

    @Test
    void anothersThingsHaveNoPage(Platform platform) {
        var pages = Map.of("/admin/account?id=", "account", "/admin/import?id=", "import", "/admin/draft?id=", "draft",
                "/admin/plan?id=", "plan", "/admin/case?id=", "dunningCase", "/admin/subscriber?id=", "membership",
                "/admin/webhook?id=", "webhook", "/admin/webhook-setup?id=", "webhook",
                "/admin/client?id=", "machine", "/admin/client-setup?id=", "machine");
        try (var chromium = new Chromium(); var manager = chromium.atADesk(platform.access().portal())) {
            manager.logIn(stranger.tenant().adminEmail(), stranger.tenant().adminPassword(), PASSWORD);
            pages.forEach((page, name) -> {
                assertEquals(200, manager.visit(page + stranger.id(name)).status(), page);
                assertMissing(manager, page + owner.id(name));
            });
            assertMissing(manager, "/admin/rejections?id=" + owner.id("import"));
            assertEquals(200, manager.visit(message(stranger, stranger)).status());
            assertMissing(manager, message(owner, owner));
            assertMissing(manager, message(stranger, owner));
            manager.visit("/admin/webhooks");
            PlaywrightAssertions.assertThat(manager.page().locator("tbody tr")).hasCount(1);
            manager.visit("/admin?q=C1");
            PlaywrightAssertions.assertThat(manager.page().locator("main")).not().containsText(owner.id("account"));
        }
    }

    @Test
    void anothersRewardsAreNotForABuyer(Platform platform) {
        var email = "buyer@" + stranger.tenant().alias() + ".test";
        var password = stranger.tenant().api().post("/accounts/ext:C1/members",
                        Map.of("email", email, "name", "Bea Buyer", "role", "owner")).expect(201)
                .json().at("/login/temporaryPassword").asText();
        try (var chromium = new Chromium(); var buyer = chromium.atADesk(platform.access().portal())) {
            buyer.logIn(email, password, PASSWORD);
            assertEquals(200, buyer.visit("/rewards/redeem?reward=" + stranger.id("reward")).status());
            assertMissing(buyer, "/rewards/redeem?reward=" + owner.id("reward"));
            assertEquals(200, buyer.visit("/rewards/redeemed?id=" + stranger.id("redemption")).status());
            assertMissing(buyer, "/rewards/redeemed?id=" + owner.id("redemption"));
        }
    }

    private static String message(Estate webhook, Estate delivery) {
        return "/admin/delivery?webhook=" + webhook.id("webhook") + "&id=" + delivery.id("delivery");
    }

    private static void assertMissing(Visitor visitor, String page) {
        assertEquals(404, visitor.visit(page).status(), page);
        PlaywrightAssertions.assertThat(visitor.page().locator("h1")).hasText("There is no such page");
    }
}
