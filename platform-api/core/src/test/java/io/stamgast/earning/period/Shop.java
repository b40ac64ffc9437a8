package io.stamgast.earning.period;

import io.stamgast.earning.posting.Outcome;
import io.stamgast.earning.posting.ProgramShelf;
import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.settlement.CloseTotals;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.program.ProgramSettings;
import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import io.stamgast.wallet.Period;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant with rules whose accounts buy, are observed and settled; every step in a transaction of its own. */
public final class Shop {

    /** The bands of DOMAIN.md. */
    public static final String BANDS = """
            "bands":[{"from":"0","multiplier":"1"},{"from":"0.10","multiplier":"1.5"},
            {"from":"0.25","multiplier":"2"},{"from":"0.40","multiplier":"3"}],"unknownMultiplier":"1\"""";

    /** A day of 2011-Q1. */
    public static final String MARCH = "2011-03-10T10:00:00Z";

    public final int tenant;
    private final RuleBook rules = new RuleBook();
    private final Standings standings = new Standings();
    private final MovedClock clock = new MovedClock(Instant.parse("2012-01-10T12:00:00Z"));

    public Shop() {
        this(Map.of());
    }

    public Shop(Map<String, Object> settings) {
        tenant = Database.newTenant(settings);
    }

    public void at(String instant) {
        clock.moveTo(Instant.parse(instant));
    }

    public Instant now() {
        return clock.instant();
    }

    public UUID account(String externalId) {
        return Database.newAccount(tenant, externalId);
    }

    /** Publishes one spend-share rule of 1 point per 10.00 with the bands of DOMAIN.md. */
    public UUID shareRule(String basis, String period) {
        return publish("2000-01-01T00:00:00Z", """
                [{"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"%s","period":"%s",
                "scope":"ALL",%s}]""".formatted(basis, period, BANDS));
    }

