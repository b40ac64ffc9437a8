package io.stamgast.referral.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeTextTest {

    @Test
    void codesAreOfEightSignsThatNobodyTakesForAnother() {
        var codes = IntStream.range(0, 1000).mapToObj(i -> CodeText.any()).collect(Collectors.toSet());
        assertEquals(1000, codes.size());
        assertTrue(codes.stream().allMatch(code -> code.matches("[2-9A-HJKMNP-Z]{8}")), codes.toString());
    }

    @Test
    void theyAreReadAsPeopleTypeThem() {
        assertEquals("AB2CD3EF", CodeText.read(" ab2c-d3ef "));
        assertEquals("AB2CD3EF", CodeText.read("AB 2C D3 EF"));
    }
}
