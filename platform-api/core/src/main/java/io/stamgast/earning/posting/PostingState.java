package io.stamgast.earning.posting;

import io.stamgast.ledger.Balance;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What posting needs to know of some purchases, as it stands under the lock of their balances.
 *
 * @param balances of the accounts whose points they move, locked
 * @param found one per purchase asked for, in that order
 * @param programVersion tells whether the settings at hand are still the program's; {@code rulesRevision} the same
 *     for its published rule sets
 * @param closedPeriods those of the periods asked for that were closed before
 * @param answer what the Idempotency-Key was answered with before; null when it was not, or when there is none
 */
record PostingState(Map<UUID, Balance> balances, List<Found> found, int programVersion, int rulesRevision,
                    Set<String> closedPeriods, KeptAnswer answer) {

    /**
     * What a purchase's references mean.
     *
     * @param distributorId null when it names none, or an unknown one
     * @param accountId null when it is unknown
     * @param poolId the account whose balance it earns into
     * @param purchaseId the purchase that stands under the same source, distributor and number; null when none does
     */
    record Found(UUID distributorId, UUID accountId, UUID poolId, UUID purchaseId, byte[] contentHash) {
    }
}
