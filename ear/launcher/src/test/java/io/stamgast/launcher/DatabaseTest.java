package io.stamgast.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"08001", "3D000", "53300", "57P03"})
    void aDatabaseThatTakesNobodyIsNotBlamedOnTheRole(String sqlState) {
        assertEquals("STAMGAST_DB_URL", Database.toSee(sqlState, "USER", "PASSWORD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"28000", "28P01"})
    void aRoleThatIsNotLetInIsNamed(String sqlState) {
        assertEquals("USER and PASSWORD", Database.toSee(sqlState, "USER", "PASSWORD"));
    }
}
