package io.stamgast.identity;

/**
 * What somebody who was invited is told once.
 *
 * @param username the e-mail address
 * @param temporaryPassword to be changed at the first login; null for somebody who logs in already
 */
public record FirstLogin(String username, String temporaryPassword) {

    public static FirstLogin of(Login login) {
        return new FirstLogin(login.username(), login.temporaryPassword());
    }

    @Override
    public String toString() {
        return "FirstLogin[" + username + "]"; // never the password
    }
}
