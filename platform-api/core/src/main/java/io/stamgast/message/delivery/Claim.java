package io.stamgast.message.delivery;

import io.stamgast.message.letter.Language;
import io.stamgast.message.letter.Letter;
import java.time.Instant;
import java.util.UUID;

/**
 * An e-mail that one instance has taken for an attempt.
 *
 * @param attempt its number, from 1
 * @param at when it was taken, which tells this claim from a later one
 * @param sender the tenant's name
 */
record Claim(int tenantId, UUID id, String recipient, String recipientName, Language language, boolean optional,
             Letter letter, int attempt, Instant at, String sender) {
}
