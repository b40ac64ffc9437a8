package io.stamgast.demo;

import io.stamgast.launcher.Progress;
import java.util.List;

/** What {@code access.json} says: where everything is and how to get in. */
record Access(String api, String portal, String keycloak, String tokenEndpoint, Mail mail, Stripe stripe,
              Operator operator, List<Tenant> tenants) {

    /** @param adminPassword of Keycloak's own administrator */
    void show(Progress terminal, String adminPassword) {
        terminal.line("");
        terminal.line("  Pages     " + portal);
        terminal.line("  API       " + api);
        terminal.line("  Keycloak  " + keycloak + "  (admin / " + adminPassword + ")");
        terminal.line("  E-mails   " + mail.api());
        terminal.line("  Stripe    " + stripe.control() + "  (test payments; move the time here)");
        for (var tenant : tenants) {
            terminal.line("  Tenant    " + tenant.alias());
            tenant.users().forEach(user -> terminal.line("    %-32s %s  %s"
                    .formatted(user.username(), user.password(), String.join(", ", user.roles()))));
        }
    }

    /**
     * The mail server.
     *
     * @param smtp where it takes e-mails, as {@code HOST:PORT}
     * @param api where it shows them
     */
    record Mail(String smtp, String api) {
    }

    /**
     * The Stripe simulator.
     *
     * @param api where it answers as Stripe does, to {@code secretKey}
     * @param webhookSecret by which the platform knows that it is told by it
     * @param control the page on which the time is moved, and under which tests do so
     */
    record Stripe(String api, String secretKey, String webhookSecret, String control) {
    }

    record Operator(String clientId, String clientSecret) {
    }

    record Tenant(String alias, String clientId, String clientSecret, List<User> users) {
    }

    record User(String username, String password, List<String> roles) {
    }
}