    public UUID publish(String effectiveFrom, String json) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.rule_set (tenant_id, id, program_id, name, state, rules, effective_from, published_at,
                    created_at) values (?, ?, 1, 'rules', 'PUBLISHED', ?::jsonb, ?::timestamptz, now(), now())""",
                tenant, id, json, effectiveFrom);
        Database.execute(tenant, "update app.program set rules_revision = rules_revision + 1 where tenant_id = ?",
                tenant);
        return id;
    }

    public void observe(UUID account, String period, String amount) {
        Database.execute(tenant, """
                insert into app.wallet_observation (tenant_id, id, program_id, account_id, scope, period,
                    amount_minor, source, observed_on, recorded_at, recorded_by)
                values (?, ?, 1, ?, 'ALL', ?, ?, 'DECLARED', date '2011-12-31', now(), 'test')""",
                tenant, Ids.next(), account, period, minor(amount));
    }

    /** The account A1 that bought for 3,000.00 in 2011-Q1, with that wallet. */
    public UUID boughtFor3000(String wallet) {
        var account = account("A1");
        buy(account, MARCH, "1800.00");
        buy(account, "2011-01-01T10:00:00Z", "1200.00");
        observe(account, "2011-Q1", wallet);
        return account;
    }

    /** One own line; a negative amount is a return that names no original. */
    public String buy(UUID account, String occurredAt, String amount) {
        return post(account, occurredAt, null, line("milk", null, amount, true));
    }

    /** The same, of a category. */
    public String buyIn(String category, UUID account, String occurredAt, String amount) {
        return post(account, occurredAt, null, line("milk", category, amount, true));
    }

    /** A return of an invoice, or of a part of it. */
    public String bringBack(String invoice, UUID account, String occurredAt, String amount) {
        return post(account, occurredAt, invoice, line("milk", null, "-" + amount, true));
    }

    public static NewLine line(String sku, String category, String amount, boolean own) {
        var quantity = amount.startsWith("-") ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        return new NewLine(sku, null, category, null, quantity, new BigDecimal(amount), null, null, own);
    }

    /** Posts a purchase by the product's own code; answers its invoice number. */
    public String post(UUID account, String occurredAt, String original, NewLine... lines) {
        var invoice = "I" + Ids.next();
        post(List.of(new NewPurchase("erp", invoice, account.toString(), null, Instant.parse(occurredAt), "EUR",
                original, List.of(lines))));
        return invoice;
    }

    /** Posts a purchase in a transaction that stays open. */
    void buyWithin(Connection open, UUID account, NewLine... lines) {
        post(new TenantWork(Database.app()) {
            @Override
            public <T> T raw(Work<T> work) {
                try {
                    return work.on(open);
                } catch (SQLException failure) {
                    throw new DatabaseFailure(failure);
                }
            }
        }, List.of(new NewPurchase("erp", "I" + Ids.next(), account.toString(), null, Instant.parse(MARCH), "EUR",
                null, List.of(lines))));
    }

    void post(List<NewPurchase> purchases) {
        post(Database.work(), purchases);
    }

    private void post(TenantWork work, List<NewPurchase> purchases) {
        var posting = new PurchasePosting(work, new ProgramShelf(rules, standings), clock);
        for (var outcome : posting.post(tenant, "till", purchases)) {
            if (outcome instanceof Outcome.Refused refused) {
                throw refused.refusal();
            }
        }
    }

    public CloseTotals.Summary close(String period) {
        return close(period, 9);
    }

    /** So many accounts at a time. */
    public CloseTotals.Summary close(String period, int accounts) {
        var closing = begin(period);
        while (settle(closing, accounts)) {
            continue;
        }
        return Database.work().call(tenant, closing::finish);
    }

    Closing begin(String period) {
        return Database.work().call(tenant, connection -> Closing.begin(connection, tenant, rules, standings,
                Period.parse("period", period), "anna", clock));
    }

    boolean settle(Closing closing, int accounts) {
        return Database.work().call(tenant, connection -> closing.settleNext(connection, accounts));
    }

    CloseTotals.Summary preview(String period) {
        return Database.work().call(tenant, connection -> PeriodCloses.preview(connection, tenant,
                Closing.plan(connection, tenant, rules, standings, Period.parse("period", period), clock.instant())));
    }

    public ClosedPeriod closed(String period) {
        return Database.work().call(tenant, connection ->
                Closes.find(connection, tenant, Period.parse("period", period))).orElseThrow();
    }

    /** Available and pending. */
    public long points(UUID account) {
        return Database.number(tenant,
                "select available + pending from app.balance where tenant_id = ? and account_id = ?", tenant, account);
    }

    public long pending(UUID account) {
        return Database.number(tenant, "select pending from app.balance where tenant_id = ? and account_id = ?",
                tenant, account);
    }

    public long postings(UUID account) {
        return Database.number(tenant,
                "select count(*) from app.posting where tenant_id = ? and account_id = ? and kind = 'TRUE_UP'",
                tenant, account);
    }

    /** Accounts that bought for 3,000.00 of 10,000.00 in 2011-Q1; their 300 points are tallied, not posted. */
    static void many(int tenant, int count, UUID version) {
        Database.execute(tenant, """
                insert into app.account (tenant_id, id, program_id, external_id, name, search_name, pool_id, created_at)
                select ?, s.id, 1, s.id::text, s.id::text, s.id::text, s.id, now()
                from (select gen_random_uuid() as id from generate_series(1, ?)) s""", tenant, count);
        Database.execute(tenant, "insert into app.balance (tenant_id, account_id, program_id)"
                + " select tenant_id, id, 1 from app.account where tenant_id = ?", tenant);
        Database.execute(tenant, """
                insert into app.spend_month (tenant_id, account_id, month, category, distributor_id, own_minor,
                    all_minor, foreign_lines)
                select tenant_id, id, 201103, '', ?, 300000, 1000000, 7 from app.account where tenant_id = ?""",
                Ids.NIL, tenant);
        Database.execute(tenant, """
                insert into app.period_tally (tenant_id, account_id, rule_set_id, rule_code, period, matched_minor,
                    points, exact_numerator, exact_denominator)
                select tenant_id, id, ?, 'share', '2011-Q1', 300000, 300, 300, 1 from app.account
                where tenant_id = ?""", version, tenant);
    }

    public void spend(UUID account, long points) {
        var now = clock.instant();
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
}
