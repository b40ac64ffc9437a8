package io.stamgast.earning.ruleset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Page;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The tenant's earn rules: drafts and published versions. */
@Path("rule-sets")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class RuleSetsResource {

    /** What a GET returns can be sent back: the other members are read-only. */
    @JsonIgnoreProperties({"id", "state", "effectiveFrom", "effectiveTo", "publishedAt", "createdAt"})
    public record RuleSetBody(String name, List<RuleDefinition> rules) {

        RuleSetDefinition definition() {
            return new RuleSetDefinition(name, rules);
        }
    }

    /** @param effectiveFrom the first instant of purchases that the version judges; may lie in the past */
    public record Publication(@NotNull Instant effectiveFrom) {
    }

    @Inject
    RuleSets ruleSets;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response create(@NotNull @Valid RuleSetBody body, @Context UriInfo uri) {
        var created = ruleSets.create(body.definition());
        var location = uri.getAbsolutePathBuilder().path("{id}").build(created.id());
        return Response.created(location).entity(created).tag(EntityTags.of(created.version())).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<RuleSetView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                  @Context UriInfo uri) {
        var most = Page.limit(limit);
        var before = Page.position(cursor, Ids::parse);
        return Page.of(ruleSets.list(before, most + 1), most, uri, set -> set.id().toString(), set -> set);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Response get(@PathParam("id") UUID id) {
        return answer(ruleSets.find(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response change(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
                           @NotNull @Valid RuleSetBody body) {
        return answer(ruleSets.change(id, ifMatch, body.definition()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public void remove(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        ruleSets.remove(id, ifMatch);
    }

    @POST
    @Path("{id}/publish")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response publish(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
                            @NotNull @Valid Publication body) {
        return answer(ruleSets.publish(id, ifMatch, body.effectiveFrom()));
    }

    @POST
    @Path("{id}/withdraw")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(ruleSets.withdraw(id, ifMatch));
    }

    private static Response answer(RuleSetView set) {
        return Response.ok(set).tag(EntityTags.of(set.version())).build();
    }
}
