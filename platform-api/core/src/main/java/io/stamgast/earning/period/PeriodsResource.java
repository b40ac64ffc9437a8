package io.stamgast.earning.period;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.earning.settlement.CloseTotals;
import io.stamgast.job.Job;
import io.stamgast.kernel.Roles;
import io.stamgast.wallet.Period;
import io.stamgast.web.Page;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** Periods: what a close would post, the close itself, and which were closed. */
@Path("periods")
@RequestScoped
@DenyAll
@Produces(APPLICATION_JSON)
public class PeriodsResource {

    @Inject
    PeriodCloses closes;

    /** 200 with what was posted; 202 with the job's address where there are many accounts. */
    @POST
    @Path("{period}/close")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response close(@PathParam("period") String period, @Context UriInfo uri) {
        var answer = closes.close(Period.parse("period", period));
        if (answer.job() == null) {
            return Response.ok(answer.summary()).build();
        }
        var job = uri.getBaseUriBuilder().path("jobs").path(answer.job().toString()).build();
        return Response.accepted(Job.Accepted.queued(answer.job(), PeriodCloseJob.NAME)).location(job).build();
    }

    @GET
    @Path("{period}/preview")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public CloseTotals.Summary preview(@PathParam("period") String period) {
        return closes.preview(Period.parse("period", period));
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<ClosedPeriod> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                   @Context UriInfo uri) {
        var size = Page.limit(limit);
        return Page.of(closes.list(Page.position(cursor), size + 1), size, uri, ClosedPeriod::period,
                period -> period);
    }

    @GET
    @Path("{period}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public ClosedPeriod find(@PathParam("period") String period) {
        return closes.find(Period.parse("period", period));
    }
}
