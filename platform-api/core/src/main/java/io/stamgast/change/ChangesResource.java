package io.stamgast.change;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.kernel.Json;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What changed, for copies that are kept elsewhere. */
@Path("changes")
@RequestScoped
@DenyAll
public class ChangesResource {

    static final String NDJSON = "application/x-ndjson";

    @Inject
    Changes changes;

    /**
     * @param since the cursor of an earlier answer, or of one of its items; null from the beginning
     * @param kinds names, apart by commas; null for all
     */
    @GET
    @Produces(APPLICATION_JSON)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public ChangePage list(@QueryParam("since") String since, @QueryParam("kinds") String kinds,
                           @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        var found = find(since, kinds, limit);
        return new ChangePage(found.items(), found.more() ? goOn(found, uri).toString() : null, cursor(found));
    }

    /** A change per line, and where to go on in the header {@code Link}. */
    @GET
    @Produces(NDJSON + ";qs=0.5")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Response lines(@QueryParam("since") String since, @QueryParam("kinds") String kinds,
                          @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        var found = find(since, kinds, limit);
        var lines = found.items().stream().map(item -> Json.write(item) + "\n").collect(Collectors.joining());
        return Response.ok(lines).link(goOn(found, uri), "next").build();
    }

    private Changes.Found find(String since, String kinds, Integer limit) {
        var most = Page.limit(limit);
        var place = Objects.requireNonNullElse(Page.position("since", since, Place::parse), Place.START);
        return changes.after(place, most, kinds == null ? EnumSet.allOf(ChangeKind.class)
                : ChangeKind.parse(List.of(kinds.split(",", -1))));
    }

    private static URI goOn(Changes.Found found, UriInfo uri) {
        return uri.getRequestUriBuilder().replaceQueryParam("since", cursor(found)).build();
    }

    private static String cursor(Changes.Found found) {
        return Page.cursor(found.goOn().toString());
    }
}
