package io.stamgast.membership.subscribing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource's method that takes an {@code Idempotency-Key} without being
 * {@link io.stamgast.web.idempotency.Idempotent}: what it decides first is, so that Stripe can be asked after that
 * transaction. Who repeats the key learns how that stands.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesKey {
}
