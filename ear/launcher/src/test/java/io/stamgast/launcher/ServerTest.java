package io.stamgast.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerTest {

    private final Server server = new Server(Settings.ofDemo(Map.of()));

    @AfterEach
    void forget() {
        System.clearProperty(Server.STARTING);
    }

    @Test
    void itIsReadyFromWhenItIsOpenUntilItIsClosed() {
        server.close();
        assertEquals("true", System.getProperty(Server.STARTING));
        server.open();
        assertNull(System.getProperty(Server.STARTING));
        server.close();
        assertEquals("true", System.getProperty(Server.STARTING));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.2, http://127.0.0.2:8081/openapi", "0.0.0.0, http://127.0.0.1:8081/openapi",
        "::1, http://[0:0:0:0:0:0:0:1]:8081/openapi", "::, http://127.0.0.1:8081/openapi"})
    void itsDescriptionIsAskedForWhereItListens(String address, String description) {
        var settings = new HashMap<>(SettingsTest.VALID);
        settings.putAll(Map.of("STAMGAST_HTTP_ADDRESS", address, "STAMGAST_HTTP_PORT", "8081"));

        assertEquals(description, Server.description(Settings.ofProduction(settings)).toString());
    }
}
