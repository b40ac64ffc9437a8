package io.stamgast.portal.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The login at Keycloak. Its settings come from the configuration; the mechanism reads them here, one by one. */
@OpenIdAuthenticationMechanismDefinition(
        providerURI = "${oidcLogin.providerUri}",
        clientId = "${oidcLogin.clientId}",
        clientSecret = "${oidcLogin.clientSecret}",
        redirectURI = "${oidcLogin.callbackUrl}",
        scope = {"openid", "profile", "email"},
        claimsDefinition = @ClaimsDefinition(callerNameClaim = "preferred_username",
                callerGroupsClaim = OidcLogin.ROLES),
        logout = @LogoutDefinition(notifyProvider = true, redirectURI = "${oidcLogin.startUrl}"),
        tokenAutoRefresh = true,
        jwksConnectTimeout = 5000,
        jwksReadTimeout = 5000)
@ApplicationScoped
@Named
public class OidcLogin {

    /** The claim that holds them. */
    static final String ROLES = "groups";

    @Inject
    @ConfigProperty(name = "stamgast.keycloak.url")
    String keycloakUrl;
    @Inject
    @ConfigProperty(name = "stamgast.keycloak.realm", defaultValue = "stamgast")
    String realm;
    @Inject
    @ConfigProperty(name = "stamgast.portal.client.id", defaultValue = "portal")
    String clientId;
    @Inject
    @ConfigProperty(name = "stamgast.portal.client.secret")
    String clientSecret;
    @Inject
    @ConfigProperty(name = "stamgast.public.url")
    String publicUrl;

    public String getProviderUri() {
        return keycloakUrl + "/realms/" + realm;
    }

    public String getClientId() {
        return clientId;
    }

    public String getClientSecret() {
        return clientSecret;
    }

    public String getCallbackUrl() {
        return publicUrl + "/callback";
    }

    public String getStartUrl() {
        return publicUrl + "/";
    }
}
