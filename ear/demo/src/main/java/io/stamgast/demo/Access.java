package io.stamgast.demo;

import java.util.List;

/** What {@code access.json} says: where everything is and how to get in. */
record Access(String api, String portal, String keycloak, String tokenEndpoint, Operator operator,
              List<Tenant> tenants) {

    record Operator(String clientId, String clientSecret) {
    }

    record Tenant(String alias, String clientId, String clientSecret, List<User> users) {
    }

    record User(String username, String password, List<String> roles) {
    }
}
