package io.stamgast.webhook.endpoint;

import java.time.Instant;
import java.util.List;

/**
 * An endpoint's new secret, shown this once.
 *
 * @param publicKeys the newest first; empty without ed25519
 * @param formerUntil until when messages are signed with the former one too
 */
public record RotationView(String secret, List<String> publicKeys, Instant formerUntil) {
}
