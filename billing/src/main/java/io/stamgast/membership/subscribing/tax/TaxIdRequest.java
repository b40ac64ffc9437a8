package io.stamgast.membership.subscribing.tax;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A tax id of an account.
 *
 * @param type Stripe's name for it, such as {@code eu_vat}
 * @param reverseCharge whether the account pays the tax itself; null leaves that as it is
 */
public record TaxIdRequest(@NotNull @Size(min = 1, max = 50) String type,
                           @NotNull @Size(min = 1, max = 100) String value, Boolean reverseCharge) {
}
