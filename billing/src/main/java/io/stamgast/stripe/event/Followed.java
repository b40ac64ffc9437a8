package io.stamgast.stripe.event;

/**
 * An object at Stripe that a feature follows.
 *
 * @param type Stripe's name for it, such as {@code subscription}
 */
public record Followed(String type, String id) {
}
