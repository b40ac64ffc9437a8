package io.stamgast.tests.portal;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, without a window. */
public final class Chromium implements AutoCloseable {

    static final int DESK_WIDTH = 1280;
    static final int DESK_HEIGHT = 860;
    static final int PHONE_WIDTH = 390;
    static final int PHONE_HEIGHT = 844;

    private static final List<Path> PLACES = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"));

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
            .setExecutablePath(PLACES.stream().filter(Files::isExecutable).findFirst()
                    .orElseThrow(() -> new AssertionError("these tests need Chromium")))
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync")));

    public Visitor atADesk(String portal) {
        return new Visitor(browser, portal, DESK_WIDTH, DESK_HEIGHT);
    }

    public Visitor withAPhone(String portal) {
        return new Visitor(browser, portal, PHONE_WIDTH, PHONE_HEIGHT);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
