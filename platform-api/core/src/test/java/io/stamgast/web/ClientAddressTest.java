package io.stamgast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private static final String PROXY = "10.0.0.2";

    private final ClientAddress behindProxies = new ClientAddress(Optional.of("10.0.0.1, " + PROXY));

    @Test
    void withoutATrustedProxyNobodyIsBelieved() {
        var direct = new ClientAddress(Optional.empty());

        assertEquals("203.0.113.9", direct.of("203.0.113.9", List.of("198.51.100.7")));
    }

    @Test
    void aTrustedProxyIsBelieved() {
        assertEquals("198.51.100.7", behindProxies.of(PROXY, List.of("198.51.100.7")));
    }

    @Test
    void whatTheCallerClaimsBeforeTheProxiesIsNot() {
        assertEquals("198.51.100.7", behindProxies.of(PROXY, List.of("127.0.0.1, 198.51.100.7", "10.0.0.1")));
    }

    @Test
    void aTrustedProxyWithoutTheHeaderIsTheCallerItself() {
        assertEquals(PROXY, behindProxies.of(PROXY, List.of()));
    }

    @Test
    void whatIsNoAddressIsNotTaken() {
        assertEquals(PROXY, behindProxies.of(PROXY, List.of("<script>")));
    }
}
