package io.stamgast.event.type;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What must hold of the catalogue of every module. */
public final class CatalogueCheck {

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");

    private CatalogueCheck() {
    }

    /** That each record of these packages that is published stands in the catalogue, and none that isn't does. */
    public static void everyEventIsListed(String... packages) {
        var records = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(packages).stream()
                .filter(type -> type.isAssignableTo(DomainEvent.class) && !type.isInterface())
                .map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
        assertFalse(records.isEmpty());
        assertEquals(records, EventTypes.published().stream().map(Class::getName)
                .filter(name -> Arrays.stream(packages).anyMatch(root -> name.startsWith(root + ".")))
                .collect(Collectors.toCollection(TreeSet::new)));
        for (var record : EventTypes.published()) {
            assertFalse(EventTypes.typesOf(record).toList().isEmpty(), record + " says what none of its types mean");
        }
    }

    /** That records are written as their schemas say, and what is shown as an example is what is written. */
    public static void everyExampleIsWhatTheRecordWrites() {
        assertAll(EventTypes.published().stream().flatMap(record -> EventTypes.typesOf(record)
                .map(type -> () -> exampleIsWritten(record, type.name()))));
    }

    private static void exampleIsWritten(Class<? extends DomainEvent> record, String name) {
        var type = EventTypes.find(name);
        var event = EventRecord.of(record, name, type.example().get("data"), Instant.parse("2026-03-02T09:30:00Z"));
        assertEquals(name, event.eventType());
        assertEquals(type.example().get("data"), Json.MAPPER.valueToTree(event));
        assertEquals(members(type.schema().at("/properties/data/properties")),
                members(Json.MAPPER.valueToTree(event)), name);
        assertEquals(List.of(), violations(type, type.example()), name);
    }

    public static void everyNameIsANounAndWhatBecameOfIt() {
        for (var type : EventTypes.all()) {
            assertEquals(true, NAME.matcher(type.name()).matches(), type.name());
            assertEquals(true, type.description().endsWith("."), type.name() + ": " + type.description());
        }
    }

    /** What the type's schema says against the event; nothing for one that is as it should be. */
    public static List<String> violations(EventType type, JsonNode event) {
        var schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(type.schema(),
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
        return schema.validate(event).stream().map(message -> type.name() + ": " + message).sorted().toList();
    }

    private static Set<String> members(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
