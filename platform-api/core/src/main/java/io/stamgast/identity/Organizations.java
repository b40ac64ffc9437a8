package io.stamgast.identity;

import io.stamgast.kernel.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.OrganizationDomainRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

/** The organizations of the realm, one per tenant, each named by the tenant's alias. */
@ApplicationScoped
public class Organizations {

    /** Reserved by RFC 2606, so that no mail address ever falls under it. */
    private static final String DOMAIN = ".stamgast.invalid";

    @Inject
    KeycloakRealm keycloak;

    /** Finds the tenant's organization, or makes it; answers its id. Both modes of a tenant have the same. */
    public String require(String tenantAlias) {
        var alias = CurrentTenant.liveAlias(tenantAlias);
        return keycloak.call(realm -> {
            var found = find(realm, alias);
            if (found != null) {
                return found;
            }
            var created = KeycloakRealm.created(realm.organizations().create(organization(alias)));
            return created == null ? find(realm, alias) : created;
        });
    }

    private static String find(RealmResource realm, String alias) {
        return realm.organizations().search(alias, true, 0, 2).stream()
                .filter(organization -> alias.equals(organization.getAlias()))
                .map(OrganizationRepresentation::getId).findFirst().orElse(null);
    }

    private static OrganizationRepresentation organization(String alias) {
        var organization = new OrganizationRepresentation();
        organization.setName(alias);
        organization.setAlias(alias);
        organization.setEnabled(true);
        organization.addDomain(new OrganizationDomainRepresentation(alias + DOMAIN));
        organization.singleAttribute("tenant", alias);
        return organization;
    }
}
