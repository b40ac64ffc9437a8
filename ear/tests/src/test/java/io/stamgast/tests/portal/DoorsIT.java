package io.stamgast.tests.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import io.stamgast.tests.platform.TablesOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who gets in where, in which language, and out again. */
@OnPlatform
class DoorsIT {

    private static final String PASSWORD = "a-Long-Enough-1-Password";
    private static final int STRANGERS = 3;
    /** Each of them was refused one time in fifteen. */
    private static final int LOOKS = 300;
    /** The server refreshes a token ten seconds before its end. */
    private static final int BRIEF_SECONDS = 12;

    @Test
    void aStrangerIsWelcomedInTheirLanguage(Platform platform) {
        try (var chromium = new Chromium(); var stranger = chromium.withAPhone(platform.access().portal())) {
            stranger.visit("/?language=ru");
            PlaywrightAssertions.assertThat(stranger.page().locator("h1")).hasText("Рады видеть вас снова.");
            assertEquals("ru", stranger.page().locator("html").getAttribute("lang"));
            stranger.look("welcome-ru");
            stranger.visit("/?language=nl");
            PlaywrightAssertions.assertThat(stranger.page().locator("h1")).hasText("Fijn dat u er weer bent.");
        }
    }

    @Test
    void theLoginHasOurNameAndMarkInTheVisitorsLanguage(Platform platform) {
        try (var chromium = new Chromium(); var desk = chromium.atADesk(platform.access().portal());
             var phone = chromium.withAPhone(platform.access().portal())) {
            for (var visitor : List.of(desk, phone)) {
                visitor.visit("/enter");
                PlaywrightAssertions.assertThat(visitor.page().locator("#kc-header-wrapper")).hasText("Stamgast");
                PlaywrightAssertions.assertThat(visitor.page().locator("body"))
                        .hasCSS("background-color", "rgb(250, 247, 241)");
                visitor.lookAtKeycloak("login");
            }
            phone.page().locator("#login-select-toggle").selectOption(
                    phone.page().locator("option[value*='kc_locale=nl']").getAttribute("value"));
            PlaywrightAssertions.assertThat(phone.page().locator("html")).hasAttribute("lang", "nl");
            phone.lookAtKeycloak("login-nl");
        }
    }

    @Test
    void aBuyerOfTheDemoComesInAndSeesTheirShareAndTheirRewards(Platform platform) {
        var bert = platform.access().tenants().get(0).user("buyer");
        try (var chromium = new Chromium(); var buyer = chromium.atADesk(platform.access().portal())) {
            buyer.logIn(bert.username(), bert.password(), bert.password());
            PlaywrightAssertions.assertThat(buyer.page().locator("main")).containsText("of what you buy is from us");
            buyer.look("demo-home");
            buyer.visit("/rewards/catalog");
            assertTrue(buyer.page().locator(".offer").count() > 2);
            buyer.look("demo-catalog");
        }
    }

    @Test
    void whoseSupplierIsSuspendedIsToldSo(Platform platform) {
        var tenant = platform.newTenant();
        try (var chromium = new Chromium(); var manager = chromium.withAPhone(platform.access().portal());
             var desk = chromium.atADesk(platform.access().portal())) {
            manager.logIn(tenant.adminEmail(), tenant.adminPassword(), PASSWORD);
            desk.logIn(tenant.adminEmail(), PASSWORD, PASSWORD);
            platform.operator().post("/tenants/" + tenant.alias() + "/suspend", "").expect(200);
            for (var visitor : List.of(desk, manager)) {
                assertEquals(403, visitor.visit("/admin").status());
                PlaywrightAssertions.assertThat(visitor.page().locator("h1")).hasText("This program is closed for now");
                visitor.lookAtARefusal("suspended");
            }
        }
    }

    @Test
    void whatIsWrongInAFormIsSaidInTheVisitorsLanguage(Platform platform) {
        var tenant = platform.newTenant();
        try (var chromium = new Chromium(); var manager = chromium.withAPhone(platform.access().portal())) {
            manager.logIn(tenant.adminEmail(), tenant.adminPassword(), PASSWORD);
            manager.visit("/admin/draft?language=de");
            manager.page().locator("[id='rule:rows:1:percent']").fill("30");
            manager.page().locator("[id='rule:rows:2:multiplier']").fill("");
            manager.page().locator("[id='rule:unit']").fill("0");
            manager.press("Entwurf speichern");
            PlaywrightAssertions.assertThat(manager.page().locator(".notice")).hasText(
                    "Die Regel kann so nicht gespeichert werden.");
            PlaywrightAssertions.assertThat(manager.page().locator(".field:has([id='rule:unit']) .wrong")).hasText(
                    "Geben Sie einen Betrag über 0 ein, mit höchstens 6 Nachkommastellen.");
            PlaywrightAssertions.assertThat(manager.page().locator("td:has([id='rule:rows:2:percent']) .wrong"))
                    .hasText("Von 0 bis 100 und höher als die Stufe davor. Die erste ist 0.");
            PlaywrightAssertions.assertThat(manager.page().locator("td:has([id='rule:rows:2:multiplier']) .wrong"))
                    .hasText("Von 0 bis 1000.");
            PlaywrightAssertions.assertThat(manager.page().locator("[id='rule:unit']")).isFocused();
            manager.look("rule-wrong-de");
        }
    }

