package io.stamgast.webhook.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.SecretBoxes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private static List<String> versions(Keyring keys, Instant now) {
        return Arrays.stream(keys.sign("id", 1, BODY, now).split(" "))
                .map(signature -> signature.substring(0, signature.indexOf(','))).toList();
    }

    @Test
    void theSpecificationsOwnExampleIsSignedAsItSays() {
        var keys = Keyring.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", keys.sign("msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330, "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8), NOW));
    }

    @Test
    void aNewSecretHas32BytesAndIsLikeNoOther() {
        var secret = Keyring.of(null).secret();
        assertTrue(secret.startsWith("whsec_"), secret);
        assertEquals(32, Base64.getDecoder().decode(secret.substring(6)).length);
        assertNotEquals(secret, Keyring.of(null).secret());
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 64})
    void aSecretOfTheCallersMayHave24To64Bytes(int bytes) {
        var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
        assertEquals(secret, Keyring.of(secret).secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_!!!", "whsec_AAAA", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void anythingElseIsNone(String secret) {
        assertThrows(IllegalArgumentException.class, () -> Keyring.of(secret));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void fewerOrMoreBytesAreNone(int bytes) {
        var secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
        assertThrows(IllegalArgumentException.class, () -> Keyring.of(secret));
    }

    @Test
    void forADayAfterARotationBothSecretsSign() {
        var first = Keyring.of(null);
        var rotated = first.rotate(null, NOW);
        assertNotEquals(first.secret(), rotated.secret());
        var both = rotated.sign("id", 1, BODY, NOW.plus(Duration.ofHours(24)).minusMillis(1));
        assertTrue(both.contains(first.sign("id", 1, BODY, NOW)), both);
        assertEquals(2, both.split(" ").length);
        assertEquals(List.of("v1"), versions(rotated, NOW.plus(Duration.ofHours(24))));
        assertFalse(rotated.sign("id", 1, BODY, NOW.plus(Duration.ofHours(24)))
                .contains(first.sign("id", 1, BODY, NOW)));
    }

    @Test
    void aSecondRotationDoesNotLengthenTheFirstOnesTime() {
        var keys = Keyring.of(null).rotate(null, NOW).rotate(null, NOW.plus(Duration.ofHours(23)));
        assertEquals(List.of("v1", "v1", "v1"), versions(keys, NOW.plus(Duration.ofHours(23))));
        assertEquals(List.of("v1", "v1"), versions(keys, NOW.plus(Duration.ofHours(24))));
    }

    @Test
    void whileFiveHoldThereIsNoRoomForAnother() {
        var keys = Keyring.of(null).withPair(true);
        for (var hour = 0; hour < 4; hour++) {
            keys = keys.rotate(null, NOW.plus(Duration.ofHours(hour)));
        }
        var last = keys;
        var dayOver = NOW.plus(Duration.ofHours(24));
        assertFalse(last.hasRoom(dayOver.minusMillis(1)));
        assertThrows(IllegalStateException.class, () -> last.rotate(null, dayOver.minusMillis(1)));
        assertTrue(last.hasRoom(dayOver));
        var sixth = last.rotate(null, dayOver);
        assertEquals(10, versions(sixth, dayOver).size());
        assertTrue(sixth.sign("id", 1, BODY, dayOver).contains(last.sign("id", 1, BODY, dayOver).split(" ")[0]));
    }

    @Test
    void aPairSignsBesideTheSecretAndIsRotatedWithIt() {
        var keys = Keyring.of(null).withPair(true);
        assertEquals(List.of("v1", "v1a"), versions(keys, NOW));
        assertEquals(keys, keys.withPair(true));
        var rotated = keys.rotate(null, NOW);
        assertEquals(List.of("v1", "v1", "v1a", "v1a"), versions(rotated, NOW));
        assertEquals(keys.publicKeys(NOW).get(0), rotated.publicKeys(NOW).get(1));
        assertEquals(1, rotated.publicKeys(NOW.plus(Duration.ofHours(24))).size());
        assertEquals(List.of("v1", "v1"), versions(rotated.withPair(false), NOW));
    }

    @Test
    void itIsReadFromItsBoxAsItWasAndPrintsNoSecret() {
        var keys = Keyring.of(null).withPair(true).rotate(null, NOW);
        var box = SecretBoxes.of(1);
        var sealed = keys.seal(box);
        assertEquals(keys, Keyring.open(sealed, box));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("whsec_"));
        assertThrows(IllegalStateException.class, () -> Keyring.open(sealed, SecretBoxes.of(2)));
        assertFalse(keys.toString().contains(keys.secret()));
        assertFalse(keys.secrets().toString().contains(keys.secret().substring(6)));
    }
}
