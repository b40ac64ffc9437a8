package io.stamgast.earning.judging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.stamgast.earning.rule.Reached;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The share that decided, as it was then.
 *
 * @param period the period it was measured in, such as {@code 2010-Q1}; the last of the months when trailing
 * @param months how many months it was measured over; null when it is a calendar period's
 * @param walletTwelfths the wallet in twelfths of a minor unit; null when nobody had observed it
 * @param band the number of the band reached, from 0; null when the share was unknown
 * @param from the band's lower bound
 * @param parts how own spend lies in the bands, where each part is paid at its own; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShareUsed(String scope, String period, Integer months, long ownMinor, Long walletTwelfths,
                        WalletSource source, LocalDate observedOn, Integer band, BigDecimal from,
                        List<Reached.Part> parts) {

    static ShareUsed of(String scope, String period, Integer months, Share share, Reached reached) {
        return new ShareUsed(scope, period, months, share.ownMinor(), share.walletTwelfths(), share.source(),
                share.observedOn(), reached.band(), reached.from(),
                reached.parts().isEmpty() ? null : reached.parts());
    }

    /** The share itself, to be shown. */
    public Share share() {
        return new Share(ownMinor, walletTwelfths, source, observedOn);
    }
}
