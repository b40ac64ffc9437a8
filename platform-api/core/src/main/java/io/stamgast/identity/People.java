package io.stamgast.identity;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The people who log in: their user, its tenant, organization and roles. */
@ApplicationScoped
public class People {

    /** The roles of a tenant's own staff. */
    public static final Set<String> STAFF =
            Set.of(Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY);
    /** The role of those who act for an account. */
    public static final Set<String> MEMBERS = Set.of(Roles.BUYER);

    private static final String TENANT = "tenant";
    private static final int PASSWORD_BYTES = 15;

    private final SecureRandom random = new SecureRandom();

    @Inject
    KeycloakRealm keycloak;

    /** The tenant that a person is to belong to. */
    public record Home(String tenantAlias, String organizationId) {
    }

    /**
     * Makes the person a user of the tenant with these roles, among those of the family. Somebody who has other roles
     * in the tenant already keeps the password; everybody else gets a new temporary one.
     *
     * @param family {@link #STAFF} or {@link #MEMBERS}
     * @throws DomainException ({@code email-taken}, 409) when the address belongs to a user of no tenant or another
     */
    public Login invite(Home home, String email, String name, Set<String> family, Set<String> roles) {
        return keycloak.call(realm -> {
            var id = find(realm, email);
            if (id == null) {
                var created = KeycloakRealm.created(realm.users().create(user(home, email, name)));
                id = created == null ? find(realm, email) : created;
            }
            var user = realm.users().get(id);
            requireOwn(user, home.tenantAlias(), email);
            var active = tenantRoles(user).stream().anyMatch(role -> !family.contains(role));
            setRoles(realm, user, family, roles);
            KeycloakRealm.created(realm.organizations().get(home.organizationId()).members().addMember(id));
            return new Login(id, email, active ? null : newPassword(user));
        });
    }

    /** Gives the person these roles of the family and takes the others of it. */
    public void assign(String userId, String name, Set<String> family, Set<String> roles) {
        keycloak.call(realm -> {
            var user = realm.users().get(userId);
            var representation = user.toRepresentation();
            rename(representation, name);
            user.update(representation);
            setRoles(realm, user, family, roles);
            return null;
        });
    }

    /**
     * Takes the roles of the family. Who has no other role in the tenant leaves the organization, is logged out and
     * can't log in any more. That the user is gone already is no mistake.
     */
    public void dismiss(Home home, String userId, Set<String> family) {
        keycloak.call(realm -> {
            var user = realm.users().get(userId);
            try {
                setRoles(realm, user, family, Set.of());
            } catch (NotFoundException gone) {
                return null;
            }
            if (tenantRoles(user).isEmpty()) {
                leave(realm, home, user, userId);
            }
            return null;
        });
    }

    /** Deletes the user. That it is gone already is no mistake. */
    public void delete(String userId) {
        keycloak.call(realm -> {
            KeycloakRealm.gone(realm.users().delete(userId));
            return null;
        });
    }

    /** Deletes the users that a broken-off provisioning left, all of the organization but this one. */
    public void keepOnly(Home home, String userId) {
        keycloak.call(realm -> {
            realm.organizations().get(home.organizationId()).members().list(0, 100).stream()
                    .map(UserRepresentation::getId).filter(id -> !id.equals(userId))
                    .forEach(id -> KeycloakRealm.gone(realm.users().delete(id)));
            return null;
        });
    }

    private static void leave(RealmResource realm, Home home, UserResource user, String userId) {
        var members = realm.organizations().get(home.organizationId()).members();
        members.search(user.toRepresentation().getEmail(), true, 0, 1)
                .forEach(member -> KeycloakRealm.gone(members.member(userId).delete()));
        var representation = user.toRepresentation();
        representation.setEnabled(false);
        user.update(representation);
        user.logout();
    }

    private static String find(RealmResource realm, String email) {
        return realm.users().searchByEmail(email, true).stream().map(UserRepresentation::getId).findFirst()
                .orElse(null);
    }

    private static void requireOwn(UserResource user, String alias, String email) {
        var attributes = user.toRepresentation().getAttributes();
        if (attributes == null || !List.of(alias).equals(attributes.get(TENANT))) {
            throw DomainException.conflict("email-taken", "The address " + email + " can't be used here.");
        }
    }

    private static void setRoles(RealmResource realm, UserResource user, Set<String> family, Set<String> roles) {
        var level = user.roles().realmLevel();
        var had = level.listAll().stream().map(RoleRepresentation::getName).filter(family::contains)
                .collect(Collectors.toSet());
        var missing = new HashSet<>(roles);
        missing.removeAll(had);
        if (!missing.isEmpty()) {
            level.add(KeycloakRealm.roles(realm, missing));
        }
        had.removeAll(roles);
        if (!had.isEmpty()) {
            level.remove(KeycloakRealm.roles(realm, had));
        }
    }

    private static Set<String> tenantRoles(UserResource user) {
        return user.roles().realmLevel().listAll().stream().map(RoleRepresentation::getName)
                .filter(role -> STAFF.contains(role) || MEMBERS.contains(role)).collect(Collectors.toSet());
    }

    private String newPassword(UserResource user) {
        var bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var credential = new CredentialRepresentation();
        credential.setType(CredentialRepresentation.PASSWORD);
        credential.setValue(password);
        credential.setTemporary(true);
        var representation = user.toRepresentation();
        representation.setEnabled(true);
        user.update(representation);
        user.resetPassword(credential);
        return password;
    }

    private static UserRepresentation user(Home home, String email, String name) {
        var user = new UserRepresentation();
        user.setUsername(email);
        user.setEmail(email);
        user.setEmailVerified(true);
        user.setEnabled(true);
        user.setAttributes(Map.of(TENANT, List.of(home.tenantAlias())));
        rename(user, name);
        return user;
    }

    private static void rename(UserRepresentation user, String name) {
        var space = name.strip().lastIndexOf(' ');
        user.setFirstName(space < 0 ? name.strip() : name.strip().substring(0, space));
        user.setLastName(space < 0 ? null : name.strip().substring(space + 1));
    }
}
