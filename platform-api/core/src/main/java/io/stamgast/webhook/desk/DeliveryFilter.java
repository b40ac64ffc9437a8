package io.stamgast.webhook.desk;

import java.time.Instant;

/**
 * Which deliveries are asked for; null for each that doesn't matter.
 *
 * @param type a whole name
 * @param since of those made at that time or later
 * @param until of those made before that time
 */
public record DeliveryFilter(DeliveryState state, String type, Instant since, Instant until) {

    /** Every delivery. */
    public static final DeliveryFilter ALL = new DeliveryFilter(null, null, null, null);
}
