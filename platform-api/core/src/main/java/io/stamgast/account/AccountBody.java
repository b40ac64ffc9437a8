package io.stamgast.account;

import static io.stamgast.kernel.Stored.instant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An account on the wire; what GET returns can be PUT back, its read-only members are ignored.
 *
 * @param id read-only
 * @param externalId the tenant's own id for it
 * @param parent the id of the account above it, or {@code ext:VALUE} in a request; null for none
 * @param attributes texts, numbers and truths by name, for conditions of rules; a null is not kept, and where all are
 *     left out of a PUT, they stay as they are
 * @param pool whose balance it earns into and spends from: its own id unless balances are pooled; read-only
 * @param createdAt read-only
 */
@JsonIgnoreProperties(value = {"id", "pool", "createdAt"}, allowGetters = true)
public record AccountBody(
        UUID id,
        @NotBlank @Size(max = 100) String externalId,
        @NotBlank @Size(max = 200) String name,
        @Size(max = 205) String parent,
        Map<String, JsonNode> attributes,
        UUID pool,
        Instant createdAt) {

    static final String COLUMNS = "id, external_id, name, parent_id, attributes, pool_id, created_at";

    static AccountBody of(ResultSet row) throws SQLException {
        return new AccountBody(row.getObject("id", UUID.class), row.getString("external_id"), row.getString("name"),
                row.getString("parent_id"), AccountAttributes.read(row.getString("attributes")).values(),
                row.getObject("pool_id", UUID.class), instant(row, "created_at"));
    }

    static AccountBody of(Account account) {
        return new AccountBody(account.id(), account.externalId(), account.name(),
                account.parentId().map(UUID::toString).orElse(null), account.attributes().values(), account.poolId(),
                account.createdAt());
    }
}
