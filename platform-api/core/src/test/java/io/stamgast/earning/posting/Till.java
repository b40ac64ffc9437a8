package io.stamgast.earning.posting;

import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.ledger.check.LedgerCheck;
import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.purchase.Purchase;
import io.stamgast.testing.Database;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant with a till: its purchases are posted by the real code on a real database. */
public final class Till {

    public static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    public static final String BASE = """
            [{"code":"base","kind":"SPEND","unit":"10.00","points":1}]""";

    public final int tenant;
    public final PurchasePosting posting;

    private Till(int tenant, Instant now) {
        this.tenant = tenant;
        this.posting = new PurchasePosting(Database.work(), new ProgramShelf(new RuleBook(), new Standings()),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    /** One point per 10.00 from 2020 on. */
    public static Till open() {
        return open(Map.of()).publish("2020-01-01T00:00:00Z", BASE);
    }

    /** Without any rule. */
    public static Till open(Map<String, Object> settings) {
        return new Till(Database.newTenant(settings), NOW);
    }

    /** Of a tenant that there is. */
    public static Till of(int tenant) {
        return new Till(tenant, NOW);
    }

    /** The same tenant's till at another time, with nothing in memory. */
    public Till at(Instant now) {
        return new Till(tenant, now);
    }

    public Till publish(String effectiveFrom, String rules) {
        publishedAs(effectiveFrom, rules);
        return this;
    }

    public UUID publishedAs(String effectiveFrom, String rules) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.rule_set (tenant_id, id, program_id, name, state, rules, effective_from, published_at,
                    created_at)
                values (?, ?, 1, 'rules', 'PUBLISHED', ?::jsonb, ?::timestamptz, now(), now())""",
                tenant, id, rules, effectiveFrom);
        Database.execute(tenant,
                "update app.program set rules_revision = rules_revision + 1 where tenant_id = ?", tenant);
        return id;
    }

    public Outcome post(NewPurchase purchase) {
        return post(List.of(purchase)).get(0);
    }

    public List<Outcome> post(List<NewPurchase> purchases) {
        return posting.post(tenant, "till", purchases);
    }

    public Answer answer(NewPurchase purchase, String key) {
        return posting.post(tenant, "till", purchase, new Request(key, Json.write(purchase)));
    }

    /** Posts it and expects that it is kept. */
    public Outcome.Posted posted(NewPurchase purchase) {
        var outcome = post(purchase);
        if (outcome instanceof Outcome.Posted posted) {
            return posted;
        }
        throw new AssertionError("not posted: " + outcome);
    }

    /** The code of the refusal, or null when there was none. */
    public String refusal(NewPurchase purchase) {
        return post(purchase) instanceof Outcome.Refused refused ? refused.refusal().code() : null;
    }

    public long available(String account) {
        return Database.number(tenant, """
                select b.available from app.balance b
                join app.account a on a.tenant_id = b.tenant_id and a.pool_id = b.account_id
                where b.tenant_id = ? and a.external_id = ?""", tenant, account);
    }

    public long count(String table) {
        return Database.number(tenant, "select count(*) from app." + table + " where tenant_id = ?", tenant);
    }

    public long sum(String table, String column) {
        return Database.number(tenant,
                "select coalesce(sum(" + column + "), 0)::bigint from app." + table + " where tenant_id = ?", tenant);
    }

    public void requireSoundLedger() {
        var report = new LedgerCheck(Database.work()).run(tenant);
        if (!report.ok()) {
            throw new AssertionError(report);
        }
    }

    record Request(String key, String content) implements Answer.Request {

        @Override
        public String client() {
            return "client";
        }

        @Override
        public String route() {
            return "POST /purchases";
        }

        @Override
        public byte[] hash() {
            return content.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String location(UUID purchaseId) {
            return "http://here/purchases/" + purchaseId;
        }

        @Override
        public byte[] body(Purchase purchase, long points, boolean judged) {
            return (purchase.id() + " " + points + " " + judged).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A valid purchase of one line of 100.00, to be changed in one thing at a time. */
    public record Sale(String source, String number, String account, String distributor, Instant at, String original,
                List<NewLine> lines) {

        public static Sale of(String number) {
            return new Sale("erp", number, "ext:A", null, Instant.parse("2026-01-10T10:00:00Z"), null,
                    List.of(line("sku", "1", "100.00")));
        }

        public static NewLine line(String sku, String quantity, String amount) {
            return new NewLine(sku, null, null, null, new BigDecimal(quantity), new BigDecimal(amount), null, null,
                    null);
        }

        public static NewLine foreign(String sku, String amount) {
            return new NewLine(sku, null, null, null, BigDecimal.ONE, new BigDecimal(amount), null, null, false);
        }

        public static NewLine ofCategory(String sku, String category, String amount) {
            return new NewLine(sku, null, category, null, BigDecimal.ONE, new BigDecimal(amount), null, null, null);
        }

        public Sale from(String otherSource) {
            return new Sale(otherSource, number, account, distributor, at, original, lines);
        }

        public Sale by(String otherAccount) {
            return new Sale(source, number, otherAccount, distributor, at, original, lines);
        }

        public Sale through(String otherDistributor) {
            return new Sale(source, number, account, otherDistributor, at, original, lines);
        }

        public Sale at(String time) {
            return new Sale(source, number, account, distributor, Instant.parse(time), original, lines);
        }

        public Sale returning(String invoice) {
            return new Sale(source, number, account, distributor, at, invoice, lines);
        }

        public Sale of(NewLine... others) {
            return new Sale(source, number, account, distributor, at, original, List.of(others));
        }

        public Sale over(String amount) {
            return of(line("sku", amount.startsWith("-") ? "-1" : "1", amount));
        }

        public NewPurchase in(String currency) {
            return new NewPurchase(source, number, account, distributor, at, currency, original,
                    new ArrayList<>(lines));
        }

        public NewPurchase eur() {
            return in("EUR");
        }
    }
}
