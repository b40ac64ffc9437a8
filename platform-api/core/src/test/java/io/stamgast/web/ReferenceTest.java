package io.stamgast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    @Test
    void anIdNamesAnObject() {
        var id = UUID.fromString("0192d3f0-0000-7000-8000-000000000001");

        assertEquals(new Reference(id, null), Reference.parse("account", id.toString()));
    }

    @Test
    void theTenantsOwnNumberNamesAnObject() {
        assertEquals(new Reference(null, "17850"), Reference.parse("account", "ext:17850"));
    }

    @Test
    void aDistributorsNumberKeepsItsDistributor() {
        assertEquals("D1/4711", Reference.parse("account", "ext:D1/4711").externalId());
    }

    @Test
    void aReferenceIsWrittenAsItWasRead() {
        assertEquals("ext:17850", Reference.parse("account", "ext:17850").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "17850", "ext:", "ext: ", "1-1-1-1-1", "ext:\0"})
    void anythingElseIsRefusedWithTheFieldsName(String text) {
        var refusal = assertThrows(DomainException.class, () -> Reference.parse("account", text));

        assertEquals("account", refusal.violations().get(0).field());
    }
}
