package io.stamgast.wallet.observation;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Scope;
import io.stamgast.web.JsonBody;
import io.stamgast.web.Page;
import io.stamgast.web.Reference;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;

/** What accounts spend with all suppliers, as reported, declared or estimated. */
@Path("wallet-observations")
@RequestScoped
@DenyAll
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class WalletObservationsResource {

    /** The answer to an array. */
    public record Recorded(int recorded, List<ObservationView> items) {
    }

    @Inject
    WalletObservations observations;

    /** One object is answered by the object, an array of up to 10,000 by all of theirs; all are recorded or none. */
    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response record(ObservationBody body, @Context UriInfo uri) {
        var recorded = observations.record(JsonBody.required(body));
        if (!body.one()) {
            return Response.status(Response.Status.CREATED).entity(new Recorded(recorded.size(), recorded)).build();
        }
        var location = uri.getAbsolutePathBuilder().path(recorded.get(0).id().toString()).build();
        return Response.created(location).entity(recorded.get(0)).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Page<ObservationView> list(@QueryParam("account") String account, @QueryParam("period") String period,
                                      @QueryParam("scope") String scope, @QueryParam("limit") Integer limit,
                                      @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var size = Page.limit(limit);
        var before = Page.position(cursor, Ids::parse);
        var found = observations.list(account == null ? null : Reference.parse("account", account),
                period == null ? null : Period.parse("period", period),
                scope == null ? null : Scope.require("scope", scope), before, size + 1);
        return Page.of(found, size, uri, observation -> observation.id().toString(), observation -> observation);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public ObservationView find(@PathParam("id") UUID id) {
        return observations.find(id);
    }
}
