package io.stamgast.launcher;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of one start, complete and checked. {@code stamgast.properties} beside this class lists every key with
 * its default; values come from the environment.
 */
public final class Settings {

    private static final String DEMO = "STAMGAST_DEMO_";
    private static final String SMTP_HOST = "STAMGAST_SMTP_HOST";
    private static final String SMTP_USER = "STAMGAST_SMTP_USER";
    private static final String SMTP_PASSWORD = "STAMGAST_SMTP_PASSWORD";
    private static final String MAIL_FROM = "STAMGAST_MAIL_FROM";
    private static final String STRIPE_KEY = "STAMGAST_STRIPE_SECRET_KEY";
    private static final String STRIPE_WEBHOOKS = "STAMGAST_STRIPE_WEBHOOK_SECRET";
    private static final String STRIPE_TEST_KEY = "STAMGAST_STRIPE_TEST_SECRET_KEY";
    private static final String STRIPE_TEST_WEBHOOKS = "STAMGAST_STRIPE_TEST_WEBHOOK_SECRET";
    private static final String STRIPE_BASE = "STAMGAST_STRIPE_API_BASE";

    static final Map<String, Expectation> EXPECTED = Map.ofEntries(
            Map.entry("STAMGAST_DB_URL", Expectation.JDBC_URL),
            Map.entry("STAMGAST_DB_USER", Expectation.TEXT),
            Map.entry("STAMGAST_DB_PASSWORD", Expectation.TEXT),
            Map.entry("STAMGAST_DB_OWNER_USER", Expectation.TEXT),
            Map.entry("STAMGAST_DB_OWNER_PASSWORD", Expectation.TEXT),
            Map.entry("STAMGAST_DB_POOL_MAX", Expectation.POOL),
            Map.entry("STAMGAST_HTTP_ADDRESS", Expectation.ADDRESS),
            Map.entry("STAMGAST_HTTP_PORT", Expectation.PORT),
            Map.entry("STAMGAST_PUBLIC_URL", Expectation.HTTP_URL),
            Map.entry("STAMGAST_TRUSTED_PROXIES", Expectation.PROXIES),
            Map.entry("STAMGAST_KEYCLOAK_URL", Expectation.HTTP_URL),
            Map.entry("STAMGAST_KEYCLOAK_REALM", Expectation.TEXT),
            Map.entry("STAMGAST_PROVISIONER_CLIENT_ID", Expectation.TEXT),
            Map.entry("STAMGAST_PROVISIONER_CLIENT_SECRET", Expectation.TEXT),
            Map.entry("STAMGAST_PORTAL_CLIENT_ID", Expectation.TEXT),
            Map.entry("STAMGAST_PORTAL_CLIENT_SECRET", Expectation.TEXT),
            Map.entry("STAMGAST_SECRET_KEY", Expectation.KEY),
            Map.entry("STAMGAST_RATE_LIMIT", Expectation.RATE),
            Map.entry(SMTP_HOST, Expectation.HOST),
            Map.entry("STAMGAST_SMTP_PORT", Expectation.PORT),
            Map.entry("STAMGAST_SMTP_SECURITY", Expectation.SECURITY),
            Map.entry(SMTP_USER, Expectation.ANYTHING),
            Map.entry(SMTP_PASSWORD, Expectation.ANYTHING),
            Map.entry("STAMGAST_SMTP_TIMEOUT", Expectation.SECONDS),
            Map.entry(MAIL_FROM, Expectation.SENDER),
            Map.entry("STAMGAST_MAIL_KEEP_DAYS", Expectation.DAYS),
            Map.entry("STAMGAST_WEBHOOK_ALLOW", Expectation.BLOCKS),
            Map.entry("STAMGAST_WEBHOOK_RETRIES", Expectation.WAITS),
            Map.entry("STAMGAST_WEBHOOK_TIMEOUT", Expectation.SECONDS),
            Map.entry("STAMGAST_WEBHOOK_PARALLEL", Expectation.CALLS),
            Map.entry("STAMGAST_WEBHOOK_DISABLE_DAYS", Expectation.WARNED_DAYS),
            Map.entry("STAMGAST_EVENTS_KEEP_DAYS", Expectation.DAYS),
            Map.entry("STAMGAST_EXPORTS_KEEP_DAYS", Expectation.DAYS),
            Map.entry(STRIPE_KEY, Expectation.STRIPE_KEY),
            Map.entry(STRIPE_WEBHOOKS, Expectation.WEBHOOK_SECRETS),
            Map.entry(STRIPE_TEST_KEY, Expectation.STRIPE_TEST_KEY),
            Map.entry(STRIPE_TEST_WEBHOOKS, Expectation.WEBHOOK_SECRETS),
            Map.entry(STRIPE_BASE, Expectation.SIMULATOR),
            Map.entry("STAMGAST_DEMO_HTTP_PORT", Expectation.PORT),
            Map.entry("STAMGAST_DEMO_KEYCLOAK_PORT", Expectation.PORT),
            Map.entry("STAMGAST_DEMO_POSTGRES_PORT", Expectation.PORT),
            Map.entry("STAMGAST_DEMO_SMTP_PORT", Expectation.PORT),
            Map.entry("STAMGAST_DEMO_MAIL_PORT", Expectation.PORT),
            Map.entry("STAMGAST_DEMO_STRIPE_PORT", Expectation.PORT),
            Map.entry("STAMGAST_DEMO_DIRECTORY", Expectation.DIRECTORY),
            Map.entry("STAMGAST_DEMO_DATA", Expectation.YES_OR_NO));

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /**
     * The settings of production.
     *
     * @throws Refusal naming each setting that is missing, wrong, unknown or only for the demo
     */
    public static Settings ofProduction(Map<String, String> environment) {
        var reasons = new ArrayList<String>();
        environment.keySet().stream().filter(key -> key.startsWith(DEMO)).sorted()
                .forEach(key -> reasons.add(key + " is set, but it is only for --demo"));
        if (!environment.getOrDefault(STRIPE_BASE, "").isBlank()) {
            reasons.add(STRIPE_BASE + " is set, but production refuses to start against the simulator");
        }
        var stripe = new TreeMap<String, String>();
        List.of(STRIPE_KEY, STRIPE_WEBHOOKS, STRIPE_TEST_KEY, STRIPE_TEST_WEBHOOKS)
                .forEach(key -> stripe.put(key, environment.getOrDefault(key, "")));
        mixedStripe(stripe, reasons);
        return checked(environment, false, reasons);
    }

