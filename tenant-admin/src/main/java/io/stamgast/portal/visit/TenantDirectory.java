package io.stamgast.portal.visit;

import io.stamgast.kernel.DatabaseFailure;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds the tenant that a login names. Read on every request, so a suspension counts at once. */
@ApplicationScoped
public class TenantDirectory {

    /** @param open whether the tenant's people may come in */
    record Visited(int id, String alias, boolean open) {
    }

    @Resource(lookup = "jdbc/app")
    private DataSource database;

    Optional<Visited> find(String alias) {
        try (var connection = database.getConnection();
             var query = connection.prepareStatement("select id, state from app.tenant where alias = ?")) {
            query.setString(1, alias);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Visited(row.getInt(1), alias, "ACTIVE".equals(row.getString(2))))
                        : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
