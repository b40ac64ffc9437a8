package io.stamgast.tests.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a manager's forms do with mistakes, with other languages, on a phone and without a mouse. */
class FormsIT extends AtADesk {

    @Test
    void aMistakeInTheWalletFormIsSaidAtItsFieldAndTheInputStays() {
        manager.visit("/admin/account?id=" + desk.account());
        page.locator("[id='seen:amount']").fill("abc");
        manager.press("Save");

        assertThat(page.locator(".field:has([id='seen:amount']) .wrong"))
                .hasText("Please write a number like 1,234.50.");
        assertThat(page.locator("[id='seen:amount']")).hasValue("abc");
        assertThat(page.locator("h1")).hasText("Account C1");
        assertThat(page.locator("[role=alert]")).hasText("Please look at what you have entered.");
        manager.look("customer-mistake");

        page.locator("[id='seen:amount']").fill("");
        manager.press("Save");
        assertThat(page.locator(".field:has([id='seen:amount']) .wrong")).hasText("Please fill this in.");
    }

    @Test
    void whatTheCoreRefusesIsSaidAtItsFieldToo() {
        manager.visit("/admin/account?id=" + desk.account());
        page.locator("[id='seen:period']").fill("2026Q3");
        page.locator("[id='seen:amount']").fill("1");
        manager.press("Save");

        assertThat(page.locator(".field:has([id='seen:period']) .wrong"))
                .hasText("Write the period as 2026, 2026-Q3 or 2026-09.");
        assertThat(page.locator("[id='seen:period']")).isFocused();
        assertThat(page.locator("[id='seen:period']")).hasAttribute("aria-invalid", "true");
        manager.visit("/admin/imports");
        assertThat(page.locator(".notice")).hasCount(0);
    }

    @Test
    void anAmountIsWrittenAsTheVisitorsLanguageDoes() {
        manager.visit("/admin/account?language=de&id=" + desk.account());
        page.locator("[id='seen:period']").fill("2025-Q2");
        page.locator("[id='seen:amount']").fill("1,234.56");
        manager.press("Speichern");
        assertThat(page.locator(".field:has([id='seen:amount']) .wrong"))
                .hasText("Bitte schreiben Sie eine Zahl wie 1.234,50.");
        page.locator("[id='seen:amount']").fill("1.234,56");
        manager.press("Speichern");
        assertThat(page.locator("[role=status]")).hasText("Das ist gespeichert.");
        assertThat(page.locator("main")).containsText("1.234,56");
    }

    @Test
    void theLengthOfPeriodsThatIsShownIsMarked() {
        manager.visit("/admin/account?per=MONTH&id=" + desk.account());
        var marked = page.locator(".segments [aria-current=true]");
        assertThat(marked).hasText("Month");
        assertThat(marked).hasCSS("background-color", "rgb(29, 90, 75)");
    }

    @Test
    void anotherLanguageKeepsThePageAlsoAfterAMistake() {
        manager.visit("/admin/account?per=YEAR&id=" + desk.account());
        chooses("Nederlands");
        assertThat(page.locator("h1")).hasText("Account C1");
        assertThat(page.locator("[aria-current=true]").filter(new Locator.FilterOptions().setHasText("Jaar")))
                .hasCount(1);
        page.locator("[id='seen:enter']").click();
        chooses("Deutsch");
        assertThat(page.locator("h1")).hasText("Account C1");
        assertEquals("de", page.locator("html").getAttribute("lang"));
    }

    private void chooses(String language) {
        page.locator("details.menu summary").click();
        page.locator("details.menu a").filter(new Locator.FilterOptions().setHasText(language)).click();
        page.waitForLoadState();
    }

    @Test
    void whoMayNotCloseAPeriodIsToldWhoMay() {
        var invited = desk.tenant().api().post("/staff", Map.of("email", "serves@" + desk.tenant().alias() + ".test",
                "name", "Sam Serves", "roles", List.of("account-manager"))).expect(201).json();
        try (var serving = desk.chromium().atADesk(desk.portal())) {
            serving.logIn("serves@" + desk.tenant().alias() + ".test", invited.at("/login/temporaryPassword").asText(),
                    Desk.PASSWORD);
            serving.visit("/admin/periods?period=2025-Q1");
            assertThat(serving.page().locator("main")).containsText("Only a program administrator can close a period.");
            assertThat(serving.page().locator("[id='close:yes']")).hasCount(0);
            serving.look("period-no-close");
        }
    }

    @Test
    void managersReadTheirPagesInTheirLanguageOnAPhone() {
        try (var phone = desk.chromium().withAPhone(desk.portal())) {
            phone.logIn(desk.tenant().adminEmail(), Desk.PASSWORD, Desk.PASSWORD);
            var customers = Map.of("en", "Customers", "nl", "Klanten", "de", "Kunden", "ru", "Клиенты");
            for (var language : customers.keySet()) {
                phone.visit("/admin?language=" + language);
                assertThat(phone.page().locator("h1")).hasText(customers.get(language));
                phone.look("customers-" + language);
                for (var path : List.of("account?id=" + desk.account(), "draft", "imports", "periods")) {
                    phone.visit("/admin/" + path);
                    assertEquals(language, phone.page().locator("html").getAttribute("lang"));
                    phone.look(path.replaceFirst("\\?.*", "") + "-" + language);
                }
            }
        }
    }

    @Test
    void aWalletCanBeEnteredByTheKeyboardAlone() {
        manager.visit("/admin/account?id=" + desk.account());
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        tabsTo("seen:period");
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("2025-Q1");
        tabsTo("seen:amount");
        page.keyboard().type("1,234.50");
        page.keyboard().press("Enter");
        page.waitForLoadState();
        assertThat(page.locator("[role=status]")).containsText("That is saved.");
        assertThat(page.locator("main")).containsText("€1,234.50");
    }

    private void tabsTo(String id) {
        for (var tabs = 0; tabs < 40; tabs++) {
            page.keyboard().press("Tab");
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not get to " + id);
    }
}
