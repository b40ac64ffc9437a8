package io.stamgast.stripe.simulator.world;

/** Does what has become due; the account's clock stands at that second meanwhile. */
@FunctionalInterface
public interface DueHandler {

    void due(Account account, String id);
}
