package io.stamgast.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@OnPlatform
class OpenApiIT {

    private static final Path COMMITTED = Path.of(URI.create(System.getProperty("stamgast.openapi")));
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void everybodyCanReadTheCommittedDocument(Platform platform) throws IOException {
        assertEquals(Files.readString(COMMITTED), platform.root().get("/api/openapi.yaml").expect(200).text());
    }

    @Test
    void whatPayaraShowsMeansTheSame(Platform platform) throws IOException {
        var committed = YAML.readTree(Files.readString(COMMITTED));
        var shown = YAML.readTree(platform.root().get("/openapi").expect(200).text());

        for (var part : new String[] {"info", "paths", "components", "security", "tags"}) {
            assertEquals(meaning(committed.get(part)), meaning(shown.get(part)), part);
        }
    }

    @Test
    void payaraIsAskedForItByTheServerItself(Platform platform) throws IOException {
        var log = platform.directory().resolve("server.log");
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(log).contains("/openapi is prepared")) {
            platform.root().get("/openapi").expect(200);
            assertTrue(System.nanoTime() < end, "nothing of it in " + log);
        }
    }

    /** Without what Payara adds to headers because it is the default, and without any order. */
    private static JsonNode meaning(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var sorted = YAML.createObjectNode();
            object.properties().stream().filter(member -> !member.getKey().equals("style"))
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(member -> sorted.set(member.getKey(), meaning(member.getValue())));
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            return YAML.createArrayNode().addAll(StreamSupport.stream(array.spliterator(), false)
                    .map(OpenApiIT::meaning).sorted(Comparator.comparing(JsonNode::toString)).toList());
        }
        return node;
    }
}
