package io.stamgast.account.distributor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/**
 * A distributor on the wire; what GET returns can be PUT back, its read-only members are ignored.
 *
 * @param id read-only
 * @param externalId the tenant's own id for it
 * @param createdAt read-only
 */
@JsonIgnoreProperties(value = {"id", "createdAt"}, allowGetters = true)
public record DistributorBody(UUID id, @NotBlank @Size(max = 100) String externalId,
                              @NotBlank @Size(max = 200) String name, Instant createdAt) {

    static DistributorBody of(Distributor distributor) {
        return new DistributorBody(distributor.id(), distributor.externalId(), distributor.name(),
                distributor.createdAt());
    }
}
