package io.stamgast.tests.portal;

import com.microsoft.playwright.Page;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * What is tried by a manager who has logged in once, each time in English, on a wide screen and with no complaint of
 * before.
 */
@OnPlatform
abstract class AtADesk {

    static Desk desk;
    Visitor manager;
    Page page;

    @BeforeAll
    static void aManagerLogsIn(Platform platform) {
        desk = new Desk(platform);
    }

    @AfterAll
    static void everybodyGoesHome() {
        desk.close();
    }

    @BeforeEach
    void inEnglish() {
        manager = desk.managerInEnglish();
        page = manager.page();
        page.setViewportSize(Chromium.DESK_WIDTH, Chromium.DESK_HEIGHT); // a test that failed may have left it narrow
    }
}
