package io.stamgast.dunning.action;

import io.stamgast.dunning.definition.Decline;

/**
 * Something to be done for a case.
 *
 * @param key stays the same when it has to be done again: pass it on as idempotency key, so that it happens once
 * @param decline the latest; null for an {@code INVOICE}
 */
public record Errand(int tenantId, String key, CaseFacts of, Decline decline) {
}
