package io.stamgast.event.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.kernel.DomainException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void everyEventOfTheProductIsInTheCatalogue() {
        CatalogueCheck.everyEventIsListed("io.stamgast");
    }

    @Test
    void everyExampleIsValidAndWhatTheRecordWrites() {
        CatalogueCheck.everyExampleIsWhatTheRecordWrites();
    }

    @Test
    void everyNameIsANounAndWhatBecameOfIt() {
        CatalogueCheck.everyNameIsANounAndWhatBecameOfIt();
    }

    @Test
    void aSchemaRefusesWhatTheRecordWouldNotWrite() {
        var type = EventTypes.find("points.earned");
        var wrong = type.example().<ObjectNode>deepCopy();
        wrong.put("subject", "nobody").with("data").put("points", "300").remove("posting");

        assertEquals(3, CatalogueCheck.violations(type, wrong).size());
    }

    @Test
    void aPatternMeansATypeAllOfANounOrAll() {
        assertEquals(Set.of("tier.upgraded"), EventTypes.matching(List.of("tier.upgraded"), "type"));
        assertEquals(Set.of("tier.upgraded", "tier.downgraded", "account.created", "account.changed"),
                EventTypes.matching(List.of("tier.*", "account.*", "tier.upgraded"), "type"));
        assertEquals(EventTypes.all().size(), EventTypes.matching(List.of("*"), "type").size());
        assertTrue(EventTypes.matches("points.*", "points.earned"));
        assertFalse(EventTypes.matches("points.*", "pointsof.earned"));
        assertFalse(EventTypes.matches("points.earned", "points.earned-again"));
    }

    @Test
    void aPatternThatMeansNoTypeIsRefused() {
        for (var pattern : List.of("points", "points.", "point*", "points.lost", "tier.*.*", "", ".*")) {
            var refusal = assertThrows(DomainException.class, () -> EventTypes.matching(List.of(pattern), "type"));
            assertEquals("unknown-event-type", refusal.code());
        }
        assertThrows(DomainException.class, () -> EventTypes.find("points.lost"));
    }
}
