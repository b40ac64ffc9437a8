package io.stamgast.membership.subscribing.tax;

import io.stamgast.kernel.Json;
import io.stamgast.kernel.Roles;
import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.Sending;
import io.stamgast.membership.subscribing.TakesKey;
import io.stamgast.membership.subscribing.Waiting;
import io.stamgast.web.Reference;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The tax ids of an account. */
@Path("accounts/{account}/tax-ids")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class TaxIdsResource {

    @Inject
    TaxIds taxIds;
    @Inject
    TaxIdDesk desk;
    @Inject
    Sending sending;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public TaxIdView.All list(@PathParam("account") String account) {
        return desk.list(Reference.parse("account", account));
    }

    @POST
    @TakesKey
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.LOYALTY_API})
    public Response add(@PathParam("account") String account, @NotNull @Valid TaxIdRequest body,
                        @Context UriInfo uri) {
        var kept = taxIds.add(Reference.parse("account", account), body);
        var call = sending.send(Decided.of(kept).call());
        if (!call.isDone()) {
            return Decided.answer(kept, Response.accepted(Waiting.of(call)));
        }
        var added = Json.read(call.answer().toString(), TaxIdView.class);
        return Decided.answer(kept, Response.created(uri.getAbsolutePathBuilder().path("{id}").build(added.id()))
                .entity(added));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.LOYALTY_API})
    public Response remove(@PathParam("account") String account, @PathParam("id") String id) {
        var reference = Reference.parse("account", account);
        desk.require(reference, id);
        var call = sending.send(taxIds.remove(reference, id).call());
        return call.isDone() ? Response.noContent().build() : Response.accepted(Waiting.of(call)).build();
    }
}
