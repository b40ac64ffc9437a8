package io.stamgast.program;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings on the wire; what GET returns can be PUT back.
 *
 * @param fairValue a decimal string in the program's currency, such as {@code "0.012"}
 * @param earningSources null means all sources earn
 * @param adjustmentLimit null means no adjustment needs a second person
 */
public record ProgramBody(
        @NotNull String currency,
        @NotNull String timeZone,
        @NotBlank @Size(max = 50) String pointsName,
        @NotNull @DecimalMin("0") @Digits(integer = 6, fraction = 6,
                message = "must have at most {integer} digits before and {fraction} after the point")
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal fairValue,
        @NotNull Rounding rounding,
        @NotNull @Min(0) @Max(3650) Integer pendingDays,
        @NotNull @Valid ExpiryBody expiry,
        @NotNull NegativeBalance negativeBalance,
        @NotNull Boolean autoEnrol,
        @Size(min = 1, max = 100) List<@NotBlank @Size(max = 100) String> earningSources,
        @NotNull @Min(0) @Max(3650) Integer restoreGraceDays,
        @NotNull @Min(1) @Max(525_600) Integer reservationMinutes,
        @Positive Long adjustmentLimit,
        @NotNull Boolean pooledBalance) {

    /** @param months null for the policy {@code NONE} */
    public record ExpiryBody(@NotNull Expiry.Policy policy, Integer months) {
    }

    static ProgramBody of(ProgramSettings settings) {
        var fairValue = settings.fairValue().stripTrailingZeros();
        return new ProgramBody(settings.currency().getCurrencyCode(), settings.timeZone().getId(),
                settings.pointsName(), fairValue.scale() < 0 ? fairValue.setScale(0) : fairValue, settings.rounding(),
                settings.pendingDays(), new ExpiryBody(settings.expiry().policy(), settings.expiry().months()),
                settings.negativeBalance(), settings.autoEnrol(),
                settings.earningSources() == null ? null : List.copyOf(new TreeSet<>(settings.earningSources())),
                settings.restoreGraceDays(), settings.reservationMinutes(), settings.adjustmentLimit(),
                settings.pooledBalance());
    }

    /** @throws DomainException ({@code invalid-program}, 422) naming every member that has no meaning */
    ProgramSettings settings() {
        var violations = new ArrayList<Violation>();
        var money = currency(currency, violations);
        var zone = zone(timeZone, violations);
        var expiring = expiry(violations);
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-program", "The program can't have these settings.", violations);
        }
        return new ProgramSettings(ProgramSettings.FIRST, money, zone, pointsName.strip(), fairValue, rounding,
                pendingDays, expiring, restoreGraceDays, negativeBalance, autoEnrol,
                earningSources == null ? null : Set.copyOf(earningSources), reservationMinutes, adjustmentLimit,
                pooledBalance, 0);
    }

    private Expiry expiry(List<Violation> violations) {
        try {
            return new Expiry(expiry.policy(), expiry.months());
        } catch (DomainException refusal) {
            violations.addAll(refusal.violations());
            return null;
        }
    }

    static Currency currency(String code, List<Violation> violations) {
        try {
            var currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            // the same refusal as for a code without a minor unit, such as gold
        }
        violations.add(new Violation("currency", "'" + code + "' is not a currency of ISO 4217, such as EUR"));
        return null;
    }

    static ZoneId zone(String name, List<Violation> violations) {
        if (ZoneId.getAvailableZoneIds().contains(name)) {
            return ZoneId.of(name);
        }
        violations.add(new Violation("timeZone", "'" + name + "' is not a time zone, such as Europe/Amsterdam"));
        return null;
    }
}
