package io.stamgast.tenant;

import io.stamgast.rate.RateLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How many requests a tenant may make.
 *
 * @param perSecond null for as many as the platform says
 */
public record RateLimit(@Min(1) @Max(RateLimits.MOST) Integer perSecond) {
}
