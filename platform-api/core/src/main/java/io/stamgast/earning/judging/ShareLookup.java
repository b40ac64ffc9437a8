package io.stamgast.earning.judging;

import io.stamgast.earning.rule.ShareNeed;
import io.stamgast.wallet.Share;

/** Where judging finds the account's shares; read beforehand, so that judging itself touches nothing. */
@FunctionalInterface
public interface ShareLookup {

    /**
     * The share, known or unknown; null only where {@code PREVIOUS_PERIOD}'s period was never closed. An account that
     * the first close found no share for is unknown.
     */
    Share of(ShareNeed need);
}
