package io.stamgast.referral;

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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.UUID;

/** Accounts that others brought. */
@Path("referrals")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class ReferralsResource {

    /**
     * Who was brought, and by whom.
     *
     * @param code as people type it
     * @param account the referred account's id or {@code ext:VALUE}
     * @param taxId of the referred account; null when it isn't known
     */
    public record ReferralRequest(@NotBlank @Size(max = 20) String code, @NotNull String account,
                                  @Size(min = 1, max = 50) String taxId) {
    }

    @Inject
    Referrals referrals;

    /** 201 with the referral; 200 when the account was brought by this code already. */
    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response refer(@NotNull @Valid ReferralRequest request, @Context UriInfo uri) {
        var outcome = referrals.refer(request.code(), Reference.parse("account", request.account()),
                request.taxId());
        var location = uri.getAbsolutePathBuilder().path("{id}").build(outcome.referral().id());
        var response = outcome.created() ? Response.created(location) : Response.ok().location(location);
        return response.entity(ReferralView.of(outcome.referral())).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Page<ReferralView> list(@QueryParam("account") String account, @QueryParam("state") Referral.State state,
                                   @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                   @Context UriInfo uri) {
        var most = Page.limit(limit);
        var found = referrals.list(account == null ? null : Reference.parse("account", account), state,
                Page.position(cursor, Ids::parse), most + 1);
        return Page.of(found, most, uri, referral -> referral.id().toString(), ReferralView::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public ReferralView get(@PathParam("id") UUID id) {
        return ReferralView.of(referrals.find(id));
    }
}
