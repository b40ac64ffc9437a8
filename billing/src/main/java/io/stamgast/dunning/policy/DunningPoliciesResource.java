package io.stamgast.dunning.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.dunning.definition.PolicyDefinition.Retries;
import io.stamgast.dunning.definition.PolicyDefinition.WinBack;
import io.stamgast.dunning.definition.Track;
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
import java.util.List;
import java.util.UUID;

/** What the tenant does when a payment fails: drafts and published versions. */
@Path("dunning-policies")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class DunningPoliciesResource {

    /** What a GET returns can be sent back: the other members are read-only. */
    @JsonIgnoreProperties({"id", "state", "builtIn", "publishedAt", "createdAt"})
    public record PolicyBody(String name, Retries retries, Integer graceDays, Boolean tryBackupBeforeLastStep,
                             WinBack winBack, List<Integer> expiringCardNoticeDays, List<Track> tracks) {

        PolicyDefinition definition() {
            return new PolicyDefinition(name, retries, graceDays, tryBackupBeforeLastStep, winBack,
                    expiringCardNoticeDays, tracks);
        }
    }

    @Inject
    DunningPolicies policies;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response create(@NotNull @Valid PolicyBody body, @Context UriInfo uri) {
        var created = policies.create(body.definition());
        var location = uri.getAbsolutePathBuilder().path("{id}").build(created.id());
        return Response.created(location).entity(created).tag(EntityTags.of(created.version())).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<PolicyView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                 @Context UriInfo uri) {
        var most = Page.limit(limit);
        var before = Page.position(cursor, Ids::parse);
        return Page.of(policies.list(before, most + 1), most, uri, policy -> policy.id().toString(), policy -> policy);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Response get(@PathParam("id") UUID id) {
        return answer(policies.find(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response change(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
                           @NotNull @Valid PolicyBody body) {
        return answer(policies.change(id, ifMatch, body.definition()));
    }

    @POST
    @Path("{id}/publish")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response publish(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(policies.publish(id, ifMatch));
    }

    private static Response answer(PolicyView policy) {
        return Response.ok(policy).tag(EntityTags.of(policy.version())).build();
    }
}
