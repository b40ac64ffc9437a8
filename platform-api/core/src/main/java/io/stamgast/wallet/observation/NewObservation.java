package io.stamgast.wallet.observation;

import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * An observation as somebody sends it.
 *
 * @param scope {@code ALL} when left out
 * @param currency the program's; may be left out
 * @param distributor whose report it is; only with {@code DISTRIBUTOR_REPORT}
 * @param observedOn today, in the program's zone, when left out
 */
public record NewObservation(String account, String scope, String period, BigDecimal amount, String currency,
                             WalletSource source, String distributor, LocalDate observedOn) {
}
