package io.stamgast.stripe.connect;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.DomainException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A tenant's account at Stripe.
 *
 * @param stripeAccount {@code acct_…}
 * @param feePercent of each payment, for the platform; 0 for none
 * @param due what Stripe still asks of the tenant, in its names
 * @param disconnectedAt when Stripe was found to let the platform do nothing there any more; null while it lets it
 */
public record ConnectedAccount(String stripeAccount, boolean detailsSubmitted, boolean chargesEnabled,
                               boolean payoutsEnabled, List<String> due, BigDecimal feePercent, Instant checkedAt,
                               Instant disconnectedAt) {

    /** What the tenant can do with it. */
    public enum State {
        /** The tenant has not begun. */
        NONE,
        /** Stripe still asks for what it needs before it takes payments. */
        ONBOARDING,
        /** It takes payments, and something is asked for, or payouts wait. */
        RESTRICTED,
        ENABLED,
        /** Its owner has taken it from the platform, which can do nothing there any more. */
        DISCONNECTED
    }

    private static final String FIND = """
            select stripe_account, details_submitted, charges_enabled, payouts_enabled, due, fee_percent, checked_at,
                disconnected_at
            from app.stripe_account where tenant_id = ?""";

    public ConnectedAccount {
        due = List.copyOf(due);
    }

    public static Optional<ConnectedAccount> find(Connection connection, int tenantId) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setInt(1, tenantId);
            try (var row = find.executeQuery()) {
                return row.next() ? Optional.of(of(row)) : Optional.empty();
            }
        }
    }

    /** @throws DomainException ({@code stripe-not-connected}, 422) while the tenant has none that takes payments */
    public static ConnectedAccount require(Connection connection, int tenantId) throws SQLException {
        return find(connection, tenantId).filter(ConnectedAccount::chargesEnabled)
                .orElseThrow(ConnectedAccount::notConnected);
    }

    /** The account, whether it takes payments or not; nothing where there is none, or the platform may do nothing. */
    public static Optional<ConnectedAccount> reachable(Connection connection, int tenantId) throws SQLException {
        return find(connection, tenantId).filter(account -> account.disconnectedAt == null);
    }

    /** @throws DomainException ({@code stripe-not-connected}, 422) while the platform may do nothing in an account */
    public static ConnectedAccount requireReachable(Connection connection, int tenantId) throws SQLException {
        return reachable(connection, tenantId).orElseThrow(() -> DomainException.ruleBroken("stripe-not-connected",
                "No account at Stripe is connected: nothing can be done there."));
    }

    static DomainException notConnected() {
        return DomainException.ruleBroken("stripe-not-connected",
                "Connect your Stripe account first: it must be open for payments.");
    }

    private static ConnectedAccount of(ResultSet row) throws SQLException {
        var due = row.getString("due");
        return new ConnectedAccount(row.getString("stripe_account"), row.getBoolean("details_submitted"),
                row.getBoolean("charges_enabled"), row.getBoolean("payouts_enabled"),
                due == null ? List.of() : List.of(due.split(" ")), row.getBigDecimal("fee_percent"),
                instant(row, "checked_at"), instant(row, "disconnected_at"));
    }

    public State state() {
        if (disconnectedAt != null) {
            return State.DISCONNECTED;
        }
        if (!chargesEnabled) {
            return State.ONBOARDING;
        }
        return payoutsEnabled && due.isEmpty() ? State.ENABLED : State.RESTRICTED;
    }
}
