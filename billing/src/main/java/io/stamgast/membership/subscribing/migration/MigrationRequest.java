package io.stamgast.membership.subscribing.migration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Which members shall pay the newer price.
 *
 * @param price its code: who pays an older price of that code is moved
 * @param noticeDays how long before a renewal they must have been told; 30 when absent
 */
public record MigrationRequest(@NotNull @Size(min = 1, max = 50) String price,
                               @Min(1) @Max(365) Integer noticeDays) {

    private static final int DEFAULT_DAYS = 30;

    public MigrationRequest {
        noticeDays = noticeDays == null ? DEFAULT_DAYS : noticeDays;
    }
}
