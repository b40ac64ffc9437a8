package io.stamgast.account.distributor;

import io.stamgast.kernel.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A channel partner through which the tenant sells, and which reports what it sold. */
@Entity
@Table(schema = "app", name = "distributor")
public class Distributor extends TenantRow {

    @Column(name = "external_id")
    private String externalId;
    private String name;

    protected Distributor() {
        // for JPA
    }

    Distributor(UUID id, String externalId, String name, Instant createdAt) {
        super(id, createdAt);
        rename(externalId, name);
    }

    final void rename(String newExternalId, String newName) {
        externalId = Objects.requireNonNull(newExternalId);
        name = Objects.requireNonNull(newName);
    }

    public String externalId() {
        return externalId;
    }

    public String name() {
        return name;
    }
}
