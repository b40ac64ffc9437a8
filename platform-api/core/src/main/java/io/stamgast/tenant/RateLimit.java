package io.stamgast.tenant;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.stamgast.rate.RateLimits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How many requests a tenant may make.
 *
 * @param perSecond null for as many as the platform says; left out by mistake it would take a limit away
 */
public record RateLimit(@JsonProperty(required = true) @Min(1) @Max(RateLimits.MOST) Integer perSecond) {
}
