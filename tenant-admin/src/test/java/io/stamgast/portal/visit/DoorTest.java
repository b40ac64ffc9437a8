package io.stamgast.portal.visit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/account?id=1", "/admin?q=x", "/rewards", "/rewards/catalog"})
    void pagesBehindADoorCanBeComeBackTo(String path) {
        assertTrue(Door.isBehindOne(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/enter", "/callback?code=1", "/administrator", "//evil.example/admin", "/leave"})
    void nothingElseIs(String path) {
        assertFalse(Door.isBehindOne(path));
    }
}
