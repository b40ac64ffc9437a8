package io.stamgast.stripe.simulator.world;

/**
 * The call that causes a change, for the events that tell of it.
 *
 * @param requestId null for what happens by itself
 * @param apiVersion by which the events are rendered
 */
public record Origin(String requestId, String idempotencyKey, String apiVersion) {
}
