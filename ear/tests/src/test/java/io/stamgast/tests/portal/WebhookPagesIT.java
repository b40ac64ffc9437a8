package io.stamgast.tests.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import com.standardwebhooks.Webhook;
import io.stamgast.webhook.Receiver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A manager has a system of theirs told of events, sees what came of it, and sends again what it didn't take. */
class WebhookPagesIT extends AtADesk {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private static Receiver.Manner saying(int status, String text) {
        var answer = text.getBytes(StandardCharsets.UTF_8);
        return (exchange, came) -> {
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        };
    }

    @Test
    void whatOneSystemDidNotTakeIsSentAgain() throws Exception {
        makesOne();
        var secret = page.locator("#secret").innerText();
        seesTheSecretOnce();
        desk.tenant().account("W1");
        var first = receiver.next();
        new Webhook(secret).verify(first.body(), first.headers());
        sees("account.created", "delivered");
        manager.lookOnBothScreens("webhook");
        fails();
        sendsAgain();
        manager.visit("/admin/webhooks");
        assertThat(row("The shop")).containsText("100% of 2");
        manager.lookOnBothScreens("webhooks");
        recoversWhatWasMissed();
        sendsAll();
    }

    private void makesOne() {
        manager.visit("/admin/webhooks");
        assertThat(page.locator("main")).containsText("There are no webhooks yet.");
        manager.lookOnBothScreens("webhooks-none");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New webhook")).click();
        manager.lookOnBothScreens("webhook-new");
        field("setup:url").fill("ftp://shop.test");
        field("setup:description").fill("The shop");
        field("setup:every").uncheck();
        manager.press("Save");
        assertThat(wrong("setup:every")).hasText("Choose at least one event.");
        page.locator("summary:has-text('account')").first().click();
        page.getByLabel("account.*").check();
        page.getByLabel("account.created").check();
        manager.press("Add a header");
        field("setup:rows:0:name").fill("Host");
        field("setup:rows:0:value").fill("shop.test");
        field("setup:rate").fill("0");
        manager.press("Save");
        assertThat(page.locator("td:has([id='setup:rows:0:name']) .wrong"))
                .hasText("Letters, digits and dashes; once, and none of ours.");
        field("setup:rows:0:name").fill("X-Shop");
        manager.press("Save");
        assertThat(wrong("setup:rate")).hasText("Write a number from 1 to 10,000, or nothing.");
        field("setup:rate").fill("");
        manager.press("Save");
        assertThat(wrong("setup:url")).containsText("Write an address on the internet that begins with https://");
        manager.lookOnBothScreens("webhook-wrong");
        field("setup:url").fill(receiver.url());
        manager.press("Save");
    }

    private void seesTheSecretOnce() {
        assertThat(page.locator("h1")).hasText("The shop");
        page.getByText("Copy", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("[data-copies] + [role=status]")).hasText("Copied");
        manager.lookOnBothScreens("webhook-secret");
        page.reload();
        assertThat(page.locator("#secret")).hasCount(0);
        assertThat(page.locator("main")).containsText("account.*");
    }

    /** It says that it has no room, and when it is asked again that it is gone. */
    private void fails() {
        receiver.behaving(saying(507, "no room left"));
        desk.tenant().account("W2");
        assertEquals("shop.test", receiver.next().headers().firstValue("X-Shop").orElseThrow());
        sees("account.created", "tried again later");
        receiver.behaving(saying(410, "<h1>Gone</h1>"));
        assertThat(page.locator(".tag").first()).hasText("failing");
        page.locator("tbody a").first().click();
        assertThat(page.locator(".attempts li").last()).containsText("507");
        assertThat(page.locator(".attempts pre").last()).hasText("no room left");
        manager.lookOnBothScreens("message-failing");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All messages")).click();
        sees("account.created", "given up");
        receiver.await(receiver.all().size() - 2);
        page.reload(); // what the page had read of the webhook may be older than what it had of the message
        assertThat(page.locator(".tag").first()).hasText("switched off by itself");
        manager.lookOnBothScreens("webhook-disabled");
    }

