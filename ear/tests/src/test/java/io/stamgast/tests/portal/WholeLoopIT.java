package io.stamgast.tests.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import io.stamgast.testing.RealData;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.HashSet;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A manager sets the rule, imports the real file, enters a wallet and closes the period; a buyer sees the points and
 * redeems. All of it on pages.
 */
@OnPlatform
class WholeLoopIT {

    private static final String PASSWORD = "a-Long-Enough-1-Password";
    private static final String CUSTOMER = "14646";
    private static final double MINUTES = 60_000;

    @Test
    void aManagerRunsTheProgramAndABuyerRedeems(Platform platform) {
        var tenant = platform.newTenant(Map.of("currency", "GBP", "timeZone", "Europe/London"));
        try (var chromium = new Chromium(); var manager = chromium.atADesk(platform.access().portal())) {
            manager.logIn(tenant.adminEmail(), tenant.adminPassword(), PASSWORD);
            publishesTheRule(manager);
            importsTheFile(manager);
            var account = tenant.api().get("/accounts/ext:" + CUSTOMER).expect(200).json();
            entersAWallet(manager, account.get("id").asText());
            closesTheQuarter(manager);
            looksItUpOnThePhone(chromium, platform, tenant, account.get("id").asText());
            buyersRedeem(chromium, platform, tenant, account);
        }
    }

    private static void publishesTheRule(Visitor manager) {
        manager.visit("/admin/rule");
        manager.look("rule-none");
        manager.page().locator("text=Prepare a rule").click();
        manager.page().locator("[id='rule:effective']").fill("2010-12-01");
        manager.look("rule-draft");
        manager.press("Publish");
        PlaywrightAssertions.assertThat(manager.page().locator(".notice")).containsText("The rule is published.");
        manager.look("rule");
    }

    private static void importsTheFile(Visitor manager) {
        manager.visit("/admin/imports");
        manager.page().locator("[id='upload:file']").setInputFiles(RealData.invoices());
        manager.press("Read the columns");
        PlaywrightAssertions.assertThat(manager.page().locator("[id='mapping:dates']"))
                .containsText("2010-12-01 08:26:00 as 1 Dec 2010, 08:26.");
        manager.page().locator("summary:text-is('More')").click();
        manager.page().locator("[id='mapping:pattern']").fill("^([^.]+)");
        manager.look("import-mapping");
        manager.press("Import");
        manager.look("import-running");
        manager.page().locator("#state:text-is('Done')").waitFor(new Locator.WaitForOptions().setTimeout(5 * MINUTES));
        assertEquals("149,053", manager.page().locator("#count-accepted").innerText());
        assertEquals("59,976", manager.page().locator("#count-rejected").innerText());
        assertEquals("7,410", manager.page().locator("#count-purchases").innerText());
        assertEquals("329,628", manager.page().locator("#count-pointsEarned").innerText());
        manager.look("import-done");
        var file = manager.page().waitForDownload(() -> manager.page().locator("a[href*=rejections]").click());
        assertTrue(file.suggestedFilename().startsWith("rejections-"), file.suggestedFilename());
    }

    private static void entersAWallet(Visitor manager, String account) {
        manager.visit("/admin?q=" + CUSTOMER);
        manager.look("customers");
        manager.visit("/admin/account?id=" + account);
        manager.page().locator("[id='seen:period']").fill("2011-Q1");
        manager.page().locator("[id='seen:amount']").fill("200000");
        manager.page().locator("[id='seen:source']").selectOption(new SelectOption().setValue("DECLARED"));
        manager.press("Save");
        PlaywrightAssertions.assertThat(manager.page().locator(".notice")).containsText("That is saved.");
        PlaywrightAssertions.assertThat(manager.page().locator("main")).containsText("£200,000.00");
        PlaywrightAssertions.assertThat(manager.page().locator("canvas")).isVisible(); // the share of years ago
        manager.page().getByText("Later", new Page.GetByTextOptions().setExact(true)).click();
        PlaywrightAssertions.assertThat(manager.page().locator("main")).containsText("No share is known");
        manager.page().getByText("Earlier", new Page.GetByTextOptions().setExact(true)).click();
        PlaywrightAssertions.assertThat(manager.page().locator("canvas")).isVisible();
        manager.look("customer");
    }

