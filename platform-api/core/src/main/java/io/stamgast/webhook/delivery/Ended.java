package io.stamgast.webhook.delivery;

import io.stamgast.webhook.attempt.Outcome;

/** A delivery whose attempt is over, not yet written down. */
record Ended(Delivery delivery, Outcome outcome) {
}
