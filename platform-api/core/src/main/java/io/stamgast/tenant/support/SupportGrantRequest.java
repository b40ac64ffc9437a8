package io.stamgast.tenant.support;

import io.stamgast.identity.People;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Roles;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.TreeSet;

/**
 * The request for a grant.
 *
 * @param reason for the tenant to read, such as a ticket's number
 * @param minutes how long it holds
 * @param roles of the tenant's staff; {@code read-only} unless given
 */
public record SupportGrantRequest(
        @NotNull @Size(min = 3, max = 200) String reason,
        @NotNull @Min(1) @Max(480) Integer minutes,
        @NotEmpty @Size(max = 4) List<@NotNull String> roles) {

    public SupportGrantRequest {
        reason = reason == null ? null : reason.strip();
        roles = roles == null ? List.of(Roles.READ_ONLY) : roles;
    }

    /** @throws DomainException ({@code unknown-role}, 422) for a role that staff can't have */
    TreeSet<String> knownRoles() {
        for (var role : roles) {
            if (!People.STAFF.contains(role)) {
                throw DomainException.ruleBroken("unknown-role", "roles",
                        "'" + role + "' is not one of " + String.join(", ", new TreeSet<>(People.STAFF)));
            }
        }
        return new TreeSet<>(roles);
    }
}
