package io.stamgast.webhook.desk;

import jakarta.validation.constraints.Size;

/**
 * Which test event is wanted.
 *
 * @param type whose example is sent; null for {@code webhook-endpoint.test}, a type that nothing else has
 */
public record TestBody(@Size(max = 100) String type) {
}
