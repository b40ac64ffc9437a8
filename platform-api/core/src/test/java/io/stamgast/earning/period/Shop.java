package io.stamgast.earning.period;

import io.stamgast.earning.judging.Basket;
import io.stamgast.earning.judging.Judge;
import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.Line;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.settlement.CloseTotals;
import io.stamgast.kernel.Ids;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.program.ProgramSettings;
import io.stamgast.program.Rounding;
import io.stamgast.testing.Database;
import io.stamgast.wallet.Period;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant with rules whose accounts buy, are observed and settled; every step in a transaction of its own. */
final class Shop {

    /** The bands of DOMAIN.md. */
    static final String BANDS = """
            "bands":[{"from":"0","multiplier":"1"},{"from":"0.10","multiplier":"1.5"},
            {"from":"0.25","multiplier":"2"},{"from":"0.40","multiplier":"3"}],"unknownMultiplier":"1\"""";

    final int tenant;
    private final RuleBook rules = new RuleBook();
    private Instant now = Instant.parse("2012-01-10T12:00:00Z");

    Shop() {
        this(Map.of());
    }

    Shop(Map<String, Object> settings) {
        tenant = Database.newTenant(settings);
    }

    void at(String instant) {
        now = Instant.parse(instant);
    }

    UUID account(String externalId) {
        return Database.newAccount(tenant, externalId);
    }

    /** Publishes one spend-share rule of 1 point per 10.00 with the bands of DOMAIN.md. */
    UUID shareRule(String basis, String period) {
        return publish("2000-01-01T00:00:00Z", """
                [{"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"%s","period":"%s",
                "scope":"ALL",%s}]""".formatted(basis, period, BANDS));
    }

