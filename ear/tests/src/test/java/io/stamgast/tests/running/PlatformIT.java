package io.stamgast.tests.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnPlatform
class PlatformIT {

    @Test
    void itIsReadyOnceDatabaseAndKeysAnswer(Platform platform) {
        var ready = platform.root().get("/health/ready").expect(200).json();

        assertEquals("UP", ready.get("status").asText());
        assertEquals("[\"database\",\"keycloak-keys\"]", ready.get("checks").findValues("name").stream()
                .map(Object::toString).sorted().toList().toString().replace(", ", ","));
    }

    @Test
    void itShowsFiguresOfRequestsAndOfThePool(Platform platform) {
        platform.demoTenant().get("/program").expect(200);

        var figures = platform.root().get("/metrics").expect(200).text();

        assertTrue(figures.contains("stamgast_connections{"), figures);
        assertTrue(figures.contains("stamgast_requests_seconds_count{address=\"/program\""), figures);
    }

    @Test
    void aCallWithoutATokenIsRefusedAsAProblem(Platform platform) {
        assertIsRefused(platform.nobody().get("/program"));
    }

    @Test
    void aCallWithAWrongTokenIsRefusedAsAProblem(Platform platform) {
        assertIsRefused(platform.nobody().with("Authorization", "Bearer not.a.token").get("/program"));
    }

    @Test
    void anAddressThatIsNotThereIsAProblem(Platform platform) {
        var answer = platform.operator().get("/nothing").expect(404);

        assertEquals("not-found", answer.problem());
    }

    @Test
    void onlyTheOwnerReadsItsSecrets(Platform platform) throws IOException {
        for (var file : List.of("secrets.properties", "access.json")) {
            var permissions = Files.getPosixFilePermissions(platform.directory().resolve(file));
            assertEquals("rw-------", PosixFilePermissions.toString(permissions));
        }
    }

    private static void assertIsRefused(Answer answer) {
        answer.expect(401);
        assertEquals("application/problem+json", answer.header("Content-Type"));
        assertEquals("unauthorized", answer.problem());
    }
}
