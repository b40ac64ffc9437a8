package io.stamgast.tests.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who gets in where, in which language, and out again. */
@OnPlatform
class DoorsIT {

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