    /** As those of production, for the server that runs within the demo and may be paid by the simulator. */
    public static Settings ofServerInDemo(Map<String, String> environment) {
        return checked(environment, false, new ArrayList<>());
    }

    /** The demo's own settings (ports, directory); the rest is made by the demo. */
    public static Settings ofDemo(Map<String, String> environment) {
        return checked(environment, true, new ArrayList<>());
    }

    private static Settings checked(Map<String, String> environment, boolean demo, List<String> reasons) {
        var values = new LinkedHashMap<String, String>();
        var defaults = defaults();
        for (var key : defaults.stringPropertyNames().stream().sorted().toList()) {
            if (key.startsWith(DEMO) == demo) {
                var value = environment.getOrDefault(key, defaults.getProperty(key));
                complaint(key, value, environment.containsKey(key), reasons);
                values.put(key, value);
            }
        }
        if (!demo) {
            halfMadeMail(values, reasons);
            halfMadeStripe(values, reasons);
        }
        environment.keySet().stream().filter(key -> key.startsWith("STAMGAST_"))
                .filter(key -> !defaults.containsKey(key)).sorted()
                .forEach(key -> reasons.add(key + " is no setting of this version"));
        if (!reasons.isEmpty()) {
            throw new Refusal(reasons);
        }
        return new Settings(values);
    }

