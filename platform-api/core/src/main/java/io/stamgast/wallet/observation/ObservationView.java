package io.stamgast.wallet.observation;

import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An observation as it is shown. */
public record ObservationView(UUID id, UUID account, String scope, String period, BigDecimal amount, String currency,
                              WalletSource source, UUID distributor, LocalDate observedOn, Instant recordedAt,
                              String recordedBy) {
}
