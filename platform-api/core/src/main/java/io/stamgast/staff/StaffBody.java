package io.stamgast.staff;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.identity.FirstLogin;
import io.stamgast.identity.People;
import io.stamgast.kernel.DomainException;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A person of the tenant on the wire; what GET returns can be PUT back, its read-only members are ignored.
 *
 * @param id read-only
 * @param email the login's name; fixed by the invitation
 * @param roles of {@code program-admin}, {@code account-manager}, {@code finance}, {@code read-only}
 * @param createdAt read-only
 * @param login how the person logs in for the first time; only in the answer to the invitation
 */
@JsonIgnoreProperties(value = {"id", "createdAt", "login"}, allowGetters = true)
public record StaffBody(
        UUID id,
        @NotBlank @Email @Size(max = 254) String email,
        @NotBlank @Size(max = 200) String name,
        @NotEmpty @Size(max = 4) List<@NotNull String> roles,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) FirstLogin login) {

    static StaffBody of(StaffMember member) {
        return of(member, null);
    }

    static StaffBody of(StaffMember member, FirstLogin login) {
        return new StaffBody(member.id(), member.email(), member.name(), List.copyOf(new TreeSet<>(member.roles())),
                member.createdAt(), login);
    }

    /** @throws DomainException ({@code unknown-role}, 422) for a role that staff can't have */
    Set<String> knownRoles() {
        for (var role : roles) {
            if (!People.STAFF.contains(role)) {
                throw DomainException.ruleBroken("unknown-role", "roles",
                        "'" + role + "' is not one of " + String.join(", ", new TreeSet<>(People.STAFF)));
            }
        }
        return Set.copyOf(roles);
    }
}
