package io.stamgast.tests.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A manager lets a system of theirs in, sees when it came, replaces its secret, and shuts it out. */
class ClientPagesIT extends AtADesk {

    @Test
    void aSystemIsLetInAndChangedAndShutOut(Platform platform) {
        writesItDown();
        var clientId = page.locator("#client-id").innerText();
        var secret = seesTheSecretOnce();
        var till = platform.machine(clientId, secret);
        assertEquals(403, till.get("/program").status());
        till.get("/accounts").expect(200);

        letsItReadToo(till);
        manager.visit("/admin/clients");
        assertThat(row("The till")).not().containsText("not yet");
        assertThat(row("The till")).containsText("let in");
        assertThat(row("The till")).containsText("Purchases");
        manager.lookOnBothScreens("clients");
        replacesTheSecret(platform, clientId, secret);
        shutsItOut(till);
    }

    private void writesItDown() {
        manager.visit("/admin/clients");
        assertThat(row("First")).containsText("Everything"); // it came with the program
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New system")).click();
        manager.lookOnBothScreens("client-new");
        field("rate").fill("0");
        manager.press("Save");
        assertThat(wrong("name")).hasText("Write a name of 1 to 100 characters.");
        assertThat(wrong("scopes")).hasText("Choose at least one.");
        assertThat(wrong("rate")).hasText("Write a number from 1 to 100,000, or nothing.");
        manager.lookOnBothScreens("client-wrong");
        field("name").fill("The till");
        field("rate").fill("40");
        page.getByLabel("Purchases:").check();
        manager.press("Save");
        assertThat(page.locator("[role=status]").first()).containsText("The system is saved.");
    }

    private String seesTheSecretOnce() {
        assertThat(page.locator("h1")).hasText("The till");
        var secret = page.locator("#secret").innerText();
        page.getByText("Copy", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("[data-copies] + [role=status]")).hasText("Copied");
        manager.lookOnBothScreens("client-secret");
        page.reload();
        assertThat(page.locator("#secret")).hasCount(0);
        assertTrue(!page.content().contains(secret));
        assertThat(page.locator("main")).containsText("/protocol/openid-connect/token");
        return secret;
    }

    private void letsItReadToo(ApiClient till) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change")).click();
        assertThat(page.getByLabel("Purchases:")).isChecked();
        page.getByLabel("Read:").check();
        field("rate").fill("");
        manager.press("Save");
        assertThat(page.locator("main")).containsText("Read");
        till.get("/program").expect(200);
    }

    private void replacesTheSecret(Platform platform, String clientId, String former) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The till")).click();
        manager.press("New secret");
        manager.lookOnBothScreens("client-rotate");
        manager.press("Yes, replace");
        var secret = page.locator("#secret").innerText();
        platform.machine(clientId, secret).get("/program").expect(200);
        var refused = platform.at(desk.portal()).machine(clientId, former); // asks for a token of its own
        assertThrows(AssertionError.class, () -> refused.get("/program"));
    }

    private void shutsItOut(ApiClient till) {
        manager.press("Revoke");
        manager.lookOnBothScreens("client-revoke");
        manager.press("No, keep it");
        till.get("/program").expect(200);
        manager.press("Revoke");
        manager.press("Yes, revoke");
        assertThat(page.locator("[role=status]").first()).containsText("The system is let in no more.");
        assertEquals("machine-client-revoked", till.get("/program").expect(403).problem());
        assertThat(page.locator("[id='actions']")).hasCount(0);
        manager.lookOnBothScreens("client-revoked");
        manager.visit("/admin/clients");
        assertThat(page.locator("tbody tr").last()).containsText("revoked");
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotLost() {
        var id = entered("Shop");
        manager.visit("/admin/client-setup?id=" + id);
        desk.tenant().api().put("/machine-clients/" + id, Map.of("name", "The shop", "scopes", List.of("read")))
                .expect(200);
        field("name").fill("A shop");
        manager.press("Save");
        assertThat(page.locator(".notice").first()).hasText(
                "Somebody else has changed this meanwhile. Please open it again.");
    }

    private static String entered(String name) {
        return desk.tenant().api().post("/machine-clients", Map.of("name", name, "scopes", List.of("read")))
                .expect(201).json().get("id").asText();
    }

    @Test
    void whoDoesNotRunTheProgramSeesNone() {
        var id = entered("Unseen");
        var email = "systems@" + desk.tenant().alias() + ".test";
        var invited = desk.tenant().api().post("/staff", Map.of("email", email, "name", "Bo Books", "roles",
                List.of("account-manager", "finance"))).expect(201).json();
        try (var serving = desk.chromium().atADesk(desk.portal())) {
            serving.logIn(email, invited.at("/login/temporaryPassword").asText(), Desk.PASSWORD);
            assertThat(serving.page().locator("nav a[href='/admin/clients']")).hasCount(0);
            for (var path : List.of("clients", "client-setup", "client-setup?id=" + id, "client?id=" + id)) {
                assertEquals(403, serving.visit("/admin/" + path).status(), path);
            }
        }
    }

    @Test
    void everyPageIsReadInEachLanguageOnAPhone() {
        var id = entered("Warehouse");
        try (var phone = desk.chromium().withAPhone(desk.portal())) {
            phone.logIn(desk.tenant().adminEmail(), Desk.PASSWORD, Desk.PASSWORD);
            for (var language : List.of("en", "nl", "de", "ru")) {
                for (var path : List.of("clients", "client?id=" + id, "client-setup?id=" + id)) {
                    phone.visit("/admin/" + path + (path.contains("?") ? "&" : "?") + "language=" + language);
                    assertEquals(language, phone.page().locator("html").getAttribute("lang"));
                    phone.look(path.replaceFirst("\\?.*", "") + "-" + language);
                }
            }
        }
    }

    private Locator row(String text) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text)).first();
    }

    private Locator field(String id) {
        return page.locator("[id='setup:" + id + "']");
    }

    private Locator wrong(String id) {
        return page.locator(".field:has([id='setup:" + id + "']) .wrong");
    }
}
