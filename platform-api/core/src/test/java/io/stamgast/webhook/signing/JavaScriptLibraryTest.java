package io.stamgast.webhook.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What we sign, as Standard Webhooks' own library for JavaScript sees it. */
class JavaScriptLibraryTest {

    private static final String BODY = "{\"type\":\"points.earned\",\"data\":{\"name\":\"Müller & Söhne €\"}}";

    private final Instant now = Instant.now();
    private final NpmPackages packages = new NpmPackages()
            .with("standardwebhooks", "standardwebhooks-1.1.1.tgz",
                    "sha512-bCbX9ZEyFkWPsRz7Bl3NuQUJohmwGSev/yhr7vhaGPlc4AfIrspIRa6cPTBuI1ItmrTDJ4d/S2hCsfe4+vQGnQ==",
                    "dist/index.js")
            .with("@stablelib/base64", "stablelib-base64-1.0.1.tgz",
                    "sha512-1bnPQqSxSuc3Ii6MhBysoWCg58j97aUjuCSZrGSmDxNqtytIi0k8utUenAwTZN4V5mXXYGsVUI9zeBqy+jBOSQ==",
                    "lib/base64.js")
            .with("fast-sha256", "fast-sha256-1.3.0.tgz",
                    "sha512-n11RGP/lrWEFI/bWdygLxhI+pVeo1ZYIVwvvPkW7azl/rOy+F3HYRZ2K5zeE9mmkhQppyv9sQFx0JM9UabnpPQ==",
                    "sha256.js");

    @AfterEach
    void close() {
        packages.close();
    }

    private Value verify(String secret, String body, Keyring signer, Instant moment) {
        var timestamp = now.getEpochSecond();
        var headers = packages.object(Map.of("webhook-id", "m1", "webhook-timestamp", Long.toString(timestamp),
                "webhook-signature", signer.sign("m1", timestamp, BODY.getBytes(StandardCharsets.UTF_8), moment)));
        return packages.require("standardwebhooks").getMember("Webhook").newInstance(secret)
                .invokeMember("verify", body, headers);
    }

    private void assertRefused(String secret, String body, Keyring signer, Instant moment) {
        var refusal = assertThrows(PolyglotException.class, () -> verify(secret, body, signer, moment));
        assertTrue(refusal.getMessage().contains("No matching signature found"), refusal.getMessage());
    }

    @Test
    void whatWeSignIsTaken() {
        var keys = Keyring.of(null).withPair(true);
        var told = verify(keys.secret(), BODY, keys, now);
        assertEquals("points.earned", told.getMember("type").asString());
        assertEquals("Müller & Söhne €", told.getMember("data").getMember("name").asString());
    }

    @Test
    void anotherBodyOrSecretIsNot() {
        var keys = Keyring.of(null);
        assertRefused(keys.secret(), BODY + " ", keys, now);
        assertRefused(Keyring.of(null).secret(), BODY, keys, now);
    }

    @Test
    void afterARotationWhoKnowsEitherSecretTakesIt() {
        var before = Keyring.of(null);
        var after = before.rotate(null, now);
        assertEquals("points.earned", verify(before.secret(), BODY, after, now).getMember("type").asString());
        assertEquals("points.earned", verify(after.secret(), BODY, after, now).getMember("type").asString());
        assertRefused(before.secret(), BODY, after, now.plus(Duration.ofHours(24)));
    }
}
