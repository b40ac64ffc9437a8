package io.stamgast.earning.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.judging.Seen;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "9223372036854775807|volume == 9223372036854775807", "-9223372036854775808|volume < 0",
        "18446744073709551616|volume > 1000", "-18446744073709551617|volume < -1000",
        "999999999999999999999999|volume > 999999999999999999999998.0 - 1e9", "10.5|volume > 10"})
    void aNumberIsAsLargeAsItIs(String number, String condition) {
        var customer = customer("{\"volume\":" + number + "}");
        assertHolds(condition, customer);
        assertHolds(condition, Seen.read(new Seen(null, customer).json()).customer());
    }

    @Test
    void whatIsNullIsNotThere() {
        assertEquals(Map.of("a", 1L), Customer.attributes("{\"a\":1,\"b\":null,\"c\":[1]}"));
    }

    private static Customer customer(String attributes) {
        return new Customer("A1", null, List.of(), null, Customer.attributes(attributes));
    }

    private static void assertHolds(String condition, Customer customer) {
        var compiled = Condition.compile("account.attributes." + condition, Set.of(Topic.ACCOUNT));

        assertTrue(compiled.holds(customer), condition + " of " + customer.attributes());
    }
}
