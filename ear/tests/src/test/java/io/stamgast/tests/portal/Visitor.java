package io.stamgast.tests.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a browser of their own, who notices errors in its console and looks at each page critically. */
public final class Visitor implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final String portal;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private boolean listening = true;

    Visitor(Browser browser, String portal, int width, int height) {
        this.portal = portal;
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height)
                .setLocale("en-GB"));
        page = context.newPage();
        page.onConsoleMessage(message -> complain(message.type(), message.text()));
        page.onPageError(error -> complain("error", error));
    }

    private void complain(String type, String text) {
        if (listening && "error".equals(type)) {
            complaints.add(page.url() + ": " + text);
        }
    }

    public Page page() {
        return page;
    }

    public Response visit(String path) {
        return page.navigate(portal + path);
    }

    /** Logs in on Keycloak's pages; a login that is still temporary gets the password. */
    public void logIn(String username, String temporaryPassword, String password) {
        visit("/enter");
        logInHere(username, temporaryPassword, password);
    }

    /** The same, for a visitor whom a page has sent there. */
    void logInHere(String username, String temporaryPassword, String password) {
        page.locator("#username").fill(username);
        if (!page.locator("#password").isVisible()) {
            page.locator("#kc-login").click();
        }
        page.locator("#password").fill(temporaryPassword);
        page.locator("#kc-login").click();
        page.waitForLoadState();
        if (page.locator("#password-new").count() > 0) {
            page.locator("#password-new").fill(password);
            page.locator("#password-confirm").fill(password);
            page.locator("#kc-passwd-update-form [type=submit]").click();
        }
        page.waitForURL(portal + "/**");
    }

    public void press(String button) {
        page.getByRole(AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(button).setExact(true)).click();
        page.waitForLoadState();
    }

    /** The page's own mishaps are looked at by the test: what the console said so far doesn't matter. */
    public void forgive() {
        complaints.clear();
    }

    /** Another page of the same login. */
    Page another() {
        return context.newPage();
    }

    /** The same on a page that comes with an error's status, about which the console complains. */
    Path lookAtARefusal(String name) {
        complaints.removeIf(complaint -> complaint.contains("status of 403"));
        return look(name);
    }

    /** Nothing stands out of the page, the console is silent, axe finds nothing; keeps a picture of it. */
    public Path look(String name) {
        requireToFit(name);
        assertEquals(List.of(), complaints, "the console on " + name);
        listening = false; // axe's own styles are refused by the content policy, as they should be
        var found = new AxeBuilder(page).analyze().getViolations();
        assertEquals(List.of(), found.stream().map(one -> one.getId() + ": " + one.getNodes()).toList(), name);
        listening = true;
        return picture(name);
    }

    /** At a desk and on a phone. */
    public void lookOnBothScreens(String name) {
        look(name);
        page.setViewportSize(Chromium.PHONE_WIDTH, Chromium.PHONE_HEIGHT);
        look(name);
        page.setViewportSize(Chromium.DESK_WIDTH, Chromium.DESK_HEIGHT);
    }

    /** Nothing stands out of the page and the console is silent; its markup is another's. */
    Path glance(String name) {
        requireToFit(name);
        assertEquals(List.of(), complaints, "the console on " + name);
        return picture(name);
    }

    /** A look at a page that is Keycloak's: that it fits is ours, its markup isn't. */
    Path lookAtKeycloak(String name) {
        page.waitForLoadState();
        requireToFit(name);
        return picture(name);
    }

    private void requireToFit(String name) {
        var width = (Integer) page.evaluate("document.documentElement.scrollWidth");
        assertTrue(width <= page.viewportSize().width, name + " is " + width + " wide");
    }

    private Path picture(String name) {
        try {
            Files.createDirectories(PICTURES);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        var file = PICTURES.resolve(name + "-" + page.viewportSize().width + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    @Override
    public void close() {
        context.close();
    }
}
