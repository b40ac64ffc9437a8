package io.stamgast.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private static Optional<String> complaint(String allowed, String address) {
        return new Destinations(new AddressPolicy(Optional.of(allowed))).complaint(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com", "https://hooks.example.com:8443/a/b?c=d", "HTTPS://EXAMPLE.COM/",
        "https://1.1.1.1/", "https://[2606:4700:4700::1111]/x", "https://xn--mller-kva.example/"})
    void anAddressOfTheInternetMayBeEntered(String address) {
        assertEquals(Optional.empty(), complaint("", address));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http://example.com/ | must begin with https://",
        "ftp://example.com/ | must begin with https://",
        "example.com | must begin with https://",
        "file:///etc/passwd | must begin with https://",
        "https:///x | needs a host, in ASCII",
        "https://müller.example/ | needs a host, in ASCII",
        "https://jan:geheim@example.com/ | must not hold a user; send a header instead",
        "https://example.com/#a | must not hold a fragment (#)",
        "https://example.com:22/ | must name port 80, 443, or one from 1024 to 65535",
        "https://example.com:70000/ | must name port 80, 443, or one from 1024 to 65535",
        "https://127.0.0.1/ | names an address that is not allowed",
        "https://2130706433/ | names an address that is not allowed",
        "https://127.1/ | needs a host, in ASCII",
        "https://169.254.169.254/latest/meta-data | names an address that is not allowed",
        "https://[::1]/ | names an address that is not allowed",
        "https://[::ffff:1.1.1.1]/ | names an address that is not allowed",
        "https://[fd00::1]/ | names an address that is not allowed",
        "https://999.1.1.1/ | needs a host, in ASCII",
        "https://localhost/ | names a host that only a network of its own knows",
        "https://db.internal/ | names a host that only a network of its own knows",
        "https://printer.local./ | names a host that only a network of its own knows",
        "https://0x7f.0.0.1/ | needs a host, in ASCII",
        "https://0177.0.0.1/ | names an address that is not allowed",
        "https://0x7f000001/ | names a host that only a network of its own knows",
        "https://16843009/ | names an address that is not allowed",
        "https://017700000001/ | names an address that is not allowed",
        "https://127.0.0.1./ | needs a host, in ASCII",
        "https://127.0.0.1%2f@example.com/ | must not hold a user; send a header instead",
        "https://1.1.1.1@127.0.0.1/ | must not hold a user; send a header instead",
        "https://127.0.0.1\\@example.com/ | is not an address such as https://example.com/webhooks",
        "https://[::127.0.0.1]/ | names an address that is not allowed",
        "https://[64:ff9b::7f00:1]/ | names an address that is not allowed",
        "https://[2002:7f00:1::]/ | names an address that is not allowed",
        "https://[fe80::1%25eth0]/ | names an address that is not allowed",
        "https://[::ffff:7f00:1]/ | names an address that is not allowed",
        "https://[::]/ | names an address that is not allowed",
        "https://①②⑦.⓪.⓪.①/ | needs a host, in ASCII",
        "https://127。0。0。1/ | needs a host, in ASCII",
        "https://LOCALHOST./ | names a host that only a network of its own knows",
        "https://a.LocalHost/ | names a host that only a network of its own knows",
        "https://metadata.google.internal./ | names a host that only a network of its own knows",
        "https://example.com:0/ | must name port 80, 443, or one from 1024 to 65535",
        "https://example.com:-1/ | needs a host, in ASCII",
        "https://exa mple.com/ | is not an address such as https://example.com/webhooks"})
    void anythingElseIsRefusedWithTheReason(String address, String reason) {
        assertEquals(Optional.of(reason), complaint("", address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9000/hook", "http://localhost:9000/", "http://erp/", "https://10.0.0.1/"})
    void anInstallationThatAllowsSomeTakesItsOwnNetworkToo(String address) {
        assertEquals(Optional.empty(), complaint("127.0.0.0/8,10.0.0.0/8", address));
    }

    @ParameterizedTest
    @ValueSource(ints = {2001, 5000})
    void anAddressHasAnEnd(int length) {
        assertTrue(complaint("", "https://example.com/" + "a".repeat(length - 20)).orElseThrow().contains("longer"));
    }
}
