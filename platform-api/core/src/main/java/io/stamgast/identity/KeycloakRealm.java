package io.stamgast.identity;

import io.stamgast.kernel.DomainException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.RoleRepresentation;

/** The connection to our realm, as the provisioner: a service account that may do what this package does, no more. */
@ApplicationScoped
class KeycloakRealm {

    private static final Logger LOG = Logger.getLogger(KeycloakRealm.class.getName());
    private static final int CONNECT_SECONDS = 5;
    private static final int READ_SECONDS = 30;
    private static final int CONNECTIONS = 8;

    private final Object lock = new Object();

    @Inject
    @ConfigProperty(name = "stamgast.keycloak.url")
    String url;
    @Inject
    @ConfigProperty(name = "stamgast.keycloak.realm")
    String realm;
    @Inject
    @ConfigProperty(name = "stamgast.provisioner.client.id")
    String clientId;
    @Inject
    @ConfigProperty(name = "stamgast.provisioner.client.secret")
    String clientSecret;

    private Keycloak client;

    /**
     * Runs the calls.
     *
     * @throws DomainException 503 {@code identity-provider-unavailable}; 422 {@code identity-refused} with Keycloak's
     *         own reason when it doesn't accept what we send, such as a name with angle brackets
     */
    <T> T call(Function<RealmResource, T> calls) {
        try {
            return calls.apply(client().realm(realm));
        } catch (BadRequestException refused) {
            throw refusal(refused.getResponse());
        } catch (ProcessingException | WebApplicationException failure) {
            LOG.log(Level.WARNING, "Keycloak at " + url + " can't be used", failure);
            throw DomainException.unavailable("identity-provider-unavailable",
                    "Logins can't be administered now; repeat the request and it will be completed.");
        }
    }

    /** The id of what was created; nothing when it is there already (409). */
    static String created(Response response) {
        try (response) {
            if (response.getStatus() == Response.Status.CONFLICT.getStatusCode()) {
                return null;
            }
            if (response.getStatus() == Response.Status.BAD_REQUEST.getStatusCode()) {
                throw refusal(response);
            }
            return CreatedResponseUtil.getCreatedId(response);
        }
    }

    /** Reads the answer to a removal: that it was gone already (404) is no mistake. */
    static void gone(Response response) {
        try (response) {
            if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL
                    && response.getStatus() != Response.Status.NOT_FOUND.getStatusCode()) {
                throw new WebApplicationException("not removed", response.getStatus());
            }
        }
    }

    static List<RoleRepresentation> roles(RealmResource realm, Iterable<String> names) {
        var roles = new ArrayList<RoleRepresentation>();
        names.forEach(name -> roles.add(realm.roles().get(name).toRepresentation()));
        return roles;
    }

    private static DomainException refusal(Response response) {
        var reason = response.hasEntity() ? response.readEntity(String.class) : "";
        return DomainException.ruleBroken("identity-refused", "The identity provider refuses this: " + reason);
    }

    private Keycloak client() {
        synchronized (lock) {
            if (client == null) {
                client = KeycloakBuilder.builder().serverUrl(url).realm(realm)
                        .grantType(OAuth2Constants.CLIENT_CREDENTIALS).clientId(clientId).clientSecret(clientSecret)
                        .resteasyClient(new ResteasyClientBuilderImpl()
                                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                                .readTimeout(READ_SECONDS, TimeUnit.SECONDS)
                                .connectionPoolSize(CONNECTIONS)
                                .register(JacksonProvider.class, 100).build())
                        .build();
            }
            return client;
        }
    }

    @PreDestroy
    void close() {
        synchronized (lock) {
            if (client != null) {
                client.close();
            }
        }
    }
}
