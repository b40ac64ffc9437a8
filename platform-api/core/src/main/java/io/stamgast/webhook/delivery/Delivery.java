package io.stamgast.webhook.delivery;

import io.stamgast.webhook.message.Told;

/**
 * One that waits to be sent.
 *
 * @param attempts how many there were
 */
record Delivery(Told told, int attempts) {
}
