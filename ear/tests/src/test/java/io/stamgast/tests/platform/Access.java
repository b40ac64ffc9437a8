package io.stamgast.tests.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What the demo's {@code access.json} says. */
public record Access(String api, String portal, String keycloak, String tokenEndpoint, Mail mail, Stripe stripe,
                     Operator operator, List<Tenant> tenants) {

    /**
     * The mail server.
     *
     * @param api where the e-mails it got are shown: {@code {"items":[{"from","to","subject","text","html",…}]}}, with
     *     {@code ?to=ADDRESS} those to one
     */
    public record Mail(String smtp, String api) {
    }

    /**
     * The Stripe simulator.
     *
     * @param control the page on which the time is moved, and under which tests do so
     */
    public record Stripe(String api, String secretKey, String webhookSecret, String control) {
    }

    public record Operator(String clientId, String clientSecret) {
    }

    public record Tenant(String alias, String clientId, String clientSecret, List<User> users) {

        /** @throws AssertionError when the tenant has no user with that role */
        public User user(String role) {
            return users.stream().filter(user -> user.roles().contains(role)).findFirst()
                    .orElseThrow(() -> new AssertionError("no user with role " + role + " in " + alias));
        }
    }

    public record User(String username, String password, List<String> roles) {
    }

    static Access read(Path file) {
        try {
            return new ObjectMapper().readValue(file.toFile(), Access.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
