package io.stamgast.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Pattern ROW = Pattern.compile("\\| ((?:`STAMGAST_[A-Z_]+`(?:, )?)+) \\|([^|]*)\\|.*");

    /** All that production needs. */
    static final Map<String, String> VALID = Map.of(
            "STAMGAST_DB_URL", "jdbc:postgresql://db:5432/stamgast",
            "STAMGAST_DB_USER", "stamgast_app",
            "STAMGAST_DB_PASSWORD", "a",
            "STAMGAST_DB_OWNER_USER", "stamgast_owner",
            "STAMGAST_DB_OWNER_PASSWORD", "b",
            "STAMGAST_KEYCLOAK_URL", "https://login.example.org",
            "STAMGAST_PROVISIONER_CLIENT_SECRET", "c",
            "STAMGAST_PORTAL_CLIENT_SECRET", "d",
            "STAMGAST_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    private final Map<String, String> valid = new HashMap<>(VALID);

    @Test
    void whatIsNotGivenHasItsDefault() {
        var settings = Settings.ofProduction(valid);

        assertEquals(32, settings.number("STAMGAST_DB_POOL_MAX"));
        assertEquals("127.0.0.1", settings.text("STAMGAST_HTTP_ADDRESS"));
        assertEquals("stamgast", settings.text("STAMGAST_KEYCLOAK_REALM"));
    }

    @Test
    void otherVariablesOfTheMachineAreNoBusinessOfOurs() {
        valid.put("PATH", "/bin");

        assertEquals("stamgast_app", Settings.ofProduction(valid).text("STAMGAST_DB_USER"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        valid.remove("STAMGAST_DB_URL");
        valid.put("STAMGAST_DB_USER", " ");
        valid.put("STAMGAST_HTTP_PORT", "80800");

        assertEquals(List.of(
                "STAMGAST_DB_URL is missing: expected is a PostgreSQL address such as"
                        + " jdbc:postgresql://db.example.org:5432/stamgast",
                "STAMGAST_DB_USER is empty: expected is a text that isn't empty",
                "STAMGAST_HTTP_PORT is wrong: expected is a port from 1 to 65535"), reasons());
    }

    @ParameterizedTest
    @MethodSource("needed")
    void whatHasNoDefaultMustBeGiven(String key) {
        valid.remove(key);

        assertEquals(List.of(key + " is missing: expected is " + Settings.EXPECTED.get(key).description()), reasons());
    }

    static Stream<String> needed() {
        var defaults = Settings.defaults();
        return defaults.stringPropertyNames().stream().filter(key -> defaults.getProperty(key).isEmpty())
                .filter(key -> !Settings.EXPECTED.get(key).mayBeEmpty()).sorted();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            STAMGAST_DB_URL          | db.example.org
            STAMGAST_DB_URL          | jdbc:mysql://db:3306/stamgast
            STAMGAST_DB_URL          | jdbc:postgresql://db:5432
            STAMGAST_DB_URL          | jdbc:postgresql://db:port/stamgast
            STAMGAST_DB_URL          | jdbc:postgresql://db:70000/stamgast
            STAMGAST_DB_URL          | jdbc:postgresql://::1/stamgast
            STAMGAST_DB_POOL_MAX     | many
            STAMGAST_DB_POOL_MAX     | 3
            STAMGAST_DB_POOL_MAX     | 1001
            STAMGAST_DB_POOL_MAX     | 99999999999
            STAMGAST_HTTP_ADDRESS    | localhost
            STAMGAST_HTTP_ADDRESS    | 127.0.0
            STAMGAST_HTTP_ADDRESS    | 127.0.0.256
            STAMGAST_HTTP_ADDRESS    | :::1
            STAMGAST_HTTP_PORT       | 0
            STAMGAST_HTTP_PORT       | 65536
            STAMGAST_HTTP_PORT       | -1
            STAMGAST_HTTP_PORT       | 80.5
            STAMGAST_PUBLIC_URL      | loyalty.example.org
            STAMGAST_PUBLIC_URL      | ftp://loyalty.example.org
            STAMGAST_PUBLIC_URL      | https://loyalty.example.org/
            STAMGAST_PUBLIC_URL      | https://loyalty.example.org:99999
            STAMGAST_PUBLIC_URL      | https://loyalty.example.org?a=b
            STAMGAST_PUBLIC_URL      | https://me@loyalty.example.org
            STAMGAST_PUBLIC_URL      | https://loyalty example
            STAMGAST_TRUSTED_PROXIES | proxy.example.org
            STAMGAST_TRUSTED_PROXIES | 10.0.0.5;10.0.0.6
            STAMGAST_TRUSTED_PROXIES | 10.0.0.5,10.0.0.999
            STAMGAST_KEYCLOAK_URL    | login.example.org
            STAMGAST_KEYCLOAK_URL    | https://login.example.org/
            STAMGAST_RATE_LIMIT      | 0
            STAMGAST_RATE_LIMIT      | 100001
            STAMGAST_SMTP_PORT       | 0
            STAMGAST_SMTP_SECURITY   | ssl
            STAMGAST_SMTP_TIMEOUT    | 121
            STAMGAST_MAIL_KEEP_DAYS  | 0
            STAMGAST_WEBHOOK_ALLOW   | 10.0.0.0
            STAMGAST_WEBHOOK_ALLOW   | 10.0.0.0/33
            STAMGAST_WEBHOOK_ALLOW   | 10.0.0.0/8,
            STAMGAST_WEBHOOK_ALLOW   | fc00::/129
            STAMGAST_WEBHOOK_ALLOW   | intranet/8
            STAMGAST_WEBHOOK_RETRIES | 5,,30
            STAMGAST_WEBHOOK_RETRIES | 0
            STAMGAST_WEBHOOK_RETRIES | 5s
            STAMGAST_WEBHOOK_TIMEOUT | 0
            STAMGAST_WEBHOOK_PARALLEL | 1001
            STAMGAST_WEBHOOK_DISABLE_DAYS | 1
            STAMGAST_EVENTS_KEEP_DAYS | 0
            STAMGAST_EXPORTS_KEEP_DAYS | 0
            STAMGAST_SECRET_KEY      | not base64
            STAMGAST_SECRET_KEY      | c2hvcnQ=
            """)
    void aWrongValueIsNamedWithWhatIsExpectedAndNotShown(String key, String value) {
        valid.put(key, value);

        assertEquals(List.of(key + " is wrong: expected is " + Settings.EXPECTED.get(key).description()), reasons());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://db.example.org/stamgast", "jdbc:postgresql://10.0.0.1:5433/stamgast",
            "jdbc:postgresql://[::1]:5432/stamgast",
            "jdbc:postgresql://one:5432,two/stamgast?targetServerType=primary"})
    void everyAddressOfPostgresIsTaken(String url) {
        valid.put("STAMGAST_DB_URL", url);

        assertEquals(url, Settings.ofProduction(valid).text("STAMGAST_DB_URL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"STAMGAST_KEYCLOAK_REALM", "STAMGAST_PORTAL_CLIENT_ID", "STAMGAST_DB_PASSWORD"})
    void aTextMustNotBeEmpty(String key) {
        valid.put(key, "");

        assertEquals(List.of(key + " is empty: expected is a text that isn't empty"), reasons());
    }

    @ParameterizedTest
    @CsvSource({"STAMGAST_DEMO_HTTP_PORT, http", "STAMGAST_DEMO_KEYCLOAK_PORT, 0", "STAMGAST_DEMO_POSTGRES_PORT, 65536",
            "STAMGAST_DEMO_SMTP_PORT, -1", "STAMGAST_DEMO_MAIL_PORT, a", "STAMGAST_DEMO_STRIPE_PORT, 1.5",
            "STAMGAST_DEMO_DATA, yes"})
    void aWrongSettingOfTheDemoIsNamedToo(String key, String value) {
        var refusal = assertThrows(Refusal.class, () -> Settings.ofDemo(Map.of(key, value)));

        assertEquals(List.of(key + " is wrong: expected is " + Settings.EXPECTED.get(key).description()),
                refusal.reasons());
    }

    @Test
    void proxiesAreAddressesOrNothing() {
        assertEquals("", Settings.ofProduction(valid).text("STAMGAST_TRUSTED_PROXIES"));
        valid.put("STAMGAST_TRUSTED_PROXIES", "10.0.0.5, ::1");
        assertEquals("10.0.0.5, ::1", Settings.ofProduction(valid).text("STAMGAST_TRUSTED_PROXIES"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HOST                    | STAMGAST_MAIL_FROM is missing: it belongs to STAMGAST_SMTP_HOST
            FROM                    | STAMGAST_SMTP_HOST is missing: it belongs to STAMGAST_MAIL_FROM
            HOST,FROM,USER          | STAMGAST_SMTP_PASSWORD is missing: it belongs to STAMGAST_MAIL_FROM, \
            STAMGAST_SMTP_HOST, STAMGAST_SMTP_USER
            HOST,FROM,PASSWORD      | STAMGAST_SMTP_USER is missing: it belongs to STAMGAST_MAIL_FROM, \
            STAMGAST_SMTP_HOST, STAMGAST_SMTP_PASSWORD
            """)
    void aHalfMadeMailServerIsRefusedWithWhatIsMissing(String given, String reason) {
        putMail(given);

        assertEquals(List.of(reason), reasons());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOST,FROM", "HOST,FROM,USER,PASSWORD"})
    void aMailServerNeedsASenderAndMayNeedALogin(String given) {
        putMail(given);

        assertEquals("smtp.example.org", Settings.ofProduction(valid).text("STAMGAST_SMTP_HOST"));
    }

    private void putMail(String given) {
        var values = Map.of("HOST", "smtp.example.org", "FROM", "loyalty@example.org", "USER", "stamgast",
                "PASSWORD", "e");
        for (var key : given.split(",")) {
            valid.put("STAMGAST_" + (key.equals("FROM") ? "MAIL_" : "SMTP_") + key, values.get(key));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smtp.example.org:25", "smtp://example.org", "-a"})
    void aHostIsANameOrAnIpAddressAlone(String host) {
        putMail("HOST,FROM");
        valid.put("STAMGAST_SMTP_HOST", host);

        assertEquals(List.of("STAMGAST_SMTP_HOST is wrong: expected is a name or IP address such as smtp.example.org,"
                + " or nothing"), reasons());
    }

    @Test
    void aSenderIsAnAddressWithoutAName() {
        putMail("HOST,FROM");
        valid.put("STAMGAST_MAIL_FROM", "Loyalty <loyalty@example.org>");

        assertEquals(List.of("STAMGAST_MAIL_FROM is wrong: expected is an e-mail address such as loyalty@example.org,"
                + " or nothing"), reasons());
    }

    @Test
    void withoutAKeyNoMembershipsAreSold() {
        assertEquals("", Settings.ofProduction(valid).text("STAMGAST_STRIPE_SECRET_KEY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_abc", "whsec_abc,whsec_def", "whsec_abc, whsec_def"})
    void aKeyOfStripesNeedsTheSecretsOfItsWebhooks(String secrets) {
        valid.put("STAMGAST_STRIPE_SECRET_KEY", "sk_live_abc");
        valid.put("STAMGAST_STRIPE_WEBHOOK_SECRET", secrets);

        assertEquals(secrets, Settings.ofProduction(valid).text("STAMGAST_STRIPE_WEBHOOK_SECRET"));
    }

    @ParameterizedTest
    @CsvSource({"SECRET_KEY, sk_live_abc, WEBHOOK_SECRET", "WEBHOOK_SECRET, whsec_abc, SECRET_KEY"})
    void halfOfStripeIsRefusedWithTheOtherHalf(String given, String value, String missing) {
        valid.put("STAMGAST_STRIPE_" + given, value);

        assertEquals(List.of("STAMGAST_STRIPE_" + missing + " is missing: it belongs to STAMGAST_STRIPE_" + given),
                reasons());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sk_live_abc | pk_live_abc | STAMGAST_STRIPE_WEBHOOK_SECRET is wrong: expected is secrets such as \
            whsec_… with commas between them, or nothing
            sk_live_abc | whsec_abc,  | STAMGAST_STRIPE_WEBHOOK_SECRET is wrong: expected is secrets such as \
            whsec_… with commas between them, or nothing
            pk_live_abc | whsec_abc   | STAMGAST_STRIPE_SECRET_KEY is wrong: expected is a secret or restricted \
            key such as sk_live_…, or nothing
            """)
    void whatIsNoSecretOfStripesIsNotTakenForOne(String key, String webhooks, String reason) {
        valid.put("STAMGAST_STRIPE_SECRET_KEY", key);
        valid.put("STAMGAST_STRIPE_WEBHOOK_SECRET", webhooks);

        assertEquals(List.of(reason), reasons());
    }

    @Test
    void testModesHaveAKeyOfTheirOwnBesideTheLiveOne() {
        valid.putAll(stripe("sk_live_abc", "whsec_abc", "rk_test_abc", "whsec_def"));
        assertEquals("rk_test_abc", Settings.ofProduction(valid).text("STAMGAST_STRIPE_TEST_SECRET_KEY"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sk_live_abc | whsec_abc | sk_live_def | whsec_def | STAMGAST_STRIPE_TEST_SECRET_KEY is wrong: expected is \
            a secret or restricted key such as sk_test_…, or nothing
            sk_test_abc | whsec_abc | sk_test_def | whsec_def | STAMGAST_STRIPE_SECRET_KEY is wrong: expected is a \
            live key beside STAMGAST_STRIPE_TEST_SECRET_KEY
            sk_live_abc | whsec_abc, whsec_def | sk_test_def | whsec_def | STAMGAST_STRIPE_TEST_WEBHOOK_SECRET is \
            wrong: expected are other secrets than in STAMGAST_STRIPE_WEBHOOK_SECRET
            sk_live_abc | whsec_abc | sk_test_def | '' | STAMGAST_STRIPE_TEST_WEBHOOK_SECRET is missing: it belongs \
            to STAMGAST_STRIPE_TEST_SECRET_KEY
            """)
    void whatIsOfOneModeIsNotTakenForTheOther(String key, String secret, String testKey, String testSecret,
                                             String reason) {
        valid.putAll(stripe(key, secret, testKey, testSecret));
        assertEquals(List.of(reason), reasons());
    }

    private static Map<String, String> stripe(String key, String secret, String testKey, String testSecret) {
        return Map.of("STAMGAST_STRIPE_SECRET_KEY", key, "STAMGAST_STRIPE_WEBHOOK_SECRET", secret,
                "STAMGAST_STRIPE_TEST_SECRET_KEY", testKey, "STAMGAST_STRIPE_TEST_WEBHOOK_SECRET", testSecret);
    }

    @Test
    void onlyTheServerInTheDemoIsPaidByTheSimulator() {
        valid.put("STAMGAST_STRIPE_SECRET_KEY", "sk_test_simulator");
        valid.put("STAMGAST_STRIPE_WEBHOOK_SECRET", "whsec_abc");
        valid.put("STAMGAST_STRIPE_API_BASE", "http://127.0.0.1:18085");

        assertEquals("http://127.0.0.1:18085",
                Settings.ofServerInDemo(valid).text("STAMGAST_STRIPE_API_BASE"));
        assertEquals(List.of("STAMGAST_STRIPE_API_BASE is set, but production refuses to start against the simulator"),
                reasons());
    }

    @Test
    void theReadmeListsEverySettingWithItsDefault() throws IOException {
        var listed = new TreeMap<String, String>();
        for (var line : Files.readAllLines(root().resolve("README.md"))) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                for (var key : row.group(1).replace("`", "").split(", ")) {
                    listed.put(key, row.group(2).strip());
                }
            }
        }

        var defaults = Settings.defaults();
        assertEquals(new TreeSet<>(defaults.stringPropertyNames()), listed.keySet());
        listed.remove("STAMGAST_DEMO_DIRECTORY"); // which it says in words
        listed.forEach((key, value) -> assertEquals(defaults.getProperty(key), value, key));
    }

    private static Path root() {
        var directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("README.md"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    @Test
    void aMisspelledSettingIsNotIgnored() {
        valid.put("STAMGAST_DB_POOLMAX", "8");

        assertEquals(List.of("STAMGAST_DB_POOLMAX is no setting of this version"), reasons());
    }

    @Test
    void productionRefusesSettingsOfTheDemo() {
        valid.put("STAMGAST_DEMO_HTTP_PORT", "18080");

        assertEquals(List.of("STAMGAST_DEMO_HTTP_PORT is set, but it is only for --demo"), reasons());
    }

    @Test
    void theDemoNeedsNoSettings() {
        assertEquals(18_080, Settings.ofDemo(Map.of()).number("STAMGAST_DEMO_HTTP_PORT"));
    }

    @Test
    void everyKeyOfTheFileHasAnExpectationAndNothingElseHas() {
        assertEquals(Settings.defaults().stringPropertyNames(), Settings.EXPECTED.keySet());
    }

    @Test
    void theWarsReadThemInDottedLowerCase() {
        assertEquals("stamgast.provisioner.client.id", Settings.propertyName("STAMGAST_PROVISIONER_CLIENT_ID"));
    }

    private List<String> reasons() {
        return assertThrows(Refusal.class, () -> Settings.ofProduction(valid)).reasons();
    }
}
