package io.stamgast.earning.comparison;

import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.earning.ruleset.RuleSets;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What publishing a rule set would change. */
@Path("rule-sets/{id}/comparison")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class ComparisonResource {

    @Inject
    RuleSets ruleSets;

    /**
     * The changes from another rule set to this one.
     *
     * @param with the other one's id; that in force now when left out
     * @throws DomainException ({@code not-found}, 404) for either; ({@code nothing-in-force}, 422) when none is in
     *     force and {@code with} is left out
     */
    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Comparison compare(@PathParam("id") UUID id, @QueryParam("with") String with) {
        var to = ruleSets.find(id);
        var from = with == null ? ruleSets.inForce().orElseThrow(() -> DomainException.ruleBroken("nothing-in-force",
                "with", "no rule set is in force now; name the one to compare with")) : ruleSets.find(id(with));
        return Comparison.of(from.id(), new RuleSetDefinition(from.name(), from.rules()), to.id(),
                new RuleSetDefinition(to.name(), to.rules()));
    }

    private static UUID id(String text) {
        try {
            return Ids.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw DomainException.malformed("invalid-request", "with", "must be the id of a rule set");
        }
    }
}
