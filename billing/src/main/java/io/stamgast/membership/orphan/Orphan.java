package io.stamgast.membership.orphan;

import java.time.Instant;
import java.util.UUID;

/**
 * A subscription too many.
 *
 * @param id Stripe's
 * @param membership that the account had of the plan
 * @param call by which it is ended
 * @param endedAt null until it is
 */
public record Orphan(String id, UUID account, UUID plan, UUID membership, UUID call, Instant foundAt,
                     Instant endedAt) {
}
