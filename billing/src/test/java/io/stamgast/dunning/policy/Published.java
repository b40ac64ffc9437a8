package io.stamgast.dunning.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.dunning.definition.DefaultPolicy;
import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.kernel.Json;
import io.stamgast.testing.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** Policies in force, for tests of what comes of them. */
public final class Published {

    private Published() {
    }

    /** The platform's policy, with some of its words replaced by those that follow them. */
    public static void platforms(int tenant, Instant at, String... words) {
        var policy = Json.write(DefaultPolicy.DEFINITION);
        for (var i = 0; i < words.length; i += 2) {
            assertTrue(policy.contains(words[i]), policy);
            policy = policy.replace(words[i], words[i + 1]);
        }
        publish(tenant, at, policy);
    }

    /** The platform's policy without any charge: Stripe makes them. */
    public static void withoutCharges(int tenant, Instant at) {
        var policy = (ObjectNode) Json.read(Json.write(DefaultPolicy.DEFINITION), JsonNode.class);
        policy.put("retries", "STRIPE").put("tryBackupBeforeLastStep", false);
        for (var track : policy.get("tracks")) {
            for (var step : track.get("steps")) {
                removeIf(step.get("actions"), action -> action.get("kind").asText().equals("RETRY_CHARGE"));
            }
            removeIf(track.get("steps"), step -> step.get("actions").isEmpty());
        }
        assertEquals(List.of(), Json.read(policy.toString(), PolicyDefinition.class).violations());
        publish(tenant, at, policy.toString());
    }

    private static void removeIf(JsonNode list, Predicate<JsonNode> unwanted) {
        for (var all = list.iterator(); all.hasNext();) {
            if (unwanted.test(all.next())) {
                all.remove();
            }
        }
    }

    private static void publish(int tenant, Instant at, String policy) {
        Database.execute(tenant, """
                insert into app.dunning_policy (tenant_id, id, program_id, state, definition, built_in, published_at,
                    created_at, version)
                values (?, ?, 1, 'PUBLISHED', ?, false, ?, now(), 1)""", tenant, UUID.randomUUID(), policy,
                at.atOffset(ZoneOffset.UTC));
    }
}
