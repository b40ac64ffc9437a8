package io.stamgast.tenant;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;

/**
 * The request for a tenant.
 *
 * @param alias 3 to 40 lower-case letters, digits and hyphens
 * @param adminEmail becomes the first program-admin
 * @param currency of its program, ISO 4217; EUR unless given
 * @param timeZone of its program; Europe/Amsterdam unless given
 */
public record NewTenant(
        @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,38}[a-z0-9]",
                message = "must be 3 to 40 lower-case letters, digits and hyphens, beginning with a letter")
        String alias,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Email @Size(max = 254) String adminEmail,
        String currency,
        String timeZone) {

    public NewTenant {
        adminEmail = adminEmail == null ? null : adminEmail.toLowerCase(Locale.ROOT);
        currency = currency == null ? "EUR" : currency;
        timeZone = timeZone == null ? "Europe/Amsterdam" : timeZone;
    }
}
