package io.stamgast.webhook.signing;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What we sign, as Standard Webhooks' own library for Java sees it. */
class JavaLibraryTest {

    private static final String BODY = "{\"type\":\"points.earned\",\"data\":{\"name\":\"Müller & Söhne €\"}}";

    private final Instant now = Instant.now();

    private HttpHeaders signed(Keyring keys, long timestamp, Instant moment) {
        var signature = keys.sign("0199a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b", timestamp,
                BODY.getBytes(StandardCharsets.UTF_8), moment);
        return HttpHeaders.of(Map.of("webhook-id", List.of("0199a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b"),
                "webhook-timestamp", List.of(Long.toString(timestamp)), "webhook-signature", List.of(signature)),
                (name, value) -> true);
    }

    private static void verify(String secret, String body, HttpHeaders headers) throws Exception {
        new Webhook(secret).verify(body, headers);
    }

    @Test
    void whatWeSignIsTaken() {
        var keys = Keyring.of(null).withPair(true);
        assertDoesNotThrow(() -> verify(keys.secret(), BODY, signed(keys, now.getEpochSecond(), now)));
    }

    @Test
    void anotherBodySecretOrTimeIsNot() {
        var keys = Keyring.of(null);
        var headers = signed(keys, now.getEpochSecond(), now);
        assertThrows(WebhookVerificationException.class, () -> verify(keys.secret(), BODY + " ", headers));
        assertThrows(WebhookVerificationException.class,
                () -> verify(Keyring.of(null).secret(), BODY, headers));
        assertThrows(WebhookVerificationException.class,
                () -> verify(keys.secret(), BODY, signed(keys, now.getEpochSecond() - 600, now)));
    }

    @Test
    void afterARotationWhoKnowsEitherSecretTakesIt() {
        var before = Keyring.of(null);
        var after = before.rotate(null, now);
        var headers = signed(after, now.getEpochSecond(), now.plus(Duration.ofHours(1)));
        assertDoesNotThrow(() -> verify(before.secret(), BODY, headers));
        assertDoesNotThrow(() -> verify(after.secret(), BODY, headers));
        var later = signed(after, now.getEpochSecond(), now.plus(Duration.ofHours(24)));
        assertThrows(WebhookVerificationException.class, () -> verify(before.secret(), BODY, later));
        assertDoesNotThrow(() -> verify(after.secret(), BODY, later));
    }

    /** The library knows no ed25519; the JDK checks against the key as it is shown. */
    @Test
    void thePairsSignatureFitsThePublicKeyThatIsShown() throws Exception {
        var keys = Keyring.of(null).withPair(true);
        var shown = Base64.getDecoder().decode(keys.publicKeys(now).get(0).substring("whpk_".length()));
        var prefix = Base64.getDecoder().decode("MCowBQYDK2VwAyEA"); // of X.509, for ed25519
        var encoded = new byte[prefix.length + shown.length];
        System.arraycopy(prefix, 0, encoded, 0, prefix.length);
        System.arraycopy(shown, 0, encoded, prefix.length, shown.length);
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        check.update(("m1.1614265330." + BODY).getBytes(StandardCharsets.UTF_8));
        var header = keys.sign("m1", 1614265330, BODY.getBytes(StandardCharsets.UTF_8), now);
        var signature = header.substring(header.indexOf(" v1a,") + " v1a,".length());
        assertTrue(check.verify(Base64.getDecoder().decode(signature)));
    }
}
