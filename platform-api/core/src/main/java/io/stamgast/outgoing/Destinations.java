package io.stamgast.outgoing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be told of an address when it is entered; whether it may be called shows when it is. */
@ApplicationScoped
public class Destinations {

    private static final int MAX_LENGTH = 2000;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    /** Below it are the ports of mail servers, databases and the like. */
    private static final int FIRST_FREE_PORT = 1024;
    private static final int LAST_PORT = 65535;
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[.*]");
    private static final Pattern OWN_NETWORK = Pattern.compile("[^.]+\\.?|.*\\.(?:localhost|local|internal)\\.?");

    private final AddressPolicy policy;

    protected Destinations() {
        this(null); // for the client proxy
    }

    @Inject
    public Destinations(AddressPolicy policy) {
        this.policy = policy;
    }

    /** What is wrong with the address; nothing when it may be entered. */
    public Optional<String> complaint(String address) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException invalid) {
            return Optional.of("is not an address such as https://example.com/webhooks");
        }
        if (address.length() > MAX_LENGTH) {
            return Optional.of("is longer than " + MAX_LENGTH + " characters");
        }
        return shape(uri).or(() -> place(uri));
    }

    private Optional<String> shape(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && policy.hasAllowed())) {
            return Optional.of("must begin with https://");
        }
        if (uri.getHost() == null) {
            return Optional.of("needs a host, in ASCII");
        }
        if (uri.getRawUserInfo() != null) {
            return Optional.of("must not hold a user; send a header instead");
        }
        return uri.getRawFragment() == null ? Optional.empty() : Optional.of("must not hold a fragment (#)");
    }

    private Optional<String> place(URI uri) {
        var port = uri.getPort();
        if (port != -1 && port != HTTP && port != HTTPS && (port < FIRST_FREE_PORT || port > LAST_PORT)) {
            return Optional.of("must name port 80, 443, or one from 1024 to 65535");
        }
        var host = uri.getHost();
        if (NUMBERS.matcher(host).matches()) {
            return isAdmitted(host) ? Optional.empty() : Optional.of("names an address that is not allowed");
        }
        return OWN_NETWORK.matcher(host.toLowerCase(Locale.ROOT)).matches() && !policy.hasAllowed()
                ? Optional.of("names a host that only a network of its own knows") : Optional.empty();
    }

    /** Numbers are read without asking anybody. Those of IPv4 have four parts, none of which others read as octal. */
    private boolean isAdmitted(String host) {
        try {
            var address = InetAddress.getByName(host);
            var disguised = address instanceof Inet4Address && !address.getHostAddress().equals(host);
            return !disguised && policy.admits(address);
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
