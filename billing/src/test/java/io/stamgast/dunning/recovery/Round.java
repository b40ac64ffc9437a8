package io.stamgast.dunning.recovery;

import io.stamgast.dunning.action.DunningActions;
import io.stamgast.testing.Database;
import java.time.Clock;

/** Does what is due, for tests of those who do it. */
public final class Round {

    private Round() {
    }

    public static void of(int tenant, DunningActions actions, Clock clock) {
        new CaseRunner(Database.work(), tenant, actions, clock).run(1_000);
    }
}
