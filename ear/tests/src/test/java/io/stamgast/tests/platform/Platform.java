package io.stamgast.tests.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one platform that all tests of this module share. Tests make what they need with names of their own, and may
 * count on nothing but the demo tenant being there.
 */
public final class Platform {

    private static final int PORT_LINE = 3;

    private final Access access;
    private final Path directory;
    private final Tokens tokens;

    public Platform(Access access, Path directory) {
        this.access = access;
        this.directory = directory;
        this.tokens = new Tokens(access, directory);
    }

    public Access access() {
        return access;
    }

    /** Where the demo keeps its data, logs and secrets. */
    public Path directory() {
        return directory;
    }

    /** The same platform where another server answers for it, whose pages begin there. */
    public Platform at(String portal) {
        return new Platform(new Access(portal + "/api/v1", portal, access.keycloak(), access.tokenEndpoint(),
                access.mail(), access.stripe(), access.operator(), access.tenants()), directory);
    }

    /** A password or key that the demo keeps. */
    public String secret(String name) {
        return Secrets.of(directory, name);
    }

    /** The address of the demo's database, as JDBC writes it. */
    public String database() {
        try {
            var running = Files.readAllLines(directory.resolve("postgres/data/postmaster.pid"));
            return "jdbc:postgresql://127.0.0.1:" + running.get(PORT_LINE).strip() + "/stamgast";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Keycloak's own API for the realm, as the provisioner. */
    public ApiClient keycloak() {
        return new ApiClient(URI.create(access.keycloak() + "/admin/realms/stamgast"),
                () -> tokens.ofClient("provisioner", secret("client.provisioner")), Map.of());
    }

    /** The API as the platform's operator. */
    public ApiClient operator() {
        var operator = access.operator();
        return machine(operator.clientId(), operator.clientSecret());
    }

    /** The API as the demo tenant's machine client, which has every role of a tenant but buyer. */
    public ApiClient demoTenant() {
        var tenant = access.tenants().get(0);
        return machine(tenant.clientId(), tenant.clientSecret());
    }

    /** A tenant of its own for one test. */
    public FreshTenant newTenant() {
        return newTenant(Map.of());
    }

    /** @param settings of its program: {@code currency}, {@code timeZone} */
    public FreshTenant newTenant(Map<String, String> settings) {
        return FreshTenant.on(this, settings);
    }

    /** The API as any machine client. */
    public ApiClient machine(String clientId, String clientSecret) {
        return new ApiClient(URI.create(access.api()), () -> tokens.ofClient(clientId, clientSecret), Map.of());
    }

    /** The API as a person, with a token got by name and password. */
    public ApiClient person(String username, String password) {
        return new ApiClient(URI.create(access.api()), () -> tokens.ofPerson(username, password), Map.of());
    }

    /** The API without any token. */
    public ApiClient nobody() {
        return new ApiClient(URI.create(access.api()), () -> null, Map.of());
    }

    /** What lies outside the API: {@code /health/ready}, {@code /metrics}. */
    public ApiClient root() {
        return new ApiClient(URI.create(access.portal()), () -> null, Map.of());
    }
}
