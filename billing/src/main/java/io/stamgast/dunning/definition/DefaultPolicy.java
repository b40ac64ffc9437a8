package io.stamgast.dunning.definition;

import io.stamgast.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The policy that a tenant has until it publishes its own. */
public final class DefaultPolicy {

    public static final PolicyDefinition DEFINITION = read();

    private DefaultPolicy() {
    }

    private static PolicyDefinition read() {
        try (var file = DefaultPolicy.class.getResourceAsStream("default-policy.json")) {
            return Json.read(new String(file.readAllBytes(), StandardCharsets.UTF_8), PolicyDefinition.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
