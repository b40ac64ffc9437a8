package io.stamgast.tenant;

import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;

/** The tenants of the platform, for its operators. */
@Path("tenants")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class TenantsResource {

    /**
     * @param state {@code PROVISIONING}, {@code ACTIVE} or {@code SUSPENDED}
     * @param ratePerSecond null for as many requests as the platform says
     */
    public record TenantView(int id, String alias, String name, String adminEmail, String state, Instant createdAt,
                             Integer ratePerSecond) {

        static TenantView of(Tenant tenant) {
            return new TenantView(tenant.id(), tenant.alias(), tenant.name(), tenant.adminEmail(),
                    tenant.state().name(), tenant.createdAt(), tenant.ratePerSecond());
        }
    }

    @Inject
    Tenants tenants;
    @Inject
    Provisioning provisioning;

    /** Makes a tenant; a repeat after a failure completes it. Not one transaction, so not {@code @Idempotent}. */
    @POST
    @RolesAllowed(Roles.PLATFORM_OPERATOR)
    public Response create(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid NewTenant wanted,
                           @Context UriInfo uri) {
        var location = uri.getAbsolutePathBuilder().path("{alias}").build(wanted.alias());
        return provisioning.provision(wanted, key, location.toString()).response();
    }

    @GET
    @RolesAllowed(Roles.PLATFORM_OPERATOR)
    public Page<TenantView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                 @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(tenants.list(Page.position(cursor), most + 1), most, uri, Tenant::alias, TenantView::of);
    }

    @GET
    @Path("{alias}")
    @RolesAllowed(Roles.PLATFORM_OPERATOR)
    public TenantView get(@PathParam("alias") String alias) {
        return TenantView.of(tenants.find(alias));
    }

    @PUT
    @Path("{alias}/rate-limit")
    @RolesAllowed(Roles.PLATFORM_OPERATOR)
    public TenantView limit(@PathParam("alias") String alias, @NotNull @Valid RateLimit limit) {
        return TenantView.of(tenants.limit(alias, limit.perSecond()));
    }

    @POST
    @Path("{alias}/suspend")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.PLATFORM_OPERATOR)
    public TenantView suspend(@PathParam("alias") String alias) {
        return TenantView.of(tenants.suspend(alias));
    }

    @POST
    @Path("{alias}/reactivate")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.PLATFORM_OPERATOR)
    public TenantView reactivate(@PathParam("alias") String alias) {
        return TenantView.of(tenants.reactivate(alias));
    }
}