    @Test
    void aManagerIsKindlyRefusedAtTheRewardsAndCanLogOut(Platform platform) {
        var admin = platform.access().tenants().get(0).user("program-admin");
        try (var chromium = new Chromium(); var manager = chromium.atADesk(platform.access().portal())) {
            manager.logIn(admin.username(), admin.password(), admin.password());
            assertTrue(manager.page().url().endsWith("/admin"), manager.page().url());
            var refusal = manager.visit("/rewards");
            assertEquals(403, refusal.status());
            PlaywrightAssertions.assertThat(manager.page().locator("h1")).hasText("These pages are not for you");
            manager.press("Log in as somebody else");
            PlaywrightAssertions.assertThat(manager.page().locator("h1")).hasText("Good to see you again.");
            manager.visit("/admin");
            assertTrue(manager.page().url().startsWith(platform.access().keycloak()), manager.page().url());
        }
    }

    @Test
    void aBuyerIsKindlyRefusedAtTheManagersPages(Platform platform) {
        var tenant = platform.newTenant();
        var email = "buyer@" + tenant.alias() + ".test";
        var password = tenant.api().post("/accounts/" + tenant.account("C1") + "/members",
                Map.of("email", email, "name", "Bea Buyer", "role", "viewer")).expect(201).json()
                .at("/login/temporaryPassword").asText();
        var reward = tenant.api().post("/rewards", Map.of("name", "Mug", "type", "MERCHANDISE", "price", 1))
                .expect(201).json().get("id").asText();
        try (var chromium = new Chromium(); var buyer = chromium.atADesk(platform.access().portal())) {
            buyer.logIn(email, password, PASSWORD);
            var refusal = buyer.visit("/admin");
            assertEquals(403, refusal.status());
            assertHeaders(refusal.headers());
            PlaywrightAssertions.assertThat(buyer.page().locator("h1")).hasText("These pages are not for you");
            PlaywrightAssertions.assertThat(buyer.page().locator("main")).containsText(
                    "That login is for collecting rewards, not for managing customers.");
            PlaywrightAssertions.assertThat(buyer.page().locator("main a")).hasAttribute("href", "/rewards");
            buyer.forgive();
            buyer.look("refused");

            buyer.visit("/rewards/redeem?reward=" + reward);
            PlaywrightAssertions.assertThat(buyer.page().locator("main")).containsText("You may look, but not spend");
            PlaywrightAssertions.assertThat(buyer.page().locator("[id='redeem:yes']")).hasCount(0);
        }
    }

    @Test
    void aLoginLeadsBackToThePageThatWasAskedForHoweverItWasTyped(Platform platform) {
        var admin = platform.access().tenants().get(0).user("program-admin");
        for (var query : List.of("?q=a|b", "?q=100%")) {
            try (var chromium = new Chromium(); var manager = chromium.atADesk(platform.access().portal())) {
                manager.visit("/admin" + query);
                manager.logInHere(admin.username(), admin.password(), admin.password());
                PlaywrightAssertions.assertThat(manager.page().locator("h1")).hasText("Customers");
            }
        }
    }

    @Test
    void aSuspendedTenantsPeopleAreToldSo(Platform platform) {
        var tenant = platform.newTenant();
        try (var chromium = new Chromium(); var manager = chromium.withAPhone(platform.access().portal())) {
            manager.logIn(tenant.adminEmail(), tenant.adminPassword(), PASSWORD);
            platform.operator().post("/tenants/" + tenant.alias() + "/suspend", "").expect(200);

            var closed = manager.visit("/admin");

            assertEquals(403, closed.status());
            assertHeaders(closed.headers());
            PlaywrightAssertions.assertThat(manager.page().locator("h1")).hasText("This program is closed for now");
            manager.forgive();
            manager.look("suspended");
        }
    }

