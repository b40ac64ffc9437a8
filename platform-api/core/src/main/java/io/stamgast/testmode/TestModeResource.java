package io.stamgast.testmode;

import io.stamgast.kernel.Roles;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The tenant's test mode, looked after in live mode. */
@Path("test-mode")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class TestModeResource {

    @Inject
    TestModes testModes;

    /** Not {@code @Idempotent}: it writes as both tenants, in a unit of work of its own. */
    @POST
    @RolesAllowed(Roles.PROGRAM_ADMIN)
    public Response open(@HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
        return testModes.open(key, uri.getAbsolutePath().toString()).response();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public TestModeView get() {
        return TestModeView.of(testModes.find());
    }

    @POST
    @Path("wipe")
    @Idempotent
    @RolesAllowed(Roles.PROGRAM_ADMIN)
    public Response wipe(@Context UriInfo uri) {
        var job = testModes.wipe();
        return Response.accepted(job).location(uri.getBaseUriBuilder().path("jobs/{id}").build(job.id())).build();
    }
}
