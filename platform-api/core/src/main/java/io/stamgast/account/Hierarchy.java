package io.stamgast.account;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.program.ProgramChanged;
import io.stamgast.program.ProgramSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Accounts under accounts: at most {@value #MAX_LEVELS} levels, without circles. Where balances are pooled, every
 * account of a hierarchy shares the balance of its root. Changes of a tenant's hierarchy wait for each other.
 */
@ApplicationScoped
class Hierarchy {

    static final int MAX_LEVELS = 10;

    private static final String LOCK = "select id from app.program where tenant_id = ? for no key update";
    /** From the account up to its root. */
    private static final String LINE = """
            with recursive line (id, parent_id, level) as (
                select one.id, one.parent_id, 1 from app.account one where one.tenant_id = ? and one.id = ?
                union all
                select above.id, above.parent_id, line.level + 1 from app.account above
                join line on above.id = line.parent_id where above.tenant_id = ? and line.level <= 20)
            select id from line order by level""";
    /** The account and all below it, each with its level from 1. */
    private static final String BRANCH = """
            with recursive branch (id, level) as (
                select one.id, 1 from app.account one where one.tenant_id = ? and one.id = ?
                union all
                select below.id, branch.level + 1 from app.account below
                join branch on below.parent_id = branch.id where below.tenant_id = ? and branch.level <= 20)
            select id, level from branch order by level""";
    private static final String SHARE = """
            update app.account set pool_id = ?, version = version + 1, changed_at = ?, life = default,
                transaction = default
            where tenant_id = ? and id = any (?) and pool_id <> ?""";
    /** Locks them, so that no points come in until the accounts belong to their new pool. */
    private static final String BALANCES = """
            select available <> 0 or pending <> 0 or reserved <> 0 from app.balance
            where tenant_id = ? and account_id = any (?) order by account_id for update""";
    private static final String POOL_ALL = """
            with recursive tree (id, root) as (
                select one.id, one.id from app.account one where one.tenant_id = ? and one.parent_id is null
                union all
                select below.id, tree.root from app.account below
                join tree on below.parent_id = tree.id where below.tenant_id = ?)
            update app.account moved set pool_id = tree.root, changed_at = ?, life = default, transaction = default
            from tree
            where moved.tenant_id = ? and moved.id = tree.id and moved.pool_id <> tree.root""";
    private static final String UNPOOL_ALL = """
            update app.account set pool_id = id, changed_at = ?, life = default, transaction = default
            where tenant_id = ? and pool_id <> id""";

    /** What lies below an account, itself included. */
    private record Branch(List<UUID> ids, int levels) {
    }

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Clock clock;

    /**
     * Puts the account, which the database knows already, under another, with all below it.
     *
     * @param parent null for a root
     * @throws DomainException (422) {@code hierarchy-circle}, {@code hierarchy-too-deep}, or {@code balance-not-empty}
     *         when points of its own would be lost from sight in a pool
     */
    void place(Account account, UUID parent) {
        try {
            update(LOCK, tenant.id());
            var branch = branch(account.id());
            var line = parent == null ? List.<UUID>of() : line(parent);
            if (line.contains(account.id())) {
                throw DomainException.ruleBroken("hierarchy-circle", "parent",
                        "is the account itself or stands below it");
            }
            if (line.size() + branch.levels() > MAX_LEVELS) {
                throw DomainException.ruleBroken("hierarchy-too-deep", "parent",
                        "would make a hierarchy of more than " + MAX_LEVELS + " levels");
            }
            account.moveUnder(parent);
            if (ProgramSettings.read(connection.get(), tenant.id()).pooledBalance()) {
                pool(account, branch, parent == null ? account.id() : line.get(line.size() - 1));
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void pool(Account account, Branch branch, UUID root) throws SQLException {
        if (!root.equals(account.id()) && hasPoints(branch.ids())) {
            throw DomainException.ruleBroken("balance-not-empty", "parent",
                    "balances are pooled and this account, or one below it, has points of its own");
        }
        account.shareBalanceOf(root);
        var below = branch.ids().stream().filter(id -> !id.equals(account.id())).toArray();
        if (below.length > 0) {
            update(SHARE, root, utc(clock.instant()), tenant.id(), connection.get().createArrayOf("uuid", below), root);
        }
    }

    void followTheProgram(@Observes ProgramChanged change) {
        var pooled = change.after().pooledBalance();
        if (pooled == change.before().pooledBalance()) {
            return;
        }
        try {
            if (pooled) {
                update(POOL_ALL, tenant.id(), tenant.id(), utc(clock.instant()), tenant.id());
            } else {
                update(UNPOOL_ALL, utc(clock.instant()), tenant.id());
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private List<UUID> line(UUID account) throws SQLException {
        try (var query = connection.get().prepareStatement(LINE)) {
            query.setInt(1, tenant.id());
            query.setObject(2, account);
            query.setInt(3, tenant.id());
            var ids = new ArrayList<UUID>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    private Branch branch(UUID account) throws SQLException {
        try (var query = connection.get().prepareStatement(BRANCH)) {
            query.setInt(1, tenant.id());
            query.setObject(2, account);
            query.setInt(3, tenant.id());
            var ids = new ArrayList<UUID>();
            var levels = 1;
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                    levels = rows.getInt(2);
                }
            }
            return new Branch(ids, levels);
        }
    }

    private boolean hasPoints(List<UUID> accounts) throws SQLException {
        try (var query = connection.get().prepareStatement(BALANCES)) {
            query.setInt(1, tenant.id());
            query.setArray(2, connection.get().createArrayOf("uuid", accounts.toArray()));
            var has = false;
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    has |= rows.getBoolean(1);
                }
            }
            return has;
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (var statement = connection.get().prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