    private static void complaint(String key, String value, boolean given, List<String> reasons) {
        var expected = EXPECTED.get(key);
        if (value.isBlank() && !expected.mayBeEmpty()) {
            reasons.add(key + (given ? " is empty" : " is missing") + ": expected is " + expected.description());
        } else if (!expected.holds(value)) {
            reasons.add(key + " is wrong: expected is " + expected.description());
        }
    }

    /** A mail server needs a sender, a user needs a password, and none of them means anything without the server. */
    private static void halfMadeMail(Map<String, String> values, List<String> reasons) {
        var set = set(values, SMTP_HOST, SMTP_USER, SMTP_PASSWORD, MAIL_FROM);
        requireAll(set.contains(SMTP_USER) || set.contains(SMTP_PASSWORD)
                ? Set.of(SMTP_HOST, MAIL_FROM, SMTP_USER, SMTP_PASSWORD) : Set.of(SMTP_HOST, MAIL_FROM), set, reasons);
    }

    /** Who asks Stripe must believe what Stripe tells, and neither means anything without the key. */
    private static void halfMadeStripe(Map<String, String> values, List<String> reasons) {
        requireAll(Set.of(STRIPE_KEY, STRIPE_WEBHOOKS), set(values, STRIPE_KEY, STRIPE_WEBHOOKS, STRIPE_BASE), reasons);
        requireAll(Set.of(STRIPE_TEST_KEY, STRIPE_TEST_WEBHOOKS), set(values, STRIPE_TEST_KEY, STRIPE_TEST_WEBHOOKS),
                reasons);
    }

    /** What is of the one mode must never be of the other: no key and no secret is of both. */
    private static void mixedStripe(Map<String, String> values, List<String> reasons) {
        if (!values.get(STRIPE_TEST_KEY).isBlank() && values.get(STRIPE_KEY).matches("[sr]k_test_.*")) {
            reasons.add(STRIPE_KEY + " is wrong: expected is a live key beside " + STRIPE_TEST_KEY);
        }
        if (!Collections.disjoint(secrets(values, STRIPE_WEBHOOKS), secrets(values, STRIPE_TEST_WEBHOOKS))) {
            reasons.add(STRIPE_TEST_WEBHOOKS + " is wrong: expected are other secrets than in " + STRIPE_WEBHOOKS);
        }
    }

    private static Set<String> secrets(Map<String, String> values, String key) {
        return Stream.of(values.get(key).split(",")).map(String::strip).filter(one -> !one.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<String> set(Map<String, String> values, String... keys) {
        return Stream.of(keys).filter(key -> !values.get(key).isBlank()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All of them, as soon as any is set. */
    private static void requireAll(Set<String> needed, Set<String> set, List<String> reasons) {
        if (!set.isEmpty()) {
            needed.stream().filter(key -> !set.contains(key)).sorted()
                    .forEach(key -> reasons.add(key + " is missing: it belongs to " + String.join(", ", set)));
        }
    }

    static Properties defaults() {
        var defaults = new Properties();
        try (var file = Settings.class.getResourceAsStream("stamgast.properties")) {
            defaults.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException defect) {
            throw new UncheckedIOException(defect);
        }
        return defaults;
    }

    /** @throws IllegalArgumentException when there is no such key */
    public String text(String key) {
        var value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no setting " + key);
        }
        return value;
    }

    public int number(String key) {
        return Integer.parseInt(text(key));
    }

    /**
     * Makes the settings known to the wars, which read them by MicroProfile Config: {@code stamgast.db.url}, … What is
     * empty there is absent for them, whatever the environment says.
     */
    void export() {
        values.forEach((key, value) -> System.setProperty(propertyName(key), value.isBlank() ? "" : value));
    }

    static String propertyName(String key) {
        return key.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
