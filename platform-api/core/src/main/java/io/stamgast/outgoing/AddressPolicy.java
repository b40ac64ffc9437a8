package io.stamgast.outgoing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which addresses may be called: those that anybody in the internet can have (IANA's registries of special-purpose
 * addresses name the others), and those that the installation allows.
 */
@ApplicationScoped
public class AddressPolicy {

    private static final List<AddressBlock> SPECIAL = AddressBlock.parseAll("""
            0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.0.0.0/24,
            192.0.2.0/24, 192.31.196.0/24, 192.52.193.0/24, 192.88.99.0/24, 192.168.0.0/16, 192.175.48.0/24,
            198.18.0.0/15, 198.51.100.0/24, 203.0.113.0/24, 224.0.0.0/4, 240.0.0.0/4,
            2001::/23, 2001:db8::/32, 2002::/16, 3fff::/20,
            168.63.129.16/32"""); // the last is public by its number, but answers Azure's machines alone
    /** All of IPv6 that is given out: neither loopback, local, mapped, translated nor multicast addresses are in it. */
    private static final AddressBlock GLOBAL = AddressBlock.parse("2000::/3");

    private final List<AddressBlock> allowed;

    protected AddressPolicy() {
        this(Optional.empty()); // for the client proxy
    }

    /**
     * @param allowed blocks of addresses that may be called although they are special, with commas between them
     * @throws IllegalArgumentException for what are none
     */
    @Inject
    public AddressPolicy(@ConfigProperty(name = "stamgast.webhook.allow") Optional<String> allowed) {
        this.allowed = AddressBlock.parseAll(allowed.orElse(""));
    }

    boolean admits(InetAddress address) {
        return isAllowed(address) || isPublic(address);
    }

    /** Whether the installation itself names it. */
    boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(block -> block.contains(address));
    }

    /** Whether the installation names any. */
    boolean hasAllowed() {
        return !allowed.isEmpty();
    }

    private static boolean isPublic(InetAddress address) {
        return (address instanceof Inet4Address || GLOBAL.contains(address))
                && SPECIAL.stream().noneMatch(block -> block.contains(address));
    }
}
