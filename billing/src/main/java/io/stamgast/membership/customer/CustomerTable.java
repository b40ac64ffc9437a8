package io.stamgast.membership.customer;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import io.stamgast.membership.customer.MembershipCustomer.Card;
import io.stamgast.membership.customer.MembershipCustomer.Credit;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on customers, in the caller's unit of work. */
public final class CustomerTable {

    private static final String SELECT = """
            select account_id, stripe_customer, email, payment_method, payment_method_since, default_method,
                backup_method, card_brand, card_last4, card_exp_year, card_exp_month, credit_minor, credit_currency,
                synced_at
            from app.membership_customer where tenant_id = ? and\s""";
    private static final String INSERT = """
            insert into app.membership_customer as c (tenant_id, account_id, stripe_customer, email, synced_at)
            values (?, ?, ?, ?, ?) on conflict do nothing""";
    private static final String UPDATE = """
            update app.membership_customer set email = ?, payment_method = ?, payment_method_since = ?,
                default_method = ?, backup_method = ?, card_brand = ?, card_last4 = ?, card_exp_year = ?,
                card_exp_month = ?, credit_minor = ?, credit_currency = ?, synced_at = ?
            where tenant_id = ? and account_id = ?""";

    private final Connection connection;
    private final int tenantId;

    public CustomerTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    public Optional<MembershipCustomer> find(UUID account) throws SQLException {
        return one("account_id = ?", account);
    }

    /** Those of the accounts that have one. */
    public List<MembershipCustomer> of(Collection<UUID> accounts) throws SQLException {
        return list("account_id = any (?)", connection.createArrayOf("uuid", accounts.toArray()));
    }

    /** Locks it until the transaction ends. */
    public Optional<MembershipCustomer> lockByStripe(String stripeCustomer) throws SQLException {
        return one("stripe_customer = ? for update", stripeCustomer);
    }

    private Optional<MembershipCustomer> one(String where, Object value) throws SQLException {
        return list(where, value).stream().findFirst();
    }

    private List<MembershipCustomer> list(String where, Object value) throws SQLException {
        try (var query = connection.prepareStatement(SELECT + where)) {
            query.setInt(1, tenantId);
            query.setObject(2, value);
            try (var row = query.executeQuery()) {
                var found = new ArrayList<MembershipCustomer>();
                while (row.next()) {
                    found.add(of(row));
                }
                return found;
            }
        }
    }

    private static MembershipCustomer of(ResultSet row) throws SQLException {
        var brand = row.getString("card_brand");
        var card = brand == null ? null : new Card(brand, row.getString("card_last4"), row.getInt("card_exp_year"),
                row.getInt("card_exp_month"));
        return new MembershipCustomer(row.getObject("account_id", UUID.class), row.getString("stripe_customer"),
                row.getString("email"), row.getString("payment_method"), instant(row, "payment_method_since"),
                row.getString("default_method"), row.getString("backup_method"), card, credit(row),
                instant(row, "synced_at"));
    }

    private static Credit credit(ResultSet row) throws SQLException {
        var minor = row.getLong("credit_minor");
        return minor == 0 ? null : new Credit(minor, row.getString("credit_currency"));
    }

    /** Keeps who the account is; the first stays. */
    public void insert(MembershipCustomer customer) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, customer.accountId());
            insert.setString(3, customer.stripeCustomer());
            insert.setString(4, customer.email());
            insert.setObject(5, customer.syncedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    public void update(MembershipCustomer customer) throws SQLException {
        var card = customer.card();
        try (var update = connection.prepareStatement(UPDATE)) {
            update.setString(1, customer.email());
            update.setString(2, customer.paymentMethod());
            update.setObject(3, utc(customer.methodSince()));
            update.setString(4, customer.defaultMethod());
            update.setString(5, customer.backupMethod());
            update.setString(6, card == null ? null : card.brand());
            update.setString(7, card == null ? null : card.last4());
            update.setObject(8, card == null ? null : card.expYear());
            update.setObject(9, card == null ? null : card.expMonth());
            update.setLong(10, customer.credit() == null ? 0 : customer.credit().minor());
            update.setString(11, customer.credit() == null ? null : customer.credit().currency());
            update.setObject(12, utc(customer.syncedAt()));
            update.setInt(13, tenantId);
            update.setObject(14, customer.accountId());
            update.executeUpdate();
        }
    }
}
