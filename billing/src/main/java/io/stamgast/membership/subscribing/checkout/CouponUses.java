package io.stamgast.membership.subscribing.checkout;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.DomainException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** Which coupons an account has used, in the caller's unit of work: each once. */
public final class CouponUses {

    private static final String USE = """
            insert into app.membership_coupon as c (tenant_id, account_id, coupon, call, used_at)
            values (?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String RELEASE = "delete from app.membership_coupon where tenant_id = ? and call = ?";

    private final Connection connection;
    private final int tenantId;

    public CouponUses(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /**
     * Writes down that the account uses it.
     *
     * @param call by which Stripe is asked to take it
     * @param again whether it may have used it before
     * @throws DomainException ({@code coupon-used}, 409) when it may not
     */
    public void use(UUID account, String coupon, UUID call, boolean again, Instant now) throws SQLException {
        try (var use = connection.prepareStatement(USE)) {
            use.setInt(1, tenantId);
            use.setObject(2, account);
            use.setString(3, coupon);
            use.setObject(4, call);
            use.setObject(5, utc(now));
            if (use.executeUpdate() == 0 && !again) {
                throw DomainException.conflict("coupon-used",
                        "This account has used this coupon already, or is about to.");
            }
        }
    }

    /** The call has come to nothing. */
    public void release(UUID call) throws SQLException {
        try (var release = connection.prepareStatement(RELEASE)) {
            release.setInt(1, tenantId);
            release.setObject(2, call);
            release.executeUpdate();
        }
    }
}
