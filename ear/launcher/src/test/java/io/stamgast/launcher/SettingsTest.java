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
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Pattern ROW = Pattern.compile("\\| ((?:`STAMGAST_[A-Z_]+`(?:, )?)+) \\|([^|]*)\\|.*");

    private final Map<String, String> valid = new HashMap<>(Map.of(
            "STAMGAST_DB_URL", "jdbc:postgresql://db:5432/stamgast",
            "STAMGAST_DB_USER", "stamgast_app",
            "STAMGAST_DB_PASSWORD", "a",
            "STAMGAST_DB_OWNER_USER", "stamgast_owner",
            "STAMGAST_DB_OWNER_PASSWORD", "b",
            "STAMGAST_KEYCLOAK_URL", "https://login.example.org",
            "STAMGAST_PROVISIONER_CLIENT_SECRET", "c",
            "STAMGAST_PORTAL_CLIENT_SECRET", "d",
            "STAMGAST_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));

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

    @Test
    void aSecretKeyOfAnotherLengthIsRefusedWithoutShowingIt() {
        valid.put("STAMGAST_SECRET_KEY", "c2hvcnQ=");

        assertEquals(List.of("STAMGAST_SECRET_KEY is wrong: expected is 32 random bytes in base64, such as the output"
                + " of: openssl rand -base64 32"), reasons());
    }

    @Test
    void anAddressWithASlashAtItsEndIsRefused() {
        valid.put("STAMGAST_PUBLIC_URL", "https://loyalty.example.org/");

        assertEquals(1, reasons().size());
    }

    @Test
    void proxiesAreAddressesOrNothing() {
        assertEquals("", Settings.ofProduction(valid).text("STAMGAST_TRUSTED_PROXIES"));
        valid.put("STAMGAST_TRUSTED_PROXIES", "10.0.0.5, ::1");
        assertEquals("10.0.0.5, ::1", Settings.ofProduction(valid).text("STAMGAST_TRUSTED_PROXIES"));

        valid.put("STAMGAST_TRUSTED_PROXIES", "proxy.example.org");

        assertEquals(1, reasons().size());
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
