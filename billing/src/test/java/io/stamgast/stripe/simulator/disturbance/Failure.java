package io.stamgast.stripe.simulator.disturbance;

/** How a call goes wrong. */
public enum Failure {
    /** 409, nothing was done. */
    CONFLICT,
    /** 429 with {@code Retry-After}, nothing was done. */
    RATE_LIMITED,
    /** 500, nothing was done and nothing is stored under the idempotency key. */
    ERROR_BEFORE,
    /** 500 because execution failed, nothing was done; the 500 is stored under the idempotency key. */
    ERROR_KEPT,
    /** 500 after all was done; the 500 is stored under the idempotency key. */
    ERROR_AFTER,
    /** Never answered, nothing was done. */
    SILENCE_BEFORE,
    /** Never answered after all was done; the true answer is stored under the idempotency key. */
    SILENCE_AFTER
}
