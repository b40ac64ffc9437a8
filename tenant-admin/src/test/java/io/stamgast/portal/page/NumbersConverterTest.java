package io.stamgast.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersConverterTest {

    private final NumbersConverter converter = new NumbersConverter();

    @ParameterizedTest
    @ValueSource(strings = {"7,3,1", "7, 3, 1", " 7 3  1 ", "7;3; 1", "7,,3,1"})
    void numbersStandBetweenCommasOrBlanks(String written) {
        assertEquals(List.of(7, 3, 1), converter.getAsObject(null, null, written));
    }

    @Test
    void nothingWrittenIsNone() {
        assertEquals(List.of(), converter.getAsObject(null, null, null));
        assertEquals(List.of(), converter.getAsObject(null, null, " "));
        assertEquals("", converter.getAsString(null, null, null));
    }

    @Test
    void whatIsShownIsReadAgain() {
        assertEquals("7, 3, 1", converter.getAsString(null, null, List.of(7, 3, 1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "1.5", ",", "9999999999"})
    void nothingElseIsTaken(String written) {
        assertEquals(Optional.empty(), NumbersConverter.read(written));
    }
}
