package io.stamgast.earning.settlement;

import io.stamgast.earning.judging.Tally;
import java.util.UUID;

/**
 * An account's tally of one version's rule in one period.
 *
 * @param settled whether a close has posted a multiplier for it, and nothing has touched it since
 */
public record TallyRow(UUID accountId, UUID ruleSetId, String code, String period, Tally tally, boolean settled) {
}
