package io.stamgast.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
}
