package io.stamgast.tier.review;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.job.Job;
import io.stamgast.kernel.Roles;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;

/** Reviews of tiers that somebody asks for. */
@Path("tier-reviews")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@DenyAll
public class TierReviewsResource {

    /** @param on the day whose reviews are made; today when left out */
    public record ReviewRequest(LocalDate on) {
    }

    @Inject
    TierReviews reviews;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response start(@NotNull ReviewRequest request, @Context UriInfo uri) {
        var id = reviews.start(request.on());
        var job = uri.getBaseUriBuilder().path("jobs").path(id.toString()).build();
        return Response.accepted(Job.Accepted.queued(id, TierReviewJob.NAME)).location(job).build();
    }
}
