package io.stamgast.membership.figures;

import io.stamgast.kernel.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** How memberships and dunning did, for whoever looks and as a file. */
@Path("membership-figures")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class MembershipFiguresResource {

    @Inject
    FiguresDesk desk;

    /**
     * @param from local month such as {@code 2026-01}
     * @param to the last, included; at most 36 with the first
     */
    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY})
    public Figures get(@QueryParam("from") String from, @QueryParam("to") String to) {
        return desk.of(Months.parse(from, to));
    }

    @GET
    @Produces("text/csv")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY})
    public Response getAsCsv(@QueryParam("from") String from, @QueryParam("to") String to) {
        var months = Months.parse(from, to);
        return Response.ok(FiguresFile.of(desk.of(months))).header(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"membership-figures-" + months.from() + "-" + months.to() + ".csv\"").build();
    }
}
