package io.stamgast.stripe.connect;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A tenant's account at Stripe on the wire.
 *
 * @param stripeAccount {@code acct_…}; null while there is none
 * @param due what Stripe still asks of the tenant, in its names
 * @param feePercent of each payment, for the platform
 * @param checkedAt when Stripe was last asked; null while there is no account
 */
@JsonPropertyOrder({"state", "stripeAccount"})
public record AccountView(ConnectedAccount.State state, String stripeAccount, boolean chargesEnabled,
                          boolean payoutsEnabled, List<String> due, BigDecimal feePercent, Instant checkedAt) {

    static final AccountView NONE =
            new AccountView(ConnectedAccount.State.NONE, null, false, false, List.of(), BigDecimal.ZERO, null);

    static AccountView of(ConnectedAccount account) {
        return new AccountView(account.state(), account.stripeAccount(), account.chargesEnabled(),
                account.payoutsEnabled(), account.due(), account.feePercent().stripTrailingZeros(),
                account.checkedAt());
    }
}
