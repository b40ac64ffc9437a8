package io.stamgast.wallet.observation;

import io.stamgast.wallet.Period;
import java.util.Set;

/** Fired once inside the transaction that records observations, when the accounts' balances are locked. */
public record WalletsObserved(Set<Period> periods) {

    public WalletsObserved {
        periods = Set.copyOf(periods);
    }
}
