package io.stamgast.earning;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.earning.posting.Answer;
import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.Roles;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.web.JsonBody;
import io.stamgast.web.idempotency.IdempotencyKeys;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/**
 * Posts single purchases: the hot path. It keeps its Idempotency-Keys itself, in the statement that writes the effect,
 * and by the same rules as every other endpoint.
 */
@Path("purchases")
@ApplicationScoped // it holds nothing of a request, and one for each would be a good part of what posting costs
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@DenyAll
public class PurchasePostingResource {

    @Inject
    PurchasePosting posting;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;

    /** 201 with the purchase and its points; 200 with the first result when the same purchase stands there already. */
    @POST
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response post(NewPurchase purchase, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) {
        if (key != null) {
            IdempotencyKeys.requireValid(key);
        }
        JsonBody.required(purchase);
        var request = new PostedRequest(user.client(), key, purchase, uri);
        return response(posting.post(tenant.id(), user.name(), purchase, request));
    }

    private static Response response(Answer answer) {
        var response = Response.status(answer.status()).location(URI.create(answer.location()))
                .type(APPLICATION_JSON).entity(answer.body());
        return answer.replayed() ? response.header("Idempotent-Replayed", "true").build() : response.build();
    }
}
