package io.stamgast.tests.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manager's forms do with mistakes, with other languages, on a phone and without a mouse. */
@OnPlatform
class FormsIT {

    private static final String PASSWORD = "a-Long-Enough-1-Password";
    private static final int VIEWS_KEPT = 8;

    private static Chromium chromium;
    private static FreshTenant tenant;
    private static String portal;
    private static String account;
    private static Visitor manager;
    private Page page;

    @BeforeAll
    static void aManagerLogsIn(Platform platform) {
        portal = platform.access().portal();
        tenant = platform.newTenant(Map.of("currency", "EUR", "timeZone", "Europe/Amsterdam"));
        account = tenant.account("C1");
        chromium = new Chromium();
        manager = chromium.atADesk(portal);
        manager.logIn(tenant.adminEmail(), tenant.adminPassword(), PASSWORD);
    }

    @AfterAll
    static void everybodyGoesHome() {
        manager.close();
        chromium.close();
    }

    @BeforeEach
    void inEnglish() {
        manager.visit("/admin?language=en");
        page = manager.page();
        manager.forgive();
    }

    @Test
    void aMistakeInTheWalletFormIsSaidAtItsFieldAndTheInputStays() {
        manager.visit("/admin/account?id=" + account);
        page.locator("[id='seen:amount']").fill("abc");
        manager.press("Enter");

        assertThat(page.locator(".field:has([id='seen:amount']) .wrong")).hasText("Please write a number.");
        assertThat(page.locator("[id='seen:amount']")).hasValue("abc");
        assertThat(page.locator("h1")).hasText("Account C1");
        assertThat(page.locator("[role=alert]")).hasText("Please look at what you have entered.");
        manager.look("customer-mistake");

        page.locator("[id='seen:amount']").fill("");
        manager.press("Enter");
        assertThat(page.locator(".field:has([id='seen:amount']) .wrong")).hasText("Please fill this in.");
    }

    @Test
    void anotherLanguageKeepsThePageAlsoAfterAMistake() {
        manager.visit("/admin/account?per=YEAR&id=" + account);
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
    void noFileIsAMistakeOfTheFieldAndNoEmptyList() {
        manager.visit("/admin/imports");
        var latest = page.locator("section[aria-labelledby=latest]").innerText();
        manager.press("Read the columns");

        assertThat(page.locator(".field:has([id='upload:file']) .wrong")).hasText("Please fill this in.");
        assertEquals(latest, page.locator("section[aria-labelledby=latest]").innerText());
    }

    @Test
    void aFileThatIsTooLargeIsRefusedKindly(@TempDir Path directory) throws IOException {
        var file = Files.createFile(directory.resolve("large.csv"));
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(65L << 20);
        }
        manager.visit("/admin/imports");
        page.locator("[id='upload:file']").setInputFiles(file);
        manager.press("Read the columns");

        assertThat(page.locator("h1")).hasText("This file is too large");
        manager.forgive();
    }

    @Test
    void rowsThatWereNotTakenAreNamedInWordsAndGivenAsAFile() throws IOException {
        manager.visit("/admin/imports");
        page.locator("[id='upload:file']").setInputFiles(new FilePayload("few.csv", "text/csv", """
                InvoiceNo,InvoiceDate,CustomerID,StockCode,Quantity,Price
                F1,2026-01-05,C1,A,many,1.00
                F2,2026-01-05,,A,1,1.00
                """.getBytes(StandardCharsets.UTF_8)));
        manager.press("Read the columns");
        page.locator("[id='mapping:format']").fill("yyyy-MM-dd");
        manager.press("Import");
        page.locator("#state:text-is('Done')").waitFor();

        assertThat(page.locator("main table")).containsText("Quantity");
        assertThat(page.locator("main table")).containsText("not a number");
        var file = page.waitForDownload(() -> page.locator("text=Download all of them").click());
        var lines = Files.readAllLines(file.path());
        assertEquals("row,field,reason,detail", lines.get(0));
        assertTrue(lines.get(1).startsWith("1,quantity,not-a-number,"), lines.get(1));
        assertEquals(3, lines.size());
        assertEquals(404, manager.visit("/admin/rejections?id=" + account).status());
        manager.forgive();
    }

    @Test
    void theBasisCanBeChosenForthAndBack() {
        manager.visit("/admin/draft");
        page.locator("[id='rule:basis']").selectOption("TRAILING");
        assertThat(page.locator("[id='rule:months']")).isVisible();
        page.locator("[id='rule:basis']").selectOption("MARGINAL");
        assertThat(page.locator("[id='rule:period']")).isVisible();
        assertThat(page.locator("[id='rule:months']")).hasCount(0);
    }

    @Test
    void bandsComeAndGoWhateverElseIsWrong() {
        manager.visit("/admin/draft");
        page.locator("[id='rule:name']").fill("");
        var bands = page.locator("[id='rule:rows'] tbody tr");
        assertThat(bands).hasCount(3);
        page.locator("[id='rule:add']").click();
        assertThat(bands).hasCount(4);
        bands.nth(3).locator("input").first().fill("abc");
        bands.nth(3).locator("input").nth(1).click();
        bands.nth(3).getByRole(AriaRole.BUTTON).click();
        assertThat(bands).hasCount(3);
        assertThat(page.locator("[id='rule:name']")).hasValue("");
    }

    @Test
    void aPageThatWasLeftTooLongSaysSo() {
        manager.visit("/admin/draft");
        try (var others = manager.another()) {
            IntStream.rangeClosed(0, VIEWS_KEPT).forEach(i -> others.navigate(portal + "/admin/draft"));
        }
        page.locator("[id='rule:add']").click();
        assertThat(page.locator("h1")).hasText("This page was open too long");
        manager.forgive();
    }

    @Test
    void managersReadTheirPagesInTheirLanguageOnAPhone() {
        try (var phone = chromium.withAPhone(portal)) {
            phone.logIn(tenant.adminEmail(), PASSWORD, PASSWORD);
            var customers = Map.of("en", "Customers", "nl", "Klanten", "de", "Kunden", "ru", "Клиенты");
            for (var language : customers.keySet()) {
                phone.visit("/admin?language=" + language);
                assertThat(phone.page().locator("h1")).hasText(customers.get(language));
                phone.look("customers-" + language);
                for (var path : List.of("account?id=" + account, "draft", "imports", "periods")) {
                    phone.visit("/admin/" + path);
                    assertEquals(language, phone.page().locator("html").getAttribute("lang"));
                    phone.look(path.replaceFirst("\\?.*", "") + "-" + language);
                }
            }
        }
    }

    @Test
    void aWalletCanBeEnteredByTheKeyboardAlone() {
        manager.visit("/admin/account?id=" + account);
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        tabsTo("seen:period");
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("2025-Q1");
        tabsTo("seen:amount");
        page.keyboard().type("1234.50");
        page.keyboard().press("Enter");
        page.waitForLoadState();
        assertThat(page.locator("[role=status]")).containsText("that is entered");
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
