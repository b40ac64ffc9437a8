package io.stamgast.identity;

import io.stamgast.kernel.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;

/**
 * The clients with which tenants' systems call the API; the tenant is fixed in the client itself. What each may do is
 * none of Keycloak's business.
 */
@ApplicationScoped
public class MachineClients {

    private static final String AUDIENCE = "loyalty-api";
    private static final List<String> ROLES = List.of(Roles.LOYALTY_API);
    private static final String PREFIX = "m2m-";
    private static final int SUFFIX = 24;

    @Inject
    KeycloakRealm keycloak;

    /** That of a tenant's first client. */
    public static String firstClientId(String tenantAlias) {
        return PREFIX + tenantAlias;
    }

    /** That of a further one. No alias has a point in it, so that it is never another tenant's. */
    public static String clientId(String tenantAlias, UUID id) {
        return PREFIX + tenantAlias + "." + id.toString().substring(SUFFIX);
    }

    /** Finds the tenant's client, or makes it. Its secret is new each time, and the former good for nothing. */
    public MachineClient require(String clientId, String tenantAlias) {
        return keycloak.call(realm -> {
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

    /** Takes the client away; that it is gone already is no mistake. */
    public void remove(String clientId) {
        keycloak.call(realm -> {
            var id = find(realm, clientId);
            if (id != null) {
                realm.clients().get(id).remove();
            }
            return null;
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
