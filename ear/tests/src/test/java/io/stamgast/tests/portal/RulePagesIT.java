package io.stamgast.tests.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.AriaRole;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the earning rule is drafted on its page. */
class RulePagesIT extends AtADesk {

    private static final int VIEWS_KEPT = 8;

    @Test
    void aWrongBandIsSaidAtItsFieldAsSoonAsOneLeavesIt() {
        manager.visit("/admin/draft");
        var percent = page.locator("[id='rule:rows:2:percent']");
        var message = page.locator("td:has([id='rule:rows:2:percent']) .wrong");
        percent.fill("5");
        page.keyboard().press("Tab");

        assertThat(message).hasText("From 0 to 100, and above the band before. The first is 0.");
        assertThat(percent).hasAttribute("aria-invalid", "true");
        assertEquals(message.getAttribute("id"), percent.getAttribute("aria-describedby"));
        manager.look("rule-band-wrong");

        percent.fill("30");
        page.keyboard().press("Tab");
        assertThat(message).hasCount(0);
        assertThat(percent).not().hasAttribute("aria-invalid", "true");
    }

    @Test
    void aDraftIsThrownAwayOnlyWhenOneSaysSoTwice() {
        manager.visit("/admin/draft");
        page.locator("[id='rule:name']").fill("Thrown away");
        page.keyboard().press("Enter"); // saves, and neither publishes nor takes a band away
        assertThat(page.locator("[role=status]")).hasText("The draft is saved.");
        assertThat(page.locator("[id='rule:rows'] tbody tr")).hasCount(3);

        manager.press("Throw away");
        manager.look("rule-discard");
        manager.press("No, keep it");
        assertThat(page.locator("dialog")).not().isVisible();
        manager.press("Throw away");
        manager.press("Yes, throw away");
        assertThat(page.locator("h1")).hasText("Earning rule");
        assertThat(page.locator("main")).not().containsText("Thrown away");
        assertThat(page.locator(".notice")).hasCount(0);
    }

    @Test
    void aPlannedVersionIsTakenBack() {
        manager.visit("/admin/draft");
        page.locator("[id='rule:name']").fill("Taken back");
        page.locator("[id='rule:effective']").fill("2099-01-01");
        manager.press("Publish");
        var row = page.locator("tr:has-text('Taken back')");
        assertThat(row).containsText("Published");
        manager.look("rule-planned");
        page.setViewportSize(390, 844);
        manager.look("rule-planned");
        page.setViewportSize(Chromium.DESK_WIDTH, Chromium.DESK_HEIGHT);

        manager.press("Take back “Taken back”");
        manager.look("rule-take-back");
        manager.press("No, keep it");
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(row).containsText("Published");
        takeBack("Taken back");

        assertThat(row.getByRole(AriaRole.BUTTON)).hasCount(0);
        throwAway("Taken back");
    }

    private void takeBack(String name) {
        manager.press("Take back “" + name + "”");
        manager.press("Yes, take back");
        assertThat(page.locator("[role=status]")).hasText("The version is a draft again.");
        assertThat(page.locator("tr:has-text('" + name + "')")).containsText("Draft");
    }

    private void throwAway(String name) {
        var row = page.locator("tr:has-text('" + name + "')");
        row.getByRole(AriaRole.LINK).click();
        manager.press("Throw away");
        manager.press("Yes, throw away");
        assertThat(row).hasCount(0);
    }

    @Test
    void aVersionIsTakenBackFromTheRowItWasShownInWhateverHasComeMeanwhile() {
        planned("Shown", "2098-01-01T00:00:00Z");
        manager.visit("/admin/rule");
        planned("Come meanwhile", "2099-01-01T00:00:00Z"); // takes its place in the list

        takeBack("Shown");

        assertThat(page.locator("tr:has-text('Come meanwhile')")).containsText("Published");
        throwAway("Shown");
        takeBack("Come meanwhile");
        throwAway("Come meanwhile");
    }

    private static void planned(String name, String effectiveFrom) {
        var api = desk.tenant().api();
        var draft = api.post("/rule-sets", """
                {"name":"%s","rules":[{"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,
                "basis":"PERIOD_CLOSE","period":"QUARTER","scope":"ALL","unknownMultiplier":"1",
                "bands":[{"from":"0","multiplier":"1"}]}]}""".formatted(name)).expect(201);
        api.post(draft.header("Location") + "/publish", "{\"effectiveFrom\":\"" + effectiveFrom + "\"}").expect(200);
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
            IntStream.rangeClosed(0, VIEWS_KEPT).forEach(i -> others.navigate(desk.portal() + "/admin/draft"));
        }
        page.locator("[id='rule:add']").click();
        assertThat(page.locator("h1")).hasText("This page was open too long");
        manager.forgive();
    }
}
