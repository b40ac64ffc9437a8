package io.stamgast.redemption;

import io.stamgast.kernel.Ids;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.ledger.check.LedgerCheck;
import io.stamgast.program.ProgramSettings;
import io.stamgast.reward.Eligibility;
import io.stamgast.reward.PriceDiscount;
import io.stamgast.testing.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A tenant with rewards and accounts that have points, for tests; its clock stands still until it is moved. */
final class Shop {

    /** Something that happens to a redemption. */
    interface Life {
        Redemption go(Step step) throws SQLException;
    }

    final int tenant = Database.newTenant();
    final List<Eligibility> eligibilities = new ArrayList<>();
    final List<PriceDiscount> discounts = new ArrayList<>();
    Instant now = Instant.parse("2026-03-15T10:00:00Z");

    UUID account(long points) {
        var account = Database.newAccount(tenant, "A" + Ids.next());
        if (points > 0) {
            Database.work().call(tenant, connection -> {
                var books = new Books(connection, tenant, LedgerTerms.of(ProgramSettings.read(connection, tenant)));
                books.lock(account).adjust(Occasion.of(Posting.Kind.ADJUSTED, "gift:" + account, now, "test"), points);
                books.write();
                return null;
            });
        }
        return account;
    }

    UUID merchandise(long price, Long stock) {
        return reward("MERCHANDISE", price, stock, null);
    }

    UUID limited(long price, int perAccount) {
        return reward("MERCHANDISE", price, null, perAccount);
    }

    UUID voucher(long price, String... codes) {
        var reward = reward("VOUCHER", price, (long) codes.length, null);
        for (var code : codes) {
            Database.execute(tenant, """
                    insert into app.voucher_code (tenant_id, id, reward_id, code, added_at)
                    values (?, ?, ?, ?, now())""", tenant, Ids.next(), reward, code);
        }
        return reward;
    }

    private UUID reward(String type, long price, Long stock, Integer limit) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.reward (tenant_id, id, program_id, name, type, price, limit_per_account, state,
                    created_at)
                values (?, ?, 1, 'Mug', ?, ?, ?::int, 'ACTIVE', now())""", tenant, id, type, price, limit);
        Database.execute(tenant,
                "insert into app.reward_stock (tenant_id, reward_id, quantity) values (?, ?, ?::bigint)",
                tenant, id, stock);
        return id;
    }

    Redemption reserve(UUID account, UUID reward) {
        return reserve(account, reward, 1, null);
    }

    Redemption reserve(UUID account, UUID reward, int quantity, UUID member) {
        return Database.work().call(tenant, connection -> new Reservation(connection, tenant, eligibilities, discounts,
                now)
                .reserve(account, reward, quantity, member, "tester"));
    }

    /** A reservation whose points nobody set aside, which the application does not make. */
    UUID unposted(UUID account, UUID reward) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.redemption (tenant_id, id, account_id, reward_id, quantity, price, points, state, actor,
                    reserved_at, expires_at)
                values (?, ?, ?, ?, 1, 1, 1, 'RESERVED', 'tester', ?::timestamptz, ?::timestamptz)""", tenant, id,
                account, reward, now.toString(), now.toString());
        return id;
    }

    /** From now on the account shares the balance of the other. */
    void pool(UUID account, UUID root) {
        Database.execute(tenant, "update app.account set pool_id = ? where tenant_id = ? and id = ?", root, tenant,
                account);
    }

    Redemption redeem(UUID key, UUID account, UUID reward) {
        return Database.work().call(tenant, connection -> new Reservation(connection, tenant, eligibilities, discounts,
                now)
                .redeem(key, account, reward, 1, null, "tester"));
    }

    Redemption step(Redemption redemption, Life life) {
        return Database.work().call(tenant,
                connection -> life.go(Step.of(connection, tenant, redemption.id(), "tester", now)));
    }

    Redemption read(Redemption redemption) {
        return Database.work().call(tenant, connection -> new RedemptionTable(connection, tenant)
                .find(redemption.id()));
    }

    /** What is available, pending and reserved. */
    List<Long> balance(UUID account) {
        return List.of(balance(account, "available"), balance(account, "pending"), balance(account, "reserved"));
    }

    private long balance(UUID account, String part) {
        return Database.number(tenant, "select " + part + " from app.balance where tenant_id = ? and account_id = ?",
                tenant, account);
    }

    long stock(UUID reward) {
        return Database.number(tenant, "select quantity from app.reward_stock where tenant_id = ? and reward_id = ?",
                tenant, reward);
    }

    long freeCodes(UUID reward) {
        return Database.number(tenant, """
                select count(*) from app.voucher_code where tenant_id = ? and reward_id = ? and taken_by is null""",
                tenant, reward);
    }

    long events(String type) {
        return Database.number(tenant, "select count(*) from app.outbox where tenant_id = ? and type = ?", tenant,
                type);
    }

    boolean ledgerIsClean() {
        return new LedgerCheck(Database.work()).run(tenant).ok();
    }
}
