package io.stamgast.membership.subscribing.taking;

import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.subscribing.checkout.Checkout;
import java.time.Instant;
import java.util.UUID;

/**
 * A checkout as the API shows it.
 *
 * @param plan its code, like {@code price}
 * @param member who asked; null for the tenant
 * @param trial whether the membership begins with one
 * @param url Stripe's page; null while there is none, and for an invoice
 * @param expiresAt until when the page can be used
 * @param membership what came of it; null while nothing did
 * @param problem what Stripe refused, in its words; null for nothing
 */
public record CheckoutView(UUID id, Checkout.State state, String plan, String price, UUID member,
                           Collection collection, boolean trial, String url, Instant expiresAt, UUID membership,
                           String problem, Instant createdAt) {
}
