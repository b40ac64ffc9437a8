package io.stamgast.membership.subscribing;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.DomainException;
import io.stamgast.web.Reference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Keeps an account from taking or changing memberships twice at the same time. */
public final class AccountLock {

    /** Lets purchases and whatever else only names the account go on. */
    private static final String LOCK =
            "select a.id from app.account a where a.tenant_id = ? and a.id = ? for no key update";

    private AccountLock() {
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such account */
    public static UUID find(Connection connection, int tenantId, Reference account) throws SQLException {
        return AccountIds.find(connection, tenantId, account)
                .orElseThrow(() -> DomainException.notFound("account", account));
    }

    /** Locks it until the transaction ends; before any membership of it is locked. */
    public static void take(Connection connection, int tenantId, UUID account) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setInt(1, tenantId);
            lock.setObject(2, account);
            lock.execute();
        }
    }
}
