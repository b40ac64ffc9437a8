package io.stamgast.account;

import io.stamgast.kernel.OptionalUuid;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * A business that buys the tenant's goods. Its life begins when somebody enters it or when its first purchase is
 * reported; it does not end, because its ledger doesn't.
 */
@Entity
@Table(schema = "app", name = "account")
@Multitenant
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = "eclipselink.tenant-id",
        discriminatorType = DiscriminatorType.INTEGER)
public class Account {

    @Id
    private UUID id;
    @Column(name = "program_id")
    private int programId;
    @Column(name = "external_id")
    private String externalId;
    private String name;
    @Column(name = "search_name")
    private String searchName;
    @Column(name = "parent_id")
    @Convert(converter = OptionalUuid.class)
    private UUID parentId;
    @Column(name = "pool_id")
    private UUID poolId;
    @Column(name = "created_at")
    private Instant createdAt;
    @Version
    private int version;

    protected Account() {
        // for JPA
    }

    Account(UUID id, int programId, String externalId, String name, Instant createdAt) {
        this.id = Objects.requireNonNull(id);
        this.programId = programId;
        this.createdAt = Objects.requireNonNull(createdAt);
        poolId = id;
        rename(externalId, name);
    }

    final void rename(String newExternalId, String newName) {
        externalId = Objects.requireNonNull(newExternalId);
        name = Objects.requireNonNull(newName);
        searchName = SearchName.of(newName);
    }

    /** @param parent null for none */
    void moveUnder(UUID parent) {
        parentId = parent;
    }

    /** From now on it earns into and spends from that account's balance. */
    void shareBalanceOf(UUID pool) {
        poolId = Objects.requireNonNull(pool);
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

    String searchName() {
        return searchName;
    }

    public Optional<UUID> parentId() {
        return Optional.ofNullable(parentId);
    }

    /** Whose balance it earns into and spends from: its own, unless balances are pooled. */
    public UUID poolId() {
        return poolId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int version() {
        return version;
    }
}
