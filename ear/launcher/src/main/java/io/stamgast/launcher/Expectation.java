package io.stamgast.launcher;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a setting's value must look like, and how that is said to people. */
enum Expectation {

    TEXT("a text that isn't empty", value -> true),
    JDBC_URL("a PostgreSQL address such as jdbc:postgresql://db.example.org:5432/stamgast", Expectation::isJdbcUrl),
    HTTP_URL("an address such as https://loyalty.example.org, without a slash at its end", Expectation::isHttpUrl),
    ADDRESS("an IP address of this machine such as 127.0.0.1, or 0.0.0.0 for all",
            Expectation::isAddress),
    PORT("a port from 1 to 65535", value -> isBetween(value, 1, Expectation.LAST_PORT)),
    POOL("a number of connections from 8 to 1000", value -> isBetween(value, 8, 1_000)),
    PROXIES("IP addresses such as 10.0.0.5 with commas between them, or nothing", Expectation::areAddresses),
    YES_OR_NO("true or false", value -> value.equals("true") || value.equals("false")),
    KEY("32 random bytes in base64, such as the output of: openssl rand -base64 32", Expectation::isKey),
    HOST("a name or IP address such as smtp.example.org, or nothing", Expectation::isHost),
    SECURITY("starttls, tls or none", value -> Set.of("starttls", "tls", "none").contains(value)),
    ANYTHING("a text, or nothing", value -> true),
    SECONDS("a number of seconds from 1 to 120", value -> isBetween(value, 1, 120)),
    SENDER("an e-mail address such as loyalty@example.org, or nothing", Expectation::isSender),
    DAYS("a number of days from 1 to 3650", value -> isBetween(value, 1, 3_650)),
    STRIPE_KEY("a secret or restricted key such as sk_live_…, or nothing",
            value -> value.isBlank() || value.matches("[sr]k_(live|test)_[0-9a-zA-Z_]+")),
    STRIPE_TEST_KEY("a secret or restricted key such as sk_test_…, or nothing",
            value -> value.isBlank() || value.matches("[sr]k_test_[0-9a-zA-Z_]+")),
    WEBHOOK_SECRETS("secrets such as whsec_… with commas between them, or nothing", Expectation::areWebhookSecrets),
    BLOCKS("blocks of addresses such as 10.0.0.0/8 with commas between them, or nothing", Expectation::areBlocks),
    WAITS("numbers of seconds with commas between them, such as 5,30,300",
            value -> value.matches("[1-9][0-9]{0,6}(,[1-9][0-9]{0,6}){0,49}")),
    CALLS("a number of calls from 1 to 1000", value -> isBetween(value, 1, 1_000)),
    RATE("a number of requests per second from 1 to 100000", value -> isBetween(value, 1, 100_000)),
    WARNED_DAYS("a number of days from 2 to 365", value -> isBetween(value, 2, 365)),
    SIMULATOR("the simulator's address, or nothing", value -> value.isBlank() || Expectation.isHttpUrl(value)),
    DIRECTORY("a directory, or nothing for the one beside the jar", value -> true);

    private static final int LAST_PORT = 65_535;
    private static final Pattern JDBC = Pattern.compile("jdbc:postgresql://([^/?]+)/[^?]+(?:\\?.*)?");
    /** A name or an address, and a port or none. */
    private static final Pattern SERVER = Pattern.compile("(?:[^:\\[\\]]+|\\[[0-9a-fA-F:.]+])(?::(.*))?");

    private final String description;
    private final Predicate<String> holds;

    Expectation(String description, Predicate<String> holds) {
        this.description = description;
        this.holds = holds;
    }

    boolean holds(String value) {
        return holds.test(value);
    }

    String description() {
        return description;
    }

    /** Whether nothing is a value too. */
    boolean mayBeEmpty() {
        return EnumSet.of(DIRECTORY, PROXIES, HOST, ANYTHING, SENDER, STRIPE_KEY, STRIPE_TEST_KEY, WEBHOOK_SECRETS,
                BLOCKS, SIMULATOR)
                .contains(this);
    }

    private static boolean isJdbcUrl(String value) {
        var url = JDBC.matcher(value);
        return url.matches() && Arrays.stream(url.group(1).split(",")).allMatch(Expectation::isServer);
    }

    private static boolean isServer(String value) {
        var server = SERVER.matcher(value);
        return server.matches() && (server.group(1) == null || isBetween(server.group(1), 1, LAST_PORT));
    }

    private static boolean isAddress(String value) {
        return isIpV4(value) || isIpV6(value);
    }

    private static boolean isIpV4(String value) {
        return value.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                && Arrays.stream(value.split("\\.")).allMatch(part -> isBetween(part, 0, 255));
    }

    private static boolean isIpV6(String value) {
        try { // nobody is asked for what has a colon: no name has one
            return value.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*") && InetAddress.getByName(value) != null;
        } catch (UnknownHostException malformed) {
            return false;
        }
    }

    private static boolean areAddresses(String value) {
        return value.isBlank() || Arrays.stream(value.split(",")).map(String::strip).allMatch(Expectation::isAddress);
    }

    private static boolean areBlocks(String value) {
        return value.isBlank() || Arrays.stream(value.split(",", -1)).map(String::strip)
                .allMatch(Expectation::isBlock);
    }

    private static boolean isBlock(String value) {
        var slash = value.indexOf('/');
        var address = value.substring(0, Math.max(0, slash));
        return isAddress(address) && isBetween(value.substring(slash + 1), 0, isIpV4(address) ? 32 : 128);
    }

    private static boolean areWebhookSecrets(String value) {
        return value.isBlank() || Arrays.stream(value.split(",", -1)).map(String::strip)
                .allMatch(secret -> secret.matches("whsec_[0-9a-zA-Z+/=_-]+"));
    }

    private static boolean isHttpUrl(String value) {
        try {
            var uri = URI.create(value);
            return uri.getHost() != null && uri.getPort() <= LAST_PORT && uri.getQuery() == null
                    && uri.getFragment() == null && uri.getUserInfo() == null && value.matches("https?://.*[^/]");
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isHost(String value) {
        return value.isBlank() || value.matches("[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?") || isIpV6(value);
    }

    private static boolean isSender(String value) {
        return value.isBlank() || value.matches("[0-9a-zA-Z.!#$%&'*+/=?^_`{|}~-]+@[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)+");
    }

    private static boolean isBetween(String value, int least, int most) {
        try {
            var number = Integer.parseInt(value);
            return number >= least && number <= most;
        } catch (NumberFormatException malformed) {
            return false;
        }
    }

    private static boolean isKey(String value) {
        try {
            return Base64.getDecoder().decode(value).length == 32;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
