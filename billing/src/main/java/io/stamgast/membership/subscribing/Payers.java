package io.stamgast.membership.subscribing;

import io.stamgast.kernel.DomainException;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.invoice.InvoiceTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;

/** Who takes a membership, and whether it can be paid as was asked. */
public final class Payers {

    private static final Set<Integer> DAYS = Set.of(14, 30);
    private static final int DEFAULT_DAYS = 14;
    private static final String MEMBER = """
            select 1 from app.member m
            where m.tenant_id = ? and m.account_id = ? and m.id = ? and m.state <> 'REMOVED'""";

    private Payers() {
    }

    /** @throws DomainException ({@code unknown-member}, 404) for who doesn't act for the account */
    public static void requireMember(Connection connection, int tenantId, UUID account, UUID member)
            throws SQLException {
        try (var query = connection.prepareStatement(MEMBER)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            query.setObject(3, member);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw DomainException.unknown("unknown-member", "member", "the account has no member " + member);
                }
            }
        }
    }

    /** @throws DomainException ({@code invalid-request}, 400) for other days than invoices can have */
    public static void requireTerm(Collection collection, Integer days) {
        if (days != null && (collection != Collection.INVOICE || !DAYS.contains(days))) {
            throw DomainException.malformed("invalid-request", "daysUntilDue",
                    "must be 14 or 30, and only for INVOICE");
        }
    }

    /** How long an invoice may wait. */
    public static int days(Integer asked) {
        return asked == null ? DEFAULT_DAYS : asked;
    }

    /** @throws DomainException ({@code invoice-unpaid}, 422) while the account owes an invoice that was sent to it */
    public static void requireNothingOwed(Connection connection, int tenantId, UUID account) throws SQLException {
        if (new InvoiceTable(connection, tenantId).isOwed(account)) {
            throw DomainException.ruleBroken("invoice-unpaid",
                    "An invoice of this account waits to be paid. Pay it first, or pay by card.");
        }
    }

    /** @throws DomainException ({@code no-email}, 422) while invoices can't be sent to the account */
    public static void requireEmail(Connection connection, int tenantId, UUID account) throws SQLException {
        var customer = new CustomerTable(connection, tenantId).find(account);
        if (customer.isPresent() && customer.get().email() != null
                || StripeCustomers.hasEmail(connection, tenantId, account)) {
            return;
        }
        throw DomainException.ruleBroken("no-email",
                "Invoices are sent by e-mail: invite a member of the account first.");
    }
}
