package io.stamgast.tier.outlook;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;

/** The accounts that nearly reach a tier. */
@Path("tiers/{code}/nearly")
@RequestScoped
@Produces(APPLICATION_JSON)
@DenyAll
public class NearlyResource {

    @Inject
    TierOutlooks outlooks;

    /** @param within percent of the threshold that may be missing */
    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<TierOutlooks.Nearly> nearly(@PathParam("code") String code,
                                            @QueryParam("within") @DefaultValue("10") Integer within,
                                            @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                            @Context UriInfo uri) {
        var size = Page.limit(limit);
        var after = Objects.requireNonNullElse(Page.position(cursor, NearlyThere.Place::parse),
                NearlyThere.Place.START);
        return Page.of(outlooks.nearly(code, within, after, size + 1), size, uri,
                row -> new NearlyThere.Place(row.figure(), row.account()).toString(), row -> row);
    }
}
