package io.stamgast.identity;

/**
 * How a person logs in.
 *
 * @param userId Keycloak's id, the {@code sub} of the person's tokens
 * @param username the e-mail address
 * @param temporaryPassword to be changed at the first login; null when the person logs in already
 */
public record Login(String userId, String username, String temporaryPassword) {

    @Override
    public String toString() {
        return "Login[" + userId + "]"; // never the password
    }
}
