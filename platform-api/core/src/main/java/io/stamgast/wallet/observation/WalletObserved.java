package io.stamgast.wallet.observation;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Somebody said what an account spends with all suppliers.
 *
 * @param amount decimal, in the program's currency
 * @param distributor null unless it is a distributor's report
 */
public record WalletObserved(UUID observation, UUID account, String scope, Period period,
                             BigDecimal amount, String currency, WalletSource source, UUID distributor,
                             LocalDate observedOn, Instant occurredAt)
        implements DomainEvent {

    @Override
    public String eventType() {
        return "wallet.observed";
    }

    @Override
    public UUID subjectId() {
        return account;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
