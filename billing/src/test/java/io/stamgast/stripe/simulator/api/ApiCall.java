package io.stamgast.stripe.simulator.api;

/**
 * A call as the simulator saw it.
 *
 * @param at Unix seconds of the simulator's time
 * @param account null where the key was refused
 * @param status 0 where there was no answer
 * @param replayed whether an earlier answer was given again
 * @param disturbance the failure that it was made to have, or null
 */
public record ApiCall(long at, String requestId, String method, String path, String account, String idempotencyKey,
                      int status, boolean replayed, String disturbance) {
}
