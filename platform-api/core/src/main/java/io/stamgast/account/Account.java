package io.stamgast.account;

import io.stamgast.kernel.OptionalUuid;
import io.stamgast.kernel.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A business that buys the tenant's goods. Its life begins when somebody enters it or when its first purchase is
 * reported; it does not end, because its ledger doesn't.
 */
@Entity
@Table(schema = "app", name = "account")
public class Account extends TenantRow {

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
    private String attributes = "{}";

    protected Account() {
        // for JPA
    }

    Account(UUID id, int programId, String externalId, String name, Instant createdAt) {
        super(id, createdAt);
        this.programId = programId;
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

    void describe(AccountAttributes newAttributes) {
        attributes = newAttributes.json();
    }

    AccountAttributes attributes() {
        return AccountAttributes.read(attributes);
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
}
