package io.stamgast.dunning.recovery;

import io.stamgast.dunning.action.DunningActions;
import io.stamgast.kernel.TenantWork;
import java.time.Clock;

/** Does what is due, for tests of those who do it. */
public final class Round {

    private Round() {
    }

    public static void of(TenantWork work, int tenant, DunningActions actions, Clock clock) {
        new CaseRunner(work, tenant, actions, clock).run(1_000);
    }
}
