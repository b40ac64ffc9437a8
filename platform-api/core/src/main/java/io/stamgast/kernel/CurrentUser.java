package io.stamgast.kernel;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/** Who acts in this request: a person or a machine client; a job acts as {@code system}. */
@RequestScoped
public class CurrentUser {

    private String subject = "system";
    private String name = "system";
    private String client = "system";
    private String address;
    private Set<String> roles = Set.of();

    /**
     * @param userSubject the identity provider's id of the user
     * @param userName what people call it: a user name, or the client's id
     * @param clientId the client the token was issued to; idempotency keys are its own
     * @param remoteAddress where the request came from
     */
    public void set(String userSubject, String userName, String clientId, String remoteAddress, Set<String> userRoles) {
        subject = userSubject;
        name = userName;
        client = clientId;
        address = remoteAddress;
        roles = Set.copyOf(userRoles);
    }

    public String subject() {
        return subject;
    }

    public String name() {
        return name;
    }

    public String client() {
        return client;
    }

    public String address() {
        return address;
    }

    public boolean hasRole(String role) {
        return roles.contains(role);
    }
}
