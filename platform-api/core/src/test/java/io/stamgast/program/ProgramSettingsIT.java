package io.stamgast.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.testing.Database;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramSettingsIT {

    @Test
    void theSettingsOfTheTenantAreRead() {
        var tenant = Database.newTenant(Map.of("currency", "GBP", "time_zone", "Europe/London", "pending_days", 14,
                "expiry", "ROLLING", "expiry_months", 24, "fair_value", new BigDecimal("0.012")));
        var settings = Database.work().call(tenant, connection -> ProgramSettings.read(connection, tenant));
        assertEquals(Currency.getInstance("GBP"), settings.currency());
        assertEquals(ZoneId.of("Europe/London"), settings.timeZone());
        assertEquals(14, settings.pendingDays());
        assertEquals(new Expiry(Expiry.Policy.ROLLING, 24), settings.expiry());
        assertEquals(0, new BigDecimal("0.012").compareTo(settings.fairValue()));
    }

    @Test
    void withoutNamedSourcesAllOfThemEarn() {
        var tenant = Database.newTenant();
        var settings = Database.work().call(tenant, connection -> ProgramSettings.read(connection, tenant));
        assertTrue(settings.earnsFrom("erp"));
    }

    @Test
    void withNamedSourcesOnlyTheseEarn() {
        var tenant = Database.newTenant(Map.of("earning_sources", new String[] {"sell-out"}));
        var settings = Database.work().call(tenant, connection -> ProgramSettings.read(connection, tenant));
        assertTrue(settings.earnsFrom("sell-out"));
        assertFalse(settings.earnsFrom("erp"));
    }

    @Test
    void theProgramOfAnotherTenantIsNotSeen() {
        var tenant = Database.newTenant();
        var other = Database.newTenant();
        assertThrows(IllegalStateException.class,
                () -> Database.work().call(other, connection -> ProgramSettings.read(connection, tenant)));
    }

    @Test
    void aProgramIsFoundedOnce() {
        var tenant = Database.newTenant();
        var settings = Database.work().call(tenant, connection -> {
            Programs.found(connection, tenant, "USD", "America/New_York");
            return ProgramSettings.read(connection, tenant);
        });
        assertEquals("EUR", settings.currency().getCurrencyCode());
    }
}
