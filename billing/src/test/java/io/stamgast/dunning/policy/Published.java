package io.stamgast.dunning.policy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.dunning.definition.DefaultPolicy;
import io.stamgast.kernel.Json;
import io.stamgast.testing.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

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
        Database.execute(tenant, """
                insert into app.dunning_policy (tenant_id, id, program_id, state, definition, built_in, published_at,
                    created_at, version)
                values (?, ?, 1, 'PUBLISHED', ?, false, ?, now(), 1)""", tenant, UUID.randomUUID(), policy,
                at.atOffset(ZoneOffset.UTC));
    }
}
