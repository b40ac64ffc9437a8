package io.stamgast.stripe.simulator.world;

/** Is told of each event, inside the change that caused it. */
@FunctionalInterface
public interface EventListener {

    void happened(Account account, StoredEvent event);
}