    @Test
    void whatFailsIsShownWithANumberThatTheLogHasToo(Platform platform) throws IOException {
        var tenant = platform.newTenant();
        tenant.api().post("/rule-sets", Map.of("name", "spoiled", "rules", List.of(
                Map.of("code", "base", "kind", "SPEND", "unit", "10.00", "points", 1)))).expect(201);
        TablesOwner.change(platform, tenant.alias(), "update app.rule_set set rules = '[{\"kind\":\"NONSENSE\"}]'");
        try (var chromium = new Chromium(); var manager = chromium.atADesk(platform.access().portal())) {
            manager.logIn(tenant.adminEmail(), tenant.adminPassword(), PASSWORD);

            var failed = manager.visit("/admin/rule");

            assertEquals(500, failed.status());
            assertHeaders(failed.headers());
            PlaywrightAssertions.assertThat(manager.page().locator("h1")).hasText("Something went wrong on our side");
            var incident = manager.page().locator("#incident").innerText();
            assertTrue(Files.readString(platform.directory().resolve("server.log")).contains("incident " + incident),
                    incident);
            assertFalse(manager.page().content().contains("NONSENSE"));
            manager.forgive();
            manager.look("failed");
            assertEquals(200, manager.visit("/failed").status());
            PlaywrightAssertions.assertThat(manager.page().locator("#incident")).hasCount(0);
            assertEquals(404, manager.visit("/admin?q=%00").status());
        }
    }

    private static void assertHeaders(Map<String, String> headers) {
        assertEquals("DENY", headers.get("x-frame-options"));
        assertEquals("nosniff", headers.get("x-content-type-options"));
        assertEquals("no-store", headers.get("cache-control"));
        assertTrue(headers.get("content-security-policy").contains("frame-ancestors 'none'"),
                headers.get("content-security-policy"));
    }

    /** The server itself keeps the roles of who is logged in where all threads without a login have access. */
    @Test
    void strangersAtTheSameMomentTakeNobodysRoles(Platform platform) throws Exception {
        var admin = platform.access().tenants().get(0).user("program-admin");
        var strangers = Executors.newFixedThreadPool(STRANGERS);
        var visits = new ArrayList<Future<Integer>>();
        try (var chromium = new Chromium(); var manager = chromium.atADesk(platform.access().portal())) {
            manager.logIn(admin.username(), admin.password(), admin.password());
            for (var n = 0; n < STRANGERS; n++) {
                visits.add(strangers.submit(() -> visitUntilTheEnd(platform, strangers)));
            }
            for (var n = 0; n < LOOKS; n++) {
                assertEquals(200, manager.page().request().get(platform.access().portal() + "/admin/periods").status(),
                        "look " + n);
            }
        } finally {
            strangers.shutdown();
        }
        for (var visit : visits) {
            assertTrue(visit.get(1, TimeUnit.MINUTES) > LOOKS / 10, "a stranger's visits: " + visit.get());
        }
    }

    private static int visitUntilTheEnd(Platform platform, ExecutorService strangers) {
        var visits = 0;
        while (!strangers.isShutdown()) {
            platform.root().get("/").expect(200);
            visits++;
        }
        return visits;
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneOnceTheTokenIsRefreshed(Platform platform) {
        var tenant = platform.newTenant();
        var person = tenant.api().post("/staff", Map.of("email", "second@" + tenant.alias() + ".test", "name", "Second",
                "roles", List.of("program-admin"))).expect(201).json();
        setTokensLife(platform, BRIEF_SECONDS);
        try (var chromium = new Chromium(); var manager = chromium.atADesk(platform.access().portal())) {
            manager.logIn(person.get("email").asText(), person.at("/login/temporaryPassword").asText(), PASSWORD);
            var page = platform.access().portal() + "/admin/test-mode";
            assertEquals(200, manager.page().request().get(page).status());

            var demoted = ((ObjectNode) person).deepCopy();
            demoted.putArray("roles").add("finance");
            tenant.api().put("/staff/" + person.get("id").asText(), demoted.toString()).expect(200);

            manager.page().waitForCondition(() -> manager.page().request().get(page).status() == 403);
            assertEquals(200, manager.visit("/admin").status());
        } finally {
            setTokensLife(platform, null);
        }
    }

    /** @param seconds of the tokens that the portal gets from now on; null for what the realm says */
    private static void setTokensLife(Platform platform, Integer seconds) {
        var portal = platform.keycloak().get("/clients?clientId=portal").expect(200).json().get(0);
        ((ObjectNode) portal.get("attributes")).put("access.token.lifespan", seconds == null ? "" : seconds.toString());
        platform.keycloak().put("/clients/" + portal.get("id").asText(), portal.toString()).expect(204);
    }

    @Test
    void noPageCanBeFramedOrSniffedOrKept(Platform platform) {
        var welcome = platform.root().get("/").expect(200);

        assertEquals("DENY", welcome.header("X-Frame-Options"));
        assertEquals("nosniff", welcome.header("X-Content-Type-Options"));
        assertEquals("no-store", welcome.header("Cache-Control"));
        var policies = String.join(";", welcome.response().headers().allValues("Content-Security-Policy"));
        assertTrue(policies.contains("frame-ancestors 'none'") && policies.contains("script-src 'self' 'nonce-"),
                policies);
        var cookie = welcome.header("Set-Cookie").toLowerCase(Locale.ROOT);
        assertTrue(cookie.contains("httponly") && cookie.contains("samesite=lax"), cookie);
    }
}
