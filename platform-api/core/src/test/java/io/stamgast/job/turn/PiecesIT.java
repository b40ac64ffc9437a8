package io.stamgast.job.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pieces that rename the tenant's account of that number, unless they fail. */
class PiecesIT {

    private static final int PAGE = 2;

    private final int tenant = Database.newTenant();
    private final Pieces pieces = new Pieces(Database.work(), tenant);

    PiecesIT() {
        IntStream.rangeClosed(1, 5).forEach(number -> Database.newAccount(tenant, "A" + number));
    }

    private void rename(Connection connection, int number) throws SQLException {
        try (var update = connection.prepareStatement(
                "update app.account set name = 'done' where tenant_id = ? and external_id = ?")) {
            update.setInt(1, tenant);
            update.setString(2, "A" + number);
            update.executeUpdate();
        }
        if (number % 2 == 0) {
            throw new IllegalStateException("piece " + number);
        }
    }

    private long done() {
        return Database.number(tenant, "select count(*) from app.account where name = 'done'");
    }

    @Test
    void oneThatFailsIsUndoneAloneAndTold() {
        var failure = assertThrows(IllegalStateException.class,
                () -> pieces.each(connection -> List.of(1, 2, 3, 4), this::rename));

        assertEquals("piece 2", failure.getMessage());
        assertEquals("piece 4", failure.getSuppressed()[0].getMessage());
        assertEquals(2, done());
    }

    @Test
    void allPagesAreTakenWhateverFails() {
        assertThrows(IllegalStateException.class, () -> pieces.all(0, PAGE,
                (connection, last) -> IntStream.rangeClosed(last + 1, Math.min(last + PAGE, 5)).boxed().toList(),
                this::rename));

        assertEquals(3, done());
    }
}
