package io.stamgast.account;

import io.stamgast.kernel.Roles;
import io.stamgast.web.EntityTags;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The accounts of the tenant. */
@Path("accounts")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class AccountsResource {

    @Inject
    Accounts accounts;
    @Inject
    AccountSearch search;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response create(@NotNull @Valid AccountBody body, @Context UriInfo uri) {
        var account = accounts.create(body.externalId(), body.name(), parent(body), body.attributes());
        var location = uri.getAbsolutePathBuilder().path("{id}").build(account.id());
        return Response.created(location).entity(AccountBody.of(account)).tag(EntityTags.of(account.version())).build();
    }

    /** @param text what an external id or a name begins with */
    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Page<AccountBody> list(@QueryParam("search") String text, @QueryParam("limit") Integer limit,
                                  @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(search.find(text, Page.position(cursor), most + 1), most, uri, AccountSearch.Found::position,
                AccountSearch.Found::account);
    }

    @GET
    @Path("{account}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES, Roles.REDEMPTIONS})
    public Response get(@PathParam("account") String account) {
        return answer(accounts.find(Reference.parse("account", account)));
    }

    @PUT
    @Path("{account}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response change(@PathParam("account") String account, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
                           @NotNull @Valid AccountBody body) {
        return answer(accounts.change(Reference.parse("account", account), ifMatch, body.externalId(), body.name(),
                parent(body), body.attributes()));
    }

    private static Reference parent(AccountBody body) {
        return body.parent() == null ? null : Reference.parse("parent", body.parent());
    }

    private static Response answer(Account account) {
        return Response.ok(AccountBody.of(account)).tag(EntityTags.of(account.version())).build();
    }
}
