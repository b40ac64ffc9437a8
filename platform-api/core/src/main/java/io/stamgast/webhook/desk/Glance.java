package io.stamgast.webhook.desk;

import java.time.Instant;

/**
 * How an endpoint does, at a glance.
 *
 * @param delivered of the deliveries made in the last 24 hours
 * @param tried how many of those were tried at all
 * @param failingSince since when nothing was taken; null when the last attempts were
 * @param behindSince when the first event occurred that it has not got to; null when it is no more than a minute behind
 * @param lastAt when the latest delivery was made; null when there was none, like {@code lastState}
 */
public record Glance(long delivered, long tried, Instant failingSince, Instant behindSince, Instant lastAt,
                     DeliveryState lastState) {
}
