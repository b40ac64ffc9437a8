package io.stamgast.wallet;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * Somebody's word on what an account spends with all suppliers in one scope and period.
 *
 * @param id time-ordered: of two with the same date, the one recorded later counts
 * @param scope {@code ALL} or one category
 * @param distributorId whose report it is; null for other sources, and for a report on purchases that name none
 */
record Observation(UUID id, UUID accountId, String scope, Period period, long amountMinor, WalletSource source,
                   UUID distributorId, LocalDate observedOn) {

    static final Comparator<Observation> BY_DATE =
            Comparator.comparing(Observation::observedOn).thenComparing(Observation::id);
}
