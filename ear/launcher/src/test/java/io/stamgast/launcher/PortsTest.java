package io.stamgast.launcher;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    private static final String LOOPBACK = "127.0.0.1";
    /** Of a network that is for documents alone. */
    private static final String ELSEWHERE = "192.0.2.1";

    @ParameterizedTest
    @ValueSource(strings = {"STAMGAST_DEMO_HTTP_PORT", "STAMGAST_DEMO_KEYCLOAK_PORT", "STAMGAST_DEMO_POSTGRES_PORT",
            "STAMGAST_DEMO_SMTP_PORT", "STAMGAST_DEMO_MAIL_PORT", "STAMGAST_DEMO_STRIPE_PORT"})
    void aTakenPortIsNamedWithTheSettingThatChangesIt(String key) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            var port = taken.getLocalPort();
            var settings = Settings.ofDemo(Map.of(key, Integer.toString(port)));

            var reason = assertThrows(Refusal.class, () -> Ports.requireFree(LOOPBACK, settings, key)).getMessage();

            assertTrue(reason.startsWith(key + ": port " + port + " on 127.0.0.1 can't be used ("), reason);
            assertTrue(reason.endsWith("Stop what uses it, or set " + key + " to a free port."), reason);
        }
    }

    @Test
    void aPortWhoseConnectionsHaveJustEndedIsFree() throws IOException {
        var port = endedFromHere();
        var settings = Settings.ofDemo(Map.of("STAMGAST_DEMO_HTTP_PORT", Integer.toString(port)));

        assertDoesNotThrow(() -> Ports.requireFree(LOOPBACK, settings, "STAMGAST_DEMO_HTTP_PORT"));
    }

    /** What a demo finds that begins while the one before ends. */
    @Test
    void aPortThatIsJustBeingLetGoIsWaitedFor() throws IOException {
        var taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
        var settings = Settings.ofDemo(Map.of("STAMGAST_DEMO_HTTP_PORT", Integer.toString(taken.getLocalPort())));

        CompletableFuture.runAsync(() -> close(taken), CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));

        assertDoesNotThrow(() -> Ports.requireFree(LOOPBACK, settings, "STAMGAST_DEMO_HTTP_PORT"));
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The side that closes first keeps its port in TIME_WAIT. */
    private static int endedFromHere() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
             var client = new Socket(LOOPBACK, server.getLocalPort())) {
            server.accept().close();
            assertEquals(-1, client.getInputStream().read());
            return server.getLocalPort();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNotTakenForAPort() {
        var settings = Settings.ofDemo(Map.of());

        var refusal = assertThrows(Refusal.class,
                () -> Ports.requireFree(ELSEWHERE, settings, "STAMGAST_DEMO_HTTP_PORT"));

        assertEquals(List.of("STAMGAST_HTTP_ADDRESS is wrong: expected is an IP address of this machine such as"
                + " 127.0.0.1, or 0.0.0.0 for all."), refusal.reasons());
    }
}
