package io.stamgast.machine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.rate.RateLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/**
 * A machine client on the wire; what GET returns can be PUT back, its read-only members are ignored.
 *
 * @param id read-only
 * @param clientId read-only: by which it gets tokens of Keycloak
 * @param clientSecret only in the answer to the creation
 * @param scopes {@code read}, {@code purchases}, {@code redemptions}, {@code admin}
 * @param ratePerSecond how many requests it may make; null for as many as the tenant
 * @param state read-only
 * @param createdAt read-only
 * @param createdBy read-only
 * @param secretRotatedAt read-only; null for never
 * @param revokedAt read-only; null unless it is REVOKED
 * @param lastUsedAt read-only: of the latest request, a minute too early at most; null for never
 */
@JsonIgnoreProperties(value = {"id", "clientId", "clientSecret", "state", "createdAt", "createdBy", "secretRotatedAt",
    "revokedAt", "lastUsedAt"}, allowGetters = true)
public record MachineBody(
        UUID id,
        String clientId,
        @JsonInclude(JsonInclude.Include.NON_NULL) String clientSecret,
        @NotBlank @Size(max = 100) String name,
        @NotEmpty @Size(max = 4) List<@NotNull Scope> scopes,
        @Min(1) @Max(RateLimits.MOST) Integer ratePerSecond,
        Machine.State state,
        Instant createdAt,
        String createdBy,
        Instant secretRotatedAt,
        Instant revokedAt,
        Instant lastUsedAt) {

    static MachineBody of(Machine machine) {
        return of(machine, null);
    }

    static MachineBody of(Machine machine, String secret) {
        return new MachineBody(machine.id(), machine.clientId(), secret, machine.name(),
                List.copyOf(machine.scopes()), machine.ratePerSecond(), machine.state(), machine.createdAt(),
                machine.createdBy(), machine.rotatedAt(), machine.revokedAt(), machine.lastUsedAt());
    }

    Access wanted() {
        return new Access(name.strip(), EnumSet.copyOf(scopes), ratePerSecond);
    }

    @Override
    public String toString() {
        return "MachineBody[" + clientId + "]"; // never the secret
    }
}
