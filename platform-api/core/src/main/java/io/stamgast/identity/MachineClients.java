package io.stamgast.identity;

import io.stamgast.kernel.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/** The clients with which tenants' systems call the API; the tenant is fixed in the client itself. */
@ApplicationScoped
public class MachineClients {

    private static final String AUDIENCE = "loyalty-api";
    private static final List<String> ROLES = List.of(Roles.LOYALTY_API, Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER,
            Roles.FINANCE, Roles.READ_ONLY);

    @Inject
    KeycloakRealm keycloak;

    /**
     * Finds the tenant's machine client, or makes it, with every role of a tenant but {@code buyer}. Its secret is new
     * each time: an earlier one was never returned.
     */
    public MachineClient require(String tenantAlias) {
        return keycloak.call(realm -> {
            var clientId = "m2m-" + tenantAlias;
            var id = find(realm, clientId);
            if (id == null) {
                var created = KeycloakRealm.created(realm.clients().create(client(clientId, tenantAlias)));
                id = created == null ? find(realm, clientId) : created;
            }
            var client = realm.clients().get(id);
            var serviceAccount = client.getServiceAccountUser().getId();
            realm.users().get(serviceAccount).roles().realmLevel().add(KeycloakRealm.roles(realm, ROLES));
            return new MachineClient(clientId, client.generateNewSecret().getValue());
        });
    }

    private static String find(RealmResource realm, String clientId) {
        return realm.clients().findByClientId(clientId).stream().map(ClientRepresentation::getId).findFirst()
                .orElse(null);
    }

    private static ClientRepresentation client(String clientId, String tenantAlias) {
        var client = new ClientRepresentation();
        client.setClientId(clientId);
        client.setName("Systems of " + tenantAlias);
        client.setProtocol("openid-connect");
        client.setPublicClient(false);
        client.setServiceAccountsEnabled(true);
        client.setStandardFlowEnabled(false);
        client.setDirectAccessGrantsEnabled(false);
        client.setDefaultClientScopes(List.of("basic", "roles", "service_account", "microprofile-jwt"));
        client.setProtocolMappers(List.of(
                mapper("tenant", "oidc-hardcoded-claim-mapper", Map.of("claim.name", "tenant",
                        "claim.value", tenantAlias, "jsonType.label", "String", "access.token.claim", "true")),
                mapper("audience", "oidc-audience-mapper",
                        Map.of("included.custom.audience", AUDIENCE, "access.token.claim", "true"))));
        return client;
    }

    private static ProtocolMapperRepresentation mapper(String name, String type, Map<String, String> settings) {
        var mapper = new ProtocolMapperRepresentation();
        mapper.setName(name);
        mapper.setProtocol("openid-connect");
        mapper.setProtocolMapper(type);
        mapper.setConfig(settings);
        return mapper;
    }
}