    private static void closesTheQuarter(Visitor manager) {
        manager.visit("/admin/periods?period=2011-Q1");
        PlaywrightAssertions.assertThat(manager.page().locator("main")).containsText("Closing 1st quarter 2011");
        manager.look("period-preview");
        manager.press("Close 1st quarter 2011");
        PlaywrightAssertions.assertThat(manager.page().locator(".notice")).containsText("clos");
        manager.look("periods");
    }

    private static void looksItUpOnThePhone(Chromium chromium, Platform platform, FreshTenant tenant, String account) {
        try (var phone = chromium.withAPhone(platform.access().portal())) {
            phone.logIn(tenant.adminEmail(), PASSWORD, PASSWORD);
            phone.visit("/admin");
            phone.look("customers");
            phone.visit("/admin/account?id=" + account);
            phone.look("customer");
            phone.visit("/admin/rule");
            phone.look("rule");
            phone.visit("/admin/imports");
            phone.page().locator("main table a").first().click();
            phone.look("import-done");
            phone.visit("/admin/periods?period=2010-Q4");
            phone.look("period-preview");
        }
    }

    private static void buyersRedeem(Chromium chromium, Platform platform, FreshTenant tenant, JsonNode account) {
        var api = tenant.api();
        api.post("/rewards", Map.of("name", "Barista course for two", "type", "MERCHANDISE", "price", 400,
                "description", "A day at our roastery, lunch included.")).expect(201);
        api.post("/rewards", Map.of("name", "Garden bench", "type", "MERCHANDISE", "price", 2_000_000,
                "description", "Oak, oiled, for four.")).expect(201);
        var email = "buyer@" + tenant.alias() + ".test";
        var member = api.post("/accounts/" + account.get("id").asText() + "/members",
                Map.of("email", email, "name", "Bea Buyer", "role", "owner")).expect(201).json();
        try (var buyer = chromium.atADesk(platform.access().portal());
             var phone = chromium.withAPhone(platform.access().portal())) {
            buyer.logIn(email, member.at("/login/temporaryPassword").asText(), PASSWORD);
            buyer.look("home");
            redeems(buyer);
            phone.logIn(email, PASSWORD, PASSWORD);
            phone.look("home");
            phone.visit("/rewards/catalog");
            phone.look("catalog");
            phone.page().locator(".offer a.button").first().click();
            phone.look("redeem");
            phone.visit("/rewards/statement");
            var statement = PlaywrightAssertions.assertThat(phone.page().locator("main"));
            statement.containsText("“Barista course for two” redeemed");
            statement.containsText("Set aside for “Barista course for two”");
            phone.look("statement");
            assertEquals(403, phone.visit("/admin").status());
        }
    }

    private static void redeems(Visitor buyer) {
        buyer.visit("/rewards/catalog");
        buyer.look("catalog");
        buyer.page().locator(".offer a.button").first().click();
        buyer.look("redeem");
        buyer.press("Yes, redeem");
        PlaywrightAssertions.assertThat(buyer.page().locator("main")).containsText("It is yours.");
        buyer.look("redeemed");
        buyer.visit("/rewards/statement");
        buyer.look("statement");
        assertTrue(buyer.page().locator("main").innerText().contains("400"));
        assertStandsByTheDayItWasBooked(buyer);
    }

    /** All of it was booked just now; of what day the invoices are stands in their lines. */
    private static void assertStandsByTheDayItWasBooked(Visitor buyer) {
        assertTrue(new HashSet<>(buyer.page().locator("td.day").allInnerTexts()).size() <= 2); // at midnight
        PlaywrightAssertions.assertThat(buyer.page().locator("main"))
                .containsText(Pattern.compile("Points for invoice \\d+ of \\d+ May 2011"));
    }
}
