package io.stamgast.earning.settlement;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.regex.Pattern;

/** The lines that a period's true-up tops up. */
@Path("postings/{posting}/lines")
@RequestScoped
@DenyAll
@Produces(APPLICATION_JSON)
public class TrueUpLinesResource {

    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern POSITION = Pattern.compile(ID + "/\\d{1,5}/" + ID + "/.{0,100}");

    @Inject
    TrueUps trueUps;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<TrueUpLine> lines(@PathParam("posting") UUID posting, @QueryParam("limit") Integer limit,
                                  @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var size = Page.limit(limit);
        var after = Page.position(cursor, TrueUpLinesResource::position);
        return Page.of(trueUps.lines(posting, after, size + 1), size, uri, TrueUpLine::position, line -> line);
    }

    private static String position(String text) {
        if (!POSITION.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
