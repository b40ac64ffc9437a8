package io.stamgast.dunning.desk;

import io.stamgast.dunning.recovery.DunningCase;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import io.stamgast.web.Reference;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.UUID;

/** Invoices that weren't paid, and what is done about them. */
@Path("dunning-cases")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class DunningCasesResource {

    /** @param until the last day on which they may still pay, in the program's time zone */
    public record Promise(@NotNull LocalDate until) {
    }

    @Inject
    DunningDesk desk;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<CaseView> list(@QueryParam("account") String account, @QueryParam("state") DunningCase.State state,
                               @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                               @Context UriInfo uri) {
        var most = Page.limit(limit);
        var found = desk.list(account == null ? null : Reference.parse("account", account), state,
                Page.position(cursor, Ids::parse), most + 1);
        return Page.of(found, most, uri, one -> one.id().toString(), one -> one);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public CaseView get(@PathParam("id") UUID id) {
        return desk.find(id);
    }

    @POST
    @Path("{id}/pause")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.LOYALTY_API})
    public Response pause(@PathParam("id") UUID id) {
        return Response.ok(desk.pause(id)).build();
    }

    @POST
    @Path("{id}/resume")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.LOYALTY_API})
    public Response resume(@PathParam("id") UUID id) {
        return Response.ok(desk.resume(id)).build();
    }

    @POST
    @Path("{id}/promise")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.LOYALTY_API})
    public Response promise(@PathParam("id") UUID id, @NotNull @Valid Promise promise) {
        return Response.ok(desk.promise(id, promise.until())).build();
    }
}