    UUID publish(String effectiveFrom, String json) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.rule_set (tenant_id, id, program_id, name, state, rules, effective_from, published_at,
                    created_at) values (?, ?, 1, 'rules', 'PUBLISHED', ?::jsonb, ?::timestamptz, now(), now())""",
                tenant, id, json, effectiveFrom);
        Database.execute(tenant, "update app.program set rules_revision = rules_revision + 1 where tenant_id = ?",
                tenant);
        return id;
    }

    void observe(UUID account, String period, String amount) {
        Database.execute(tenant, """
                insert into app.wallet_observation (tenant_id, id, program_id, account_id, scope, period,
                    amount_minor, source, observed_on, recorded_at, recorded_by)
                values (?, ?, 1, ?, 'ALL', ?, ?, 'DECLARED', date '2011-12-31', now(), 'test')""",
                tenant, Ids.next(), account, period, minor(amount));
    }

    /** One own line; a negative amount is a return that names no original. */
    UUID buy(UUID account, String occurredAt, String amount) {
        return buyIn(null, account, occurredAt, amount);
    }

    /** The same, of a category. */
    UUID buyIn(String category, UUID account, String occurredAt, String amount) {
        return Database.work().call(tenant, connection -> buy(connection, account, Instant.parse(occurredAt),
                minor(amount), category));
    }

    private UUID buy(Connection connection, UUID account, Instant occurredAt, long netMinor, String category)
            throws SQLException {
        var program = ProgramSettings.read(connection, tenant);
        var books = new Books(connection, tenant, LedgerTerms.of(program));
        var book = books.lock(account);
        var version = RuleSet.inForce(rules.published(connection, tenant,
                (int) one(connection, "select rules_revision from app.program where tenant_id = ?", tenant)),
                occurredAt).orElseThrow();
        var line = new Line(1, "milk", null, category, null, BigDecimal.ONE, netMinor, null, null, true);
        var shares = PurchaseShares.load(connection, tenant, Map.of(account, version.shareNeeds(occurredAt)))
                .of(account);
        var kept = carries(connection, account);
        var judgement = Judge.judge(version, new Basket(occurredAt, true, List.of(line)), shares,
                code -> kept.getOrDefault(code, Fraction.ZERO), program.rounding());
        var purchase = insertPurchase(connection, account, occurredAt, netMinor, program);
        update(connection, "insert into app.judgement (tenant_id, purchase_id, rule_set_id, judged_at, points, rules)"
                + " values (?, ?, ?, ?::timestamptz, ?, ?::jsonb)", tenant, purchase, version.id(), now.toString(),
                judgement.points(), judgement.rulesJson());
        for (var result : judgement.rules()) {
            tally(connection, account, version.id(), result);
            carry(connection, account, result);
        }
        var occasion = Occasion.of(judgement.points() < 0 ? Posting.Kind.TAKEN_BACK : Posting.Kind.EARNED,
                "purchase:" + purchase, now, "test").at(occurredAt).ofPurchase(purchase);
        if (judgement.points() < 0) {
            books.loadLotsToTakeBack(book, -judgement.points(), now, null);
            book.takeBack(occasion, -judgement.points(), null);
        } else {
            book.earn(occasion, judgement.points());
        }
        books.write();
        Closes.markStale(connection, tenant, Arrays.stream(Period.Length.values())
                .map(length -> Period.of(occurredAt, program.timeZone(), length)).toList());
        return purchase;
    }

    private UUID insertPurchase(Connection connection, UUID account, Instant occurredAt, long netMinor,
                                ProgramSettings program) throws SQLException {
        var purchase = Ids.next();
        update(connection, """
                insert into app.purchase (tenant_id, id, program_id, account_id, source, invoice_number, kind,
                    occurred_at, posted_at, currency, total_minor, own_minor, earns, content_hash)
                values (?, ?, 1, ?, 'test', ?, ?, ?::timestamptz, now(), 'EUR', ?, ?, true, '')""", tenant, purchase,
                account, purchase.toString(), netMinor < 0 ? "RETURN" : "SALE", occurredAt.toString(), netMinor,
                netMinor);
        update(connection, """
                insert into app.purchase_line (tenant_id, purchase_id, line_no, sku, quantity, net_minor, own)
                values (?, ?, 1, 'milk', 1, ?, true)""", tenant, purchase, netMinor);
        update(connection, """
                insert into app.spend_month as s (tenant_id, account_id, month, category, distributor_id, own_minor,
                    all_minor, foreign_lines) values (?, ?, ?, '', ?, ?, ?, 0)
                on conflict (tenant_id, account_id, month, category, distributor_id) do update
                set own_minor = s.own_minor + excluded.own_minor, all_minor = s.all_minor + excluded.all_minor""",
                tenant, account, Period.of(occurredAt, program.timeZone(), Period.Length.MONTH).months()[0], Ids.NIL,
                netMinor, netMinor);
        return purchase;
    }

    private void tally(Connection connection, UUID account, UUID version, RuleResult result) throws SQLException {
        if (result.period() == null) {
            return;
        }
        var before = readTally(connection, account, version, result);
        var after = before.plus(result);
        update(connection, """
                insert into app.period_tally (tenant_id, account_id, rule_set_id, rule_code, period, matched_minor,
                    points, exact_numerator, exact_denominator) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, account_id, rule_set_id, rule_code, period) do update
                set matched_minor = excluded.matched_minor, points = excluded.points,
                    exact_numerator = excluded.exact_numerator, exact_denominator = excluded.exact_denominator""",
                tenant, account, version, result.code(), result.period(), after.matchedMinor(), after.points(),
                new BigDecimal(after.exact().numerator()), new BigDecimal(after.exact().denominator()));
    }

    private Tally readTally(Connection connection, UUID account, UUID version, RuleResult result)
            throws SQLException {
        try (var query = connection.prepareStatement("""
                select matched_minor, points, exact_numerator, exact_denominator from app.period_tally
                where tenant_id = ? and account_id = ? and rule_set_id = ? and rule_code = ? and period = ?""")) {
            query.setInt(1, tenant);
            query.setObject(2, account);
            query.setObject(3, version);
            query.setString(4, result.code());
            query.setString(5, result.period());
            try (var row = query.executeQuery()) {
                return !row.next() ? Tally.EMPTY : new Tally(row.getLong(1), row.getLong(2),
                        Fraction.of(row.getBigDecimal(3).toBigInteger(), row.getBigDecimal(4).toBigInteger()));
            }
        }
    }

    private Map<String, Fraction> carries(Connection connection, UUID account) throws SQLException {
        var kept = new HashMap<String, Fraction>();
        try (var query = connection.prepareStatement("select rule_code, numerator, denominator from app.carry"
                + " where tenant_id = ? and account_id = ?")) {
            query.setInt(1, tenant);
            query.setObject(2, account);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    kept.put(row.getString(1), Fraction.of(row.getBigDecimal(2).toBigInteger(),
                            row.getBigDecimal(3).toBigInteger()));
                }
            }
        }
        return kept;
    }

    private void carry(Connection connection, UUID account, RuleResult result) throws SQLException {
        if (result.rounding() == Rounding.CARRY) {
            update(connection, """
                    insert into app.carry (tenant_id, account_id, rule_code, numerator, denominator)
                    values (?, ?, ?, ?, ?) on conflict (tenant_id, account_id, rule_code) do update
                    set numerator = excluded.numerator, denominator = excluded.denominator""", tenant, account,
                    result.code(), new BigDecimal(result.carry().numerator()),
                    new BigDecimal(result.carry().denominator()));
        }
    }

    CloseTotals.Summary close(String period) {
        var closing = begin(period);
        while (settle(closing, 2)) {
            continue;
        }
        return Database.work().call(tenant, closing::finish);
    }

    Closing begin(String period) {
        return Database.work().call(tenant, connection -> Closing.begin(connection, tenant,
                Closing.plan(connection, tenant, rules, Period.parse("period", period), now), "anna",
                Clock.fixed(now, ZoneOffset.UTC)));
    }

    boolean settle(Closing closing, int accounts) {
        return Database.work().call(tenant, connection -> closing.settleNext(connection, accounts));
    }

    CloseTotals.Summary preview(String period) {
        return Database.work().call(tenant, connection -> PeriodCloses.preview(connection, tenant,
                Closing.plan(connection, tenant, rules, Period.parse("period", period), now)));
    }

    ClosedPeriod closed(String period) {
        return Database.work().call(tenant, connection ->
                Closes.find(connection, tenant, Period.parse("period", period))).orElseThrow();
    }

    /** Available and pending. */
    long points(UUID account) {
        return Database.number(tenant,
                "select available + pending from app.balance where tenant_id = ? and account_id = ?", tenant, account);
    }

    long postings(UUID account) {
        return Database.number(tenant,
                "select count(*) from app.posting where tenant_id = ? and account_id = ? and kind = 'TRUE_UP'",
                tenant, account);
    }

    void spend(UUID account, long points) {
        Database.work().call(tenant, connection -> {
            var books = new Books(connection, tenant, LedgerTerms.of(ProgramSettings.read(connection, tenant)));
            var book = books.lock(account);
            books.loadLots(book, points, now);
            book.reserve(Occasion.of(Posting.Kind.RESERVED, "redemption:" + Ids.next(), now, "test"), points);
            books.write();
            return null;
        });
    }

    static long minor(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    private static long one(Connection connection, String sql, Object... values) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
