package io.stamgast.gate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "*", "/api/v1/accounts/ext:a%20b", "/a;b=c/%C3%A9", "/%f0%9f%98%80", "/a+b|[c]"})
    void escapesStandForText(String path) {
        assertTrue(Address.isPath(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%z", "/%4", "/%zz", "/%2%20", "/%c3", "/%ff", "/%00", "/%5c", "/a\\b", "/\u00e9",
            "/a\u007f", "/%ed%a0%80", "", "a:80", "*/"})
    void whatNoWarCanReadIsNoPath(String path) {
        assertFalse(Address.isPath(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.", "/..", "/a/../b", "/a/./b", "/a/..", "/a%2f..%2fb", "/a/%2e%2E/b", "/a/..;/b",
            "/a/%2e%2e%3bc=d", "/a/..%2f..%2f"})
    void noDotsLeadFromOneWarToAnother(String path) {
        assertFalse(Address.isPath(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.b", "/.a", "/a../b", "/...", "/..a", "/a/ext:..", "/a;.."})
    void dotsInANameAreOfTheName(String path) {
        assertTrue(Address.isPath(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.example", "a:80", "a:", "127.0.0.1:65535", "[::1]", "[::1]:8080"})
    void aHostMayHaveAPort(String host) {
        assertTrue(Address.isHost(host, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":80", "a:b", "a:80:80", "a:65536", "a:123456", "[::1", "::1"})
    void aHostIsOneNameAndAPort(String host) {
        assertFalse(Address.isHost(host, true));
    }

    @Test
    void onlyWhoNeedsNoHostMayLackIt() {
        assertTrue(Address.isHost(null, false));
        assertFalse(Address.isHost(null, true));
    }
}
