package io.stamgast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import io.stamgast.testing.Database;
import io.stamgast.web.Reference;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributesIT {

    private static final String KEPT = "{\"employees\":12,\"organic\":true,\"region\":\"north\"}";

    private final int tenant = Database.newTenant();
    private final Office office = new Office(tenant);

    private static Map<String, JsonNode> given(String json) {
        var given = new TreeMap<String, JsonNode>();
        Json.read(json, JsonNode.class).properties().forEach(one -> given.put(one.getKey(), one.getValue()));
        return given;
    }

    private String change(Map<String, JsonNode> attributes) {
        return office.call(accounts -> {
            var account = accounts.find(Reference.parse("account", "ext:A"));
            return Json.write(AccountBody.of(accounts.change(Reference.parse("account", "ext:A"),
                    "\"" + account.version() + "\"", "A", "Café A", null, attributes)).attributes());
        });
    }

    private String stored() {
        return Json.write(office.call(accounts -> AccountBody.of(accounts.find(Reference.parse("account", "ext:A"))))
                .attributes());
    }

    @Test
    void whatIsKeptIsFoundAgainReplacedAndRemovedByNull() {
        office.call(accounts -> accounts.create("A", "Café A", null, given(KEPT)));
        assertEquals(KEPT, stored());
        assertEquals(KEPT, change(null), "left out, they stay");
        assertEquals("{\"employees\":13}", change(given("{\"employees\":13,\"region\":null}")));
        assertEquals("{\"employees\":13}", stored());
        assertEquals("{}", change(Map.of()));
    }

    @Test
    void anotherTenantSeesNothingOfThem() {
        office.call(accounts -> accounts.create("A", "Café A", null, given(KEPT)));
        var other = new Office(Database.newTenant());
        assertThrows(DomainException.class,
                () -> other.call(accounts -> accounts.find(Reference.parse("account", "ext:A"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"a b\":1}|attributes.a b|must be named by a letter or _, then up to 49 letters, digits or _",
        "{\"a\":[1]}|attributes.a|must be a text, a number, true or false",
        "{\"a\":{}}|attributes.a|must be a text, a number, true or false"})
    void whatCannotBeKeptIsRefused(String json, String field, String message) {
        var refusal = assertThrows(DomainException.class, () -> AccountAttributes.given(given(json)));
        assertEquals("invalid-attributes", refusal.code());
        assertEquals(field, refusal.violations().get(0).field());
        assertEquals(message, refusal.violations().get(0).message());
    }

    @Test
    void noMoreThan50AreKept() {
        var many = new TreeMap<String, JsonNode>();
        for (var number = 0; number < 51; number++) {
            many.put("a" + number, Json.read("1", JsonNode.class));
        }
        assertThrows(DomainException.class, () -> AccountAttributes.given(many));
        many.remove("a0");
        assertEquals(50, AccountAttributes.given(many).values().size());
    }
}
