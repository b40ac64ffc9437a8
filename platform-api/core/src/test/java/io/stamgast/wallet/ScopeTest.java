package io.stamgast.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "Milk", "Fresh milk", "ALLES", "奶"})
    void allAndAnyCategoryAreScopes(String text) {
        assertEquals(text, Scope.require("scope", text));
    }

    @ParameterizedTest
    @CsvSource({"'',must be ALL or a category of 1 to 100 characters", "'  ',must be ALL or a category of 1 to 100",
        "'a\nb',must be ALL or a category", "all,must be written ALL", "All,must be written ALL",
        "' ALL',must not begin or end with a blank", "'Milk ',must not begin or end with a blank"})
    void whatCanBeNoneIsToldWhy(String text, String why) {
        var refusal = assertThrows(DomainException.class, () -> Scope.require("scope", text));

        assertEquals("scope", refusal.violations().get(0).field());
        assertEquals(why, refusal.getMessage().substring(0, why.length()));
    }
}
