package io.stamgast.wallet.observation;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Scope;
import io.stamgast.wallet.WalletSource;
import io.stamgast.web.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Collects what is wrong with observations, each thing with its place; one wrong one refuses them all. */
final class ObservationCheck {

    private static final long MAX_MINOR = 1_000_000_000_000_000L;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int MAX_VIOLATIONS = 100;

    private final Currency currency;
    private final LocalDate latestDay;
    private final List<Violation> violations = new ArrayList<>();
    private String prefix = "";

    /** @param latestDay the day after which nobody can have observed anything yet, anywhere on earth */
    ObservationCheck(Currency currency, LocalDate latestDay) {
        this.currency = currency;
        this.latestDay = latestDay;
    }

    /** @throws DomainException ({@code invalid-request}, 400) */
    void require(List<NewObservation> observations, boolean one) {
        for (var i = 0; i < observations.size() && violations.size() < MAX_VIOLATIONS; i++) {
            prefix = one ? "" : "[" + i + "].";
            if (observations.get(i) == null) {
                violations.add(new Violation("[" + i + "]", "must not be null"));
            } else {
                check(observations.get(i));
            }
        }
        if (!violations.isEmpty()) {
            throw DomainException.malformed("invalid-request", "The request has " + violations.size()
                    + (violations.size() == 1 ? " invalid field." : " invalid fields."), violations);
        }
    }

    private void check(NewObservation observation) {
        refusalOf(() -> Reference.parse("account", observation.account()));
        refusalOf(() -> Period.parse("period", observation.period()));
        if (observation.scope() != null && Scope.mistake(observation.scope()) != null) {
            require(false, "scope", Scope.mistake(observation.scope()));
        }
        amount(observation.amount());
        require(observation.currency() == null || observation.currency().equals(currency.getCurrencyCode()),
                "currency", "must be the program's, " + currency);
        require(observation.source() != null, "source", "must be DISTRIBUTOR_REPORT, DECLARED or ESTIMATED");
        if (observation.distributor() != null) {
            refusalOf(() -> Reference.parse("distributor", observation.distributor()));
            require(observation.source() == null || observation.source() == WalletSource.DISTRIBUTOR_REPORT,
                    "distributor", "belongs to a DISTRIBUTOR_REPORT only");
        }
        require(observation.observedOn() == null || !observation.observedOn().isAfter(latestDay)
                && !observation.observedOn().isBefore(EARLIEST), "observedOn",
                "must be a day since 1990 that has come");
    }

    private void amount(BigDecimal amount) {
        var digits = currency.getDefaultFractionDigits();
        if (amount == null || amount.signum() < 0) {
            require(false, "amount", "must be an amount of money, 0 or more");
            return;
        }
        var most = BigDecimal.valueOf(MAX_MINOR, digits);
        require(amount.compareTo(most) <= 0, "amount", "must be at most " + most.toPlainString());
        require(amount.stripTrailingZeros().scale() <= digits, "amount",
                "must have at most " + digits + " decimals, as " + currency + " has");
    }

    static long minor(BigDecimal amount, Currency currency) {
        return amount.movePointRight(currency.getDefaultFractionDigits()).longValueExact();
    }

    private void refusalOf(Runnable reading) {
        try {
            reading.run();
        } catch (DomainException refusal) {
            refusal.violations().forEach(violation -> require(false, violation.field(), violation.message()));
        }
    }

    private void require(boolean holds, String field, String message) {
        if (!holds) {
            violations.add(new Violation(prefix + field, message));
        }
    }
}
