package io.stamgast.kernel;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseFailureTest {

    @Test
    void theDatabasesFailureIsFoundUnderOthers() {
        assertTrue(under("40P01").isRetriable());
        assertTrue(under("40001").isRetriable());
        assertFalse(under("22021").isRetriable());
        assertTrue(DatabaseFailure.under(new IllegalStateException("no database")).isEmpty());
    }

    @Test
    void aValueThatCantBeHeldIsNotABrokenConstraint() {
        assertTrue(under("22021").isOfValue());
        assertTrue(under("22021").isOfData());
        assertFalse(under("23514").isOfValue());
        assertTrue(under("23514").isOfData());
        assertFalse(under("23505").isOfData());
    }

    @Test
    void aLostConnectionIsToldFromADefect() {
        assertTrue(under("08006").isOfConnection());
        assertTrue(under("57P01").isOfConnection());
        assertFalse(under("42P01").isOfConnection());
    }

    private static DatabaseFailure under(String state) {
        return DatabaseFailure.under(new PersistenceException(new RuntimeException(new SQLException("why", state))))
                .orElseThrow();
    }
}