    private void sendsAgain() {
        receiver.behaving(saying(200, "thank you"));
        manager.press("Switch on");
        assertThat(page.locator("[role=status]")).containsText("It is on");
        manager.press("Send again");
        manager.lookOnBothScreens("webhook-again");
        field("again:start").click();
        receiver.next();
        showsThatAllWereSent("1 of 1");
        sees("account.created", "delivered");
        manager.lookOnBothScreens("webhook-sent-again");
        page.locator("#state").selectOption("FAILED");
        manager.press("Find");
        assertThat(page.locator("main")).containsText("There is no such message.");
        page.locator("#state").selectOption("DELIVERED");
        page.locator("#type").selectOption("account.created");
        page.locator("#from").fill(LocalDate.now().minusDays(2) + "T00:00");
        page.locator("#to").fill(LocalDate.now().plusDays(2) + "T00:00");
        manager.press("Find");
        assertThat(page.locator("tbody tr")).hasCount(2);
        page.locator("#to").fill(LocalDate.now().minusDays(1) + "T00:00");
        manager.press("Find");
        assertThat(page.locator("tbody tr")).hasCount(0);
    }

    private void recoversWhatWasMissed() {
        page.locator("tbody a").first().click();
        manager.press("Switch off");
        assertThat(page.locator("main")).containsText("It is off: nothing is sent.");
        desk.tenant().account("W3");
        desk.tenant().account("W4");
        manager.press("Switch on");
        manager.press("Send again");
        field("again:which").selectOption(new SelectOption().setValue("MISSED"));
        assertThat(field("again:until")).hasCount(0);
        field("again:start").click();
        assertThat(wrong("again:since")).hasText("Choose from when on; a later time means fewer messages.");
        manager.lookOnBothScreens("webhook-again-wrong");
        field("again:since").fill(LocalDate.now().minusDays(1) + "T00:00");
        field("again:start").click();
        var missed = Set.of(externalId(receiver.next()), externalId(receiver.next()), externalId(receiver.next()));
        assertEquals(Set.of("C1", "W3", "W4"), missed);
        showsThatAllWereSent("3 of 3");
        receiver.assertNothingNew();
    }

    private static String externalId(Receiver.Came came) {
        return came.json().at("/data/externalId").asText();
    }

    private void sendsAll() {
        manager.press("Send again");
        field("again:which").selectOption(new SelectOption().setValue("ALL"));
        assertThat(page.locator("[id='again:times']")).containsText("Those that were delivered too");
        field("again:until").fill(LocalDate.now().minusDays(3) + "T00:00");
        field("again:since").fill(LocalDate.now().minusDays(1) + "T00:00");
        field("again:start").click();
        assertThat(wrong("again:until")).hasText("Choose a time after the first one.");
        field("again:until").fill(LocalDate.now().plusDays(2) + "T00:00");
        field("again:start").click();
        var all = List.of(1, 2, 3, 4, 5).stream().map(each -> externalId(receiver.next())).collect(Collectors.toSet());
        assertEquals(Set.of("C1", "W1", "W2", "W3", "W4"), all);
        showsThatAllWereSent("5 of 5");
    }

    @Test
    void aTestIsSentAndTheSecretReplacedAndTheWebhookChangedAndDeleted() throws Exception {
        var made = enter("{\"url\":\"%s\",\"types\":[\"*\"],\"ed25519\":true}".formatted(receiver.url()));
        var former = new Webhook(made.get("secret"));
        manager.visit("/admin/webhook?id=" + made.get("id"));
        manager.press("New secret");
        manager.press("Yes, replace");
        var secret = new Webhook(page.locator("#secret").innerText());
        assertThat(page.locator("main")).containsText("messages are signed with the former one too.");
        manager.lookOnBothScreens("webhook-rotated");

        manager.press("Send a test");
        field("test:type").selectOption("redemption.confirmed");
        field("test:send").click();
        assertThat(page.locator("h1")).hasText("redemption.confirmed");
        var came = receiver.next();
        former.verify(came.body(), came.headers());
        secret.verify(came.body(), came.headers());
        assertThat(page.locator(".tag").first()).hasText("delivered"); // without being loaded again
        assertThat(page.locator(".attempts li")).hasCount(1);
        manager.lookOnBothScreens("message");
        page.reload();
        manager.press("Send again");
        assertEquals(came.id(), receiver.next().id());
        assertThat(page.locator(".attempts li")).hasCount(2);

        manager.visit("/admin/webhook-setup?id=" + made.get("id"));
        field("setup:payload").selectOption("THIN");
        field("setup:ordered").check();
        field("setup:on").uncheck();
        manager.press("Save");
        assertThat(page.locator("[role=status]")).containsText("The webhook is saved.");
        assertThat(page.locator("main")).containsText("only what happened, and to what");
        assertThat(page.locator("main")).containsText("whpk_");
        manager.press("Delete");
        manager.lookOnBothScreens("webhook-delete");
        manager.press("Yes, delete");
        assertThat(page.locator("[role=status]")).containsText("The webhook is deleted.");
        assertEquals(404, manager.visit("/admin/webhook?id=" + made.get("id")).status());
        manager.forgive();
    }

