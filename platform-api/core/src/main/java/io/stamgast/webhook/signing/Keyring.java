package io.stamgast.webhook.signing;

import io.stamgast.kernel.Json;
import io.stamgast.kernel.SecretBox;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an endpoint's messages are signed with: the newest secret and pair first, and those that they replaced, until
 * their time is over.
 *
 * @param secrets at least one
 * @param pairs none unless ed25519 is wanted
 */
public record Keyring(List<Held<Secret>> secrets, List<Held<SigningPair>> pairs) {

    /** How long what was replaced still signs. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final int MOST_OF_A_KIND = 5;

    /** @param until null for what holds until it is replaced */
    record Held<K>(K key, Instant until) {

        boolean holds(Instant now) {
            return until == null || now.isBefore(until);
        }
    }

    /** The shape in the box. */
    private record Written(List<Held<Secret>> secrets, List<Held<SigningPair>> pairs) {
    }

    public Keyring {
        secrets = List.copyOf(secrets);
        pairs = List.copyOf(pairs);
    }

    /**
     * A first secret.
     *
     * @param secret null for a random one
     * @throws IllegalArgumentException for what is no secret
     */
    public static Keyring of(String secret) {
        return new Keyring(List.of(new Held<>(secret == null ? Secret.random() : new Secret(secret), null)), List.of());
    }

    /** Reads what {@link #seal} made. */
    public static Keyring open(byte[] sealed, SecretBox box) {
        var written = Json.read(new String(box.open(sealed), StandardCharsets.UTF_8), Written.class);
        return new Keyring(written.secrets, written.pairs);
    }

    public byte[] seal(SecretBox box) {
        return box.seal(Json.write(new Written(secrets, pairs)).getBytes(StandardCharsets.UTF_8));
    }

    /** With or without a pair; one that is there stays. */
    public Keyring withPair(boolean wanted) {
        if (!wanted) {
            return new Keyring(secrets, List.of());
        }
        return pairs.isEmpty() ? new Keyring(secrets, List.of(new Held<>(SigningPair.random(), null))) : this;
    }

    /**
     * With a new secret, and a new pair where there is one.
     *
     * @param secret null for a random one
     * @throws IllegalArgumentException for what is no secret
     * @throws IllegalStateException when there is no room for it
     */
    public Keyring rotate(String secret, Instant now) {
        if (!hasRoom(now)) {
            throw new IllegalStateException("all of " + this + " still hold");
        }
        var fresh = secret == null ? Secret.random() : new Secret(secret);
        return new Keyring(replace(secrets, fresh, now),
                pairs.isEmpty() ? pairs : replace(pairs, SigningPair.random(), now));
    }

    /** Whether one more can be added without dropping one before its time. */
    public boolean hasRoom(Instant now) {
        return secrets.stream().filter(secret -> secret.holds(now)).count() < MOST_OF_A_KIND;
    }

    private static <K> List<Held<K>> replace(List<Held<K>> held, K fresh, Instant now) {
        var replaced = new ArrayList<Held<K>>();
        replaced.add(new Held<>(fresh, null));
        held.stream().filter(key -> key.holds(now))
                .map(key -> key.until() == null ? new Held<>(key.key(), now.plus(OVERLAP)) : key)
                .forEach(replaced::add);
        return replaced;
    }

    /** The newest secret. */
    public String secret() {
        return secrets.get(0).key().text();
    }

    /** The public keys that a receiver may meet now, the newest first. */
    public List<String> publicKeys(Instant now) {
        return pairs.stream().filter(pair -> pair.holds(now)).map(pair -> pair.key().publicKey()).toList();
    }

    /**
     * The header {@code webhook-signature}.
     *
     * @param now whose keys hold
     * @param timestamp the header {@code webhook-timestamp}
     */
    public String sign(String id, long timestamp, byte[] body, Instant now) {
        var begin = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        var content = new byte[begin.length + body.length];
        System.arraycopy(begin, 0, content, 0, begin.length);
        System.arraycopy(body, 0, content, begin.length, body.length);
        return String.join(" ", Stream.concat(
                secrets.stream().filter(secret -> secret.holds(now)).map(secret -> secret.key().sign(content)),
                pairs.stream().filter(pair -> pair.holds(now)).map(pair -> pair.key().sign(content))).toList());
    }

    /** Whoever prints it prints no secret. */
    @Override
    public String toString() {
        return secrets.size() + " secrets, " + pairs.size() + " pairs";
    }
}
