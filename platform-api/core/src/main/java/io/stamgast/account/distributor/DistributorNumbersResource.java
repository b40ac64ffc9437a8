package io.stamgast.account.distributor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import io.stamgast.web.Reference;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The numbers under which distributors know an account. */
@Path("accounts/{account}/distributors")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class DistributorNumbersResource {

    /**
     * The member {@code distributor} of what GET returns is ignored: the address names it.
     *
     * @param externalId the distributor's number for the account
     */
    @JsonIgnoreProperties("distributor")
    public record NumberRequest(@NotBlank @Size(max = 100) String externalId) {
    }

    @Inject
    DistributorNumbers numbers;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Page<DistributorNumbers.Number> list(@PathParam("account") String account) {
        return new Page<>(numbers.of(Reference.parse("account", account)), null);
    }

    @PUT
    @Path("{distributor}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public DistributorNumbers.Number put(@PathParam("account") String account,
                                         @PathParam("distributor") String distributor,
                                         @NotNull @Valid NumberRequest body) {
        return numbers.put(Reference.parse("account", account), Reference.parse("distributor", distributor),
                body.externalId());
    }

    @DELETE
    @Path("{distributor}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public void delete(@PathParam("account") String account, @PathParam("distributor") String distributor) {
        numbers.delete(Reference.parse("account", account), Reference.parse("distributor", distributor));
    }
}