    private static Map<String, String> enter(String body) {
        var made = desk.tenant().api().post("/webhook-endpoints", body).expect(201).json();
        return Map.of("id", made.get("id").asText(), "secret", made.get("secret").asText());
    }

    @Test
    void whoDoesNotRunTheProgramSeesNone() {
        var email = "books@" + desk.tenant().alias() + ".test";
        var invited = desk.tenant().api().post("/staff", Map.of("email", email, "name", "Bo Books", "roles",
                List.of("account-manager", "finance"))).expect(201).json();
        try (var serving = desk.chromium().atADesk(desk.portal())) {
            serving.logIn(email, invited.at("/login/temporaryPassword").asText(), Desk.PASSWORD);
            assertThat(serving.page().locator("nav a[href='/admin/webhooks']")).hasCount(0);
            for (var path : List.of("webhooks", "webhook-setup", "webhook?id=" + desk.account(),
                    "delivery?webhook=" + desk.account() + "&id=" + desk.account())) {
                assertEquals(403, serving.visit("/admin/" + path).status(), path);
            }
        }
    }

    @Test
    void everyPageIsReadInEachLanguageOnAPhone() {
        var id = enter("{\"url\":\"%s\",\"types\":[\"account.*\",\"redemption.confirmed\"]}".formatted(receiver.url()))
                .get("id");
        var sent = desk.tenant().api().post("/webhook-endpoints/" + id + "/test", "{}").expect(201).json();
        receiver.next();
        try (var phone = desk.chromium().withAPhone(desk.portal())) {
            phone.logIn(desk.tenant().adminEmail(), Desk.PASSWORD, Desk.PASSWORD);
            for (var language : List.of("en", "nl", "de", "ru")) {
                phone.visit("/admin/webhooks?language=" + language);
                phone.look("webhooks-" + language);
                for (var path : List.of("webhook?id=" + id, "webhook-setup?id=" + id,
                        "delivery?webhook=" + id + "&id=" + sent.get("id").asText())) {
                    phone.visit("/admin/" + path);
                    assertEquals(language, phone.page().locator("html").getAttribute("lang"));
                    phone.look(path.replaceFirst("\\?.*", "") + "-" + language);
                }
            }
        } finally {
            desk.tenant().api().delete("/webhook-endpoints/" + id).expect(204);
        }
    }

    /** In the end, and without being loaded again. */
    private void showsThatAllWereSent(String count) {
        assertThat(page.locator("#sent")).hasText("Sent again",
                new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE.toMillis()));
        assertThat(page.locator("[id='sending:progress']")).containsText(count);
    }

    /** The first row says so in the end, when one loads the page again and again. */
    private void sees(String type, String state) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (row(type).count() == 0 || !row(type).innerText().contains(state)) {
            assertTrue(System.nanoTime() < end, () -> page.locator("main").innerText() + " lacks " + state);
            page.reload();
        }
    }

    private Locator row(String text) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(text)).first();
    }

    private Locator field(String id) {
        return page.locator("[id='" + id + "']");
    }

    private Locator wrong(String id) {
        return page.locator(".field:has([id='" + id + "']) .wrong");
    }
}
