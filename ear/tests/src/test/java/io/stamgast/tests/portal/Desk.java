package io.stamgast.tests.portal;

import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.Platform;
import java.util.Map;

/** A manager of a new tenant with one customer, who has logged in. */
final class Desk implements AutoCloseable {

    static final String PASSWORD = "a-Long-Enough-1-Password";

    private final String portal;
    private final FreshTenant tenant;
    private final String account;
    private final Chromium chromium = new Chromium();
    private final Visitor manager;

    Desk(Platform platform) {
        portal = platform.access().portal();
        tenant = platform.newTenant(Map.of("currency", "EUR", "timeZone", "Europe/Amsterdam"));
        account = tenant.account("C1");
        manager = chromium.atADesk(portal);
        manager.logIn(tenant.adminEmail(), tenant.adminPassword(), PASSWORD);
    }

    String portal() {
        return portal;
    }

    FreshTenant tenant() {
        return tenant;
    }

    /** The id of the customer C1. */
    String account() {
        return account;
    }

    Chromium chromium() {
        return chromium;
    }

    Visitor managerInEnglish() {
        manager.visit("/admin?language=en");
        manager.forgive();
        return manager;
    }

    @Override
    public void close() {
        manager.close();
        chromium.close();
    }
}
