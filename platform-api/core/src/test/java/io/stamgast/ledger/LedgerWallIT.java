package io.stamgast.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.testing.Database;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database is the last guard: of what is posted, and between tenants. */
class LedgerWallIT {

    private static final String PERMISSION_DENIED = "42501";

    private final int tenant = Database.newTenant();

    @BeforeEach
    void somethingIsPosted() {
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        account.earn(100, Instant.parse("2026-03-15T10:00:00Z"));
        account.reserve("r1", 30, Instant.parse("2026-03-15T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "update app.entry set points = 1", "delete from app.entry", "truncate app.entry",
        "update app.posting set actor = ''", "delete from app.posting",
        "update app.lot_movement set points = 1", "delete from app.lot_movement",
        "update app.audit set actor = ''", "delete from app.audit", "delete from app.lot", "delete from app.balance"})
    void theApplicationCanNotChangeWhatIsPosted(String sql) {
        var refused = assertThrows(DatabaseFailure.class, () -> Database.execute(tenant, sql));
        assertEquals(PERMISSION_DENIED, ((SQLException) refused.getCause()).getSQLState());
    }

    @ParameterizedTest
    @ValueSource(strings = {"balance", "posting", "entry", "lot", "lot_movement", "adjustment"})
    void anotherTenantSeesNothingOfTheLedger(String table) {
        assertEquals(0, Database.number(Database.newTenant(), "select count(*) from app." + table));
    }

    @ParameterizedTest
    @ValueSource(strings = {"balance", "posting", "entry", "lot", "lot_movement", "adjustment"})
    void withoutATenantNothingIsSeen(String table) {
        var rows = Database.work().raw(connection -> {
            try (var query = connection.prepareStatement("select count(*) from app." + table);
                 var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
        assertEquals(0, rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"balance", "posting", "entry", "lot", "lot_movement"})
    void itsOwnRowsAreThere(String table) {
        assertTrue(Database.number(tenant, "select count(*) from app." + table) > 0);
    }
}
