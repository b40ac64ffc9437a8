package io.stamgast.webhook.endpoint;

import jakarta.validation.constraints.Size;

/**
 * What replaces an endpoint's secret.
 *
 * @param secret null for a random one
 */
public record RotationBody(@Size(max = 100) String secret) {
}
