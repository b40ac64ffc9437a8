package io.stamgast.membership.subscribing.checkout;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on checkouts, in the caller's unit of work. */
public final class CheckoutTable {

    private static final String SELECT =
            "select " + Checkout.COLUMNS + " from app.membership_checkout where tenant_id = ? ";
    private static final String INSERT = """
            insert into app.membership_checkout as c (tenant_id, id, account_id, member_id, plan_id, plan_version,
                price_id, trial, collection, state, call, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ASKED', ?, ?)""";
    private static final String OPENED = """
            update app.membership_checkout set state = 'OPEN', session = ?, url = ?, expires_at = ?
            where tenant_id = ? and id = ? and state = 'ASKED'""";
    private static final String END = """
            update app.membership_checkout set state = ?, problem = ?
            where tenant_id = ? and id = ? and state in ('ASKED', 'OPEN')""";
    private static final String TRIED =
            "select 1 from app.membership_trial where tenant_id = ? and account_id = ? and plan_id = ?";

    private final Connection connection;
    private final int tenantId;

    public CheckoutTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    public Optional<Checkout> find(UUID id) throws SQLException {
        return one("and id = ?", id);
    }

    /** Locks it until the transaction ends. */
    public Optional<Checkout> lock(UUID id) throws SQLException {
        return one("and id = ? for update", id);
    }

    /** The one that may still make the account a member of the plan. */
    public Optional<Checkout> open(UUID account, UUID plan) throws SQLException {
        return one("and account_id = ? and plan_id = ? and state in ('ASKED', 'OPEN')", account, plan);
    }

    /** Those whose pages wait for somebody, as far as we know. */
    public List<Checkout> open(UUID after, int limit) throws SQLException {
        return list("and state = 'OPEN' and session is not null and id > ? order by id limit ?", after, limit);
    }

    private Optional<Checkout> one(String where, Object... values) throws SQLException {
        return list(where, values).stream().findFirst();
    }

    private List<Checkout> list(String where, Object... values) throws SQLException {
        try (var query = connection.prepareStatement(SELECT + where)) {
            query.setInt(1, tenantId);
            for (var i = 0; i < values.length; i++) {
                query.setObject(i + 2, values[i]);
            }
            try (var row = query.executeQuery()) {
                var found = new ArrayList<Checkout>();
                while (row.next()) {
                    found.add(Checkout.of(row));
                }
                return found;
            }
        }
    }

    public void insert(Checkout checkout) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, checkout.id());
            insert.setObject(3, checkout.accountId());
            insert.setObject(4, checkout.memberId());
            insert.setObject(5, checkout.plan().planId());
            insert.setInt(6, checkout.plan().version());
            insert.setObject(7, checkout.plan().priceId());
            insert.setBoolean(8, checkout.trial());
            insert.setString(9, checkout.collection().name());
            insert.setObject(10, checkout.call());
            insert.setObject(11, checkout.createdAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    void opened(UUID id, String session, String url, Instant expiresAt) throws SQLException {
        try (var open = connection.prepareStatement(OPENED)) {
            open.setString(1, session);
            open.setString(2, url);
            open.setObject(3, expiresAt.atOffset(ZoneOffset.UTC));
            open.setInt(4, tenantId);
            open.setObject(5, id);
            open.executeUpdate();
        }
    }

    /** One that has ended before stays as it is. The coupon of one that comes to nothing was not used. */
    public void end(UUID id, Checkout.State state, String problem) throws SQLException {
        try (var end = connection.prepareStatement(END)) {
            end.setString(1, state.name());
            end.setString(2, problem);
            end.setInt(3, tenantId);
            end.setObject(4, id);
            if (end.executeUpdate() == 1 && state != Checkout.State.COMPLETED) {
                release(id);
            }
        }
    }

    private void release(UUID id) throws SQLException {
        var call = find(id).map(Checkout::call);
        if (call.isPresent()) {
            new CouponUses(connection, tenantId).release(call.get());
        }
    }

    /** Whether the account has tried the plan before. */
    public boolean hasTried(UUID account, UUID plan) throws SQLException {
        try (var query = connection.prepareStatement(TRIED)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            query.setObject(3, plan);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
