package io.stamgast.portal.login;

import io.stamgast.web.ServersMechanism;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;

/**
 * Gives each request of somebody who is logged in the roles of the login's token. The server keeps roles in the
 * session, but a request loses them when one of a stranger ends its own check at the same moment: both use what Payara
 * shares between all threads that nobody has logged in on. What the token says also holds as soon as it is refreshed.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class RolesOfLogin implements HttpAuthenticationMechanism {

    private final HttpAuthenticationMechanism oidc;
    private final OpenIdContext login;

    protected RolesOfLogin() {
        this((HttpAuthenticationMechanism) null, null); // for the client proxy
    }

    @Inject
    RolesOfLogin(BeanManager beans, OpenIdContext login) {
        this(ServersMechanism.behind(RolesOfLogin.class, beans), login);
    }

    RolesOfLogin(HttpAuthenticationMechanism oidc, OpenIdContext login) {
        this.oidc = oidc;
        this.login = login;
    }

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) throws AuthenticationException {
        var status = oidc.validateRequest(request, response, context);
        if (status == AuthenticationStatus.SUCCESS) {
            give(context);
        }
        return status;
    }

    private void give(HttpMessageContext context) throws AuthenticationException {
        var roles = roles();
        var subject = context.getClientSubject();
        try {
            context.getHandler().handle(new Callback[] {
                new GroupPrincipalCallback(subject, null), // takes away those that the session had
                new GroupPrincipalCallback(subject, roles.toArray(String[]::new))});
        } catch (IOException | UnsupportedCallbackException defect) {
            throw new AuthenticationException(defect);
        }
    }

    /** Where the server looks for them at the login, in the same order. */
    private List<String> roles() {
        return Stream.<Supplier<List<String>>>of(
                () -> login.getAccessToken().getJwtClaims().getArrayStringClaim(OidcLogin.ROLES),
                () -> login.getIdentityToken().getJwtClaims().getArrayStringClaim(OidcLogin.ROLES),
                () -> login.getClaims().getArrayStringClaim(OidcLogin.ROLES))
                .map(Supplier::get).filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        oidc.cleanSubject(request, response, context);
    }
}
