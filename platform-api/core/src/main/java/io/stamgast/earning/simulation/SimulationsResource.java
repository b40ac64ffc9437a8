package io.stamgast.earning.simulation;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.earning.simulation.engine.SimulationResult;
import io.stamgast.earning.simulation.engine.SimulationResult.Change;
import io.stamgast.job.Job;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.Roles;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What rule sets would have posted for the tenant's own past. */
@Path("rule-sets")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@DenyAll
public class SimulationsResource {

    /** Local days, both included. */
    public record Range(@NotNull LocalDate from, @NotNull LocalDate to) {
    }

    /** @param result null, and not shown, until it is done */
    public record SimulationView(UUID id, UUID ruleSet, Job.State state, int progress, String error,
                                 Instant createdAt, Instant finishedAt,
                                 @JsonInclude(JsonInclude.Include.NON_NULL) SimulationResult result) {
    }

    @Inject
    Simulations simulations;

    @POST
    @Path("{id}/simulate")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response simulate(@PathParam("id") UUID id, @NotNull @Valid Range range, @Context UriInfo uri) {
        var job = simulations.start(id, range.from(), range.to());
        var location = uri.getBaseUriBuilder().path("rule-sets").path(id.toString()).path("simulations")
                .path(job.toString()).build();
        return Response.accepted(Job.Accepted.queued(job, SimulationJob.NAME)).location(location)
                .build();
    }

    @GET
    @Path("{id}/simulations/{job}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public SimulationView get(@PathParam("id") UUID id, @PathParam("job") UUID job) {
        var found = simulations.find(id, job);
        return new SimulationView(found.id(), id, found.state(), found.progress(), found.error(), found.createdAt(),
                found.finishedAt(), result(found));
    }

    @GET
    @Path("{id}/simulations/{job}")
    @Produces("text/csv")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Response getAsCsv(@PathParam("id") UUID id, @PathParam("job") UUID job) {
        var result = result(simulations.find(id, job));
        if (result == null) {
            throw DomainException.conflict("simulation-not-done", "The simulation is not done: it has no result yet.");
        }
        return file(SimulationFiles.result(result), "simulation-" + job);
    }

    @GET
    @Path("{id}/simulations/{job}/accounts")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Page<Change> accounts(@PathParam("id") UUID id, @PathParam("job") UUID job,
                                 @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                 @Context UriInfo uri) {
        simulations.find(id, job);
        var most = Page.limit(limit);
        var after = Page.position(cursor, Ids::parse);
        return Page.of(simulations.accounts(job, after, most + 1), most, uri, row -> row.account().toString(),
                row -> row);
    }

    @GET
    @Path("{id}/simulations/{job}/accounts")
    @Produces("text/csv")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Response accountsAsCsv(@PathParam("id") UUID id, @PathParam("job") UUID job) {
        simulations.find(id, job);
        return file(SimulationFiles.accounts(simulations, job), "simulation-accounts-" + job);
    }

    private static Response file(Object content, String name) {
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"").build();
    }

    /** Null until it is done. */
    private static SimulationResult result(Job job) {
        return Json.read(Json.write(job.result()), SimulationJob.Done.class).simulation();
    }
}
