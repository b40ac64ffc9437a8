package io.stamgast.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static AddressPolicy allowing(String blocks) {
        return new AddressPolicy(Optional.of(blocks));
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254",
        "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1",
        "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255",
        "240.0.0.1", "255.255.255.255",
        "::", "::1", "::ffff:10.0.0.1", "::10.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1",
        "2001:db8::1", "2002:a00:1::1", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1"})
    void whatNobodyInTheInternetCanHaveIsNotCalled(String text) throws UnknownHostException {
        assertFalse(new AddressPolicy(Optional.empty()).admits(address(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
        "223.255.255.255", "2606:4700:4700::1111", "2a00:1450::1", "2001:4860:4860::8888"})
    void whatAnybodyCanHaveIs(String text) throws UnknownHostException {
        assertTrue(new AddressPolicy(Optional.empty()).admits(address(text)));
    }

    @Test
    void theInstallationMayAllowMore() throws UnknownHostException {
        var policy = allowing("10.20.0.0/16, fd00::/8");
        assertTrue(policy.admits(address("10.20.255.1")));
        assertTrue(policy.admits(address("fd12::1")));
        assertFalse(policy.admits(address("10.21.0.1")));
        assertFalse(policy.admits(address("127.0.0.1")));
        assertTrue(policy.admits(address("1.1.1.1")));
        assertFalse(policy.isAllowed(address("1.1.1.1")));
    }

    @Test
    void anAddressInDisguiseIsWhatItStandsFor() throws UnknownHostException {
        assertTrue(allowing("127.0.0.0/8").admits(address("::ffff:127.0.0.1")));
        assertFalse(allowing("127.0.0.0/8").admits(address("::ffff:10.0.0.1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "example.com/8", "10.0.0/x", "::/129"})
    void whatIsNoBlockIsRefusedAtTheStart(String text) {
        assertThrows(IllegalArgumentException.class, () -> allowing(text));
    }

    @Test
    void anEmptySettingAllowsNothing() {
        assertEquals(false, allowing(" ").hasAllowed());
    }
}
