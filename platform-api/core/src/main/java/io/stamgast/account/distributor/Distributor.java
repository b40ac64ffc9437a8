package io.stamgast.account.distributor;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/** A channel partner through which the tenant sells, and which reports what it sold. */
@Entity
@Table(schema = "app", name = "distributor")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = "eclipselink.tenant-id",
        discriminatorType = DiscriminatorType.INTEGER)
public class Distributor {

    @Id
    private UUID id;
    @Column(name = "external_id")
    private String externalId;
    private String name;
    @Column(name = "created_at")
    private Instant createdAt;
    @Version
    private int version;

    protected Distributor() {
        // for JPA
    }

    Distributor(UUID id, String externalId, String name, Instant createdAt) {
        this.id = Objects.requireNonNull(id);
        this.createdAt = Objects.requireNonNull(createdAt);
        rename(externalId, name);
    }

    final void rename(String newExternalId, String newName) {
        externalId = Objects.requireNonNull(newExternalId);
        name = Objects.requireNonNull(newName);
    }

    public UUID id() {
        return id;
    }

    public String externalId() {
        return externalId;
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }
}
