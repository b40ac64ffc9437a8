package io.stamgast.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.posting.Appraisal;
import io.stamgast.earning.posting.ProgramShelf;
import io.stamgast.earning.posting.Till;
import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.redemption.Affordable;
import io.stamgast.reward.Eligibility;
import io.stamgast.reward.PriceDiscount;
import io.stamgast.testing.Database;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A quote says what posting would give, and leaves nothing behind. */
class QuotesIT {

    private static final String EVERYTHING = """
            [{"code":"base","kind":"SPEND","unit":"7.00","points":1,"caps":{"perDay":60,"perPurchase":25}},
            {"code":"promo","kind":"SPEND","unit":"3.00","points":1,"budget":150,"when":"line.category == 'Coffee'"},
            {"code":"first","kind":"FIRST_PURCHASE","points":50},
            {"code":"double","kind":"CAMPAIGN","multiplier":"2","rules":["base"],
            "when":"purchase.channel == 'shop'"}]""";

    private final List<Eligibility> eligibilities = List.of((connection, tenant, account) -> offer ->
            offer.name().equals("Throne") ? Optional.of("Not for you.") : Optional.empty());
    private final List<PriceDiscount> discounts = List.of((connection, tenant, account) -> new BigDecimal("10"));
    private final Clock clock = Clock.fixed(Till.NOW, ZoneOffset.UTC);
    private final Appraisal appraisal = new Appraisal(new ProgramShelf(new RuleBook(), new Standings()), clock);
    private final Affordable affordable = new Affordable(eligibilities, discounts);
    private final Quotes quotes = new Quotes(Database.work(), appraisal, affordable, clock);

    private static Basket basket(NewPurchase purchase) {
        return new Basket(purchase.source(), purchase.account(), purchase.distributor(), purchase.occurredAt(),
                purchase.currency(), purchase.lines(), purchase.channel());
    }

    private static NewPurchase random(Random random, int number) {
        var lines = List.of(line(random, "Coffee"), line(random, "Tea"));
        return new NewPurchase("erp", "i" + number, "ext:A" + random.nextInt(3), null,
                Till.NOW.minus(Duration.ofHours(random.nextInt(60))), "EUR", null, lines,
                random.nextBoolean() ? "shop" : null);
    }

    private static NewLine line(Random random, String category) {
        var amount = BigDecimal.valueOf(random.nextInt(20_000), 2);
        return new NewLine("sku", null, category, null, BigDecimal.ONE, amount, null, null, random.nextInt(5) > 0);
    }

    @Test
    void aQuoteIsWhatPostingGivesThen() {
        var till = Till.open(Map.of("rounding", "CARRY")).publish("2020-01-01T00:00:00Z", EVERYTHING);
        for (var account = 0; account < 3; account++) {
            Database.newAccount(till.tenant, "A" + account);
        }
        var random = new Random(7);
        for (var i = 0; i < 60; i++) {
            var purchase = random(random, i);
            var quote = quotes.quote(till.tenant, basket(purchase));
            var posted = till.posted(purchase);
            assertEquals(posted.points(), quote.points(), "purchase " + i + ": " + purchase);
            assertEquals(quote.points(), quote.rules().stream().mapToLong(Quote.Given::points).sum());
            assertEquals(posted.purchase().accountId(), quote.account());
        }
        assertEquals(150, till.sum("rule_budget", "spent"), "the budget was met on the way");
    }

    @Test
    void aRuleThatALimitHoldsBackSaysSo() {
        var till = Till.open(Map.of()).publish("2020-01-01T00:00:00Z", EVERYTHING);
        Database.newAccount(till.tenant, "A");
        var quote = quotes.quote(till.tenant, basket(Sale.of("1").over("1000.00").eur()));
        assertEquals(List.of("base 25 PER_PURCHASE", "first 50 null"), quote.rules().stream()
                .map(given -> given.rule() + " " + given.points() + " " + given.limitedBy()).toList());
        assertEquals(Limit.Kind.PER_PURCHASE, quote.rules().get(0).limitedBy());
    }

    @Test
    void whatACloseSettlesIsNamedWithItsPeriod() {
        var till = Till.open(Map.of()).publish("2020-01-01T00:00:00Z", """
                [{"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"PERIOD_CLOSE",
                "period":"QUARTER","scope":"ALL","unknownMultiplier":"1","bands":[{"from":"0","multiplier":"1"}]}]""");
        Database.newAccount(till.tenant, "A");
        var quote = quotes.quote(till.tenant, basket(Sale.of("1").eur()));
        assertEquals("2026-Q1", quote.rules().get(0).settledBy());
        assertEquals(10, quote.points());
    }

    @Test
    void nothingIsWrittenAndNobodyIsWaitedFor() {
        var till = Till.open(Map.of()).publish("2020-01-01T00:00:00Z", EVERYTHING);
        till.posted(Sale.of("1").of(Sale.ofCategory("s", "Coffee", "9.00")).eur());
        var basket = basket(Sale.of("2").of(Sale.ofCategory("s", "Coffee", "9.00")).eur());
        Database.work().call(till.tenant, connection -> {
            try (var lock = connection.prepareStatement("""
                    select from app.balance b, app.rule_budget r, app.account a
                    where b.tenant_id = ? for update""")) {
                lock.setInt(1, till.tenant);
                lock.execute();
            }
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertTouchesNothing(till.tenant, basket));
            return null;
        });
        assertEquals(1, till.count("purchase"));
    }

    private void assertTouchesNothing(int tenant, Basket basket) {
        Database.work().raw(connection -> {
            var appraised = appraisal.appraise(connection, tenant, basket.purchase(Till.NOW));
            affordable.within(connection, tenant, appraised.purchase().accountId(), appraised.afterwards(), 100);
            try (var query = connection.prepareStatement("select pg_current_xact_id_if_assigned()");
                 var row = query.executeQuery()) {
                row.next();
                assertNull(row.getString(1), "a transaction that writes or locks rows gets a number");
            }
            return null;
        });
    }

    @Test
    void rewardsAreThoseThatItsPointsPayForNowOrWithThePurchase() {
        var till = Till.open();
        till.posted(Sale.of("1").over("1000.00").eur());
        reward(till.tenant, "Pen", 50, null, null);
        reward(till.tenant, "Mug", 111, 3L, null);
        reward(till.tenant, "Jug", 122, 3L, null);
        reward(till.tenant, "Pot", 123, null, null);
        reward(till.tenant, "Gone", 40, 0L, null);
        reward(till.tenant, "Throne", 10, null, null);
        reward(Till.open().tenant, "Another tenant's", 10, null, null);

        var quote = quotes.quote(till.tenant, basket(Sale.of("2").over("109.99").eur()));

        assertEquals(10, quote.points());
        assertEquals(100, quote.available());
        assertEquals(List.of("Jug 110 false", "Mug 100 true", "Pen 45 true"), quote.rewards().stream()
                .map(one -> one.name() + " " + one.price() + " " + one.now()).toList(), "ten percent off, rounded up");
    }

    @Test
    void cheapRewardsAreFoundBehindAnyNumberOfDearOnesThatAreClosed() {
        var till = Till.open();
        till.posted(Sale.of("1").over("1000.00").eur());
        Database.execute(till.tenant, """
                with closed as (
                    insert into app.reward (tenant_id, id, program_id, name, type, price, state, created_at)
                    select ?, gen_random_uuid(), 1, 'Throne', 'MERCHANDISE', 90 + n % 2, 'ACTIVE', now()
                    from generate_series(1, 1200) n returning tenant_id, id)
                insert into app.reward_stock (tenant_id, reward_id) select c.tenant_id, c.id from closed c""",
                till.tenant);
        for (var price = 1; price <= 101; price++) {
            reward(till.tenant, "Pen " + price, price % 80 + 1, null, null);
        }
        reward(till.tenant, "Mug", 100, null, null);

        var rewards = quotes.quote(till.tenant, basket(Sale.of("2").over("9.99").eur())).rewards();

        assertEquals(100, rewards.size(), "no more than that");
        assertEquals("Mug", rewards.get(0).name());
        assertEquals(rewards.stream().map(Quote.Payable::price).sorted(Comparator.reverseOrder()).toList(),
                rewards.stream().map(Quote.Payable::price).toList());
        assertEquals(100, rewards.stream().map(Quote.Payable::reward).distinct().count());
    }

    @Test
    void aRewardThatTheAccountHasHadOftenEnoughIsLeftOut() {
        var till = Till.open();
        var account = till.posted(Sale.of("1").over("1000.00").eur()).purchase().accountId();
        var pen = reward(till.tenant, "Pen", 5, null, 1);
        var basket = basket(Sale.of("2").eur());
        assertEquals(1, quotes.quote(till.tenant, basket).rewards().size());
        Database.execute(till.tenant, """
                insert into app.redemption (tenant_id, id, account_id, reward_id, quantity, price, points, state, actor,
                    reserved_at, expires_at)
                values (?, ?, ?, ?, 1, 1, 1, 'RESERVED', 'tester', now(), now())""", till.tenant, Ids.next(), account,
                pen);
        assertEquals(List.of(), quotes.quote(till.tenant, basket).rewards());
    }

    @Test
    void withoutATimeItIsNowAndWithoutRulesItIsUnjudged() {
        var till = Till.open(Map.of());
        Database.newAccount(till.tenant, "A");
        var quote = quotes.quote(till.tenant, new Basket("erp", "ext:A", null, null, "EUR",
                List.of(Sale.line("s", "1", "10.00")), null));
        assertEquals(Till.NOW, quote.occurredAt());
        assertFalse(quote.judged());
        assertEquals(0, quote.points());
    }

    @Test
    void whatPostingWouldRefuseIsRefused() {
        var till = Till.open();
        var stranger = Till.open();
        till.posted(Sale.of("1").eur());
        assertEquals("unknown-account", refusal(stranger, Sale.of("2").eur()), "it is another tenant's");
        assertEquals("unknown-distributor", refusal(till, Sale.of("2").through("ext:nobody").eur()));
        assertEquals("wrong-currency", refusal(till, Sale.of("2").in("USD")));
        assertEquals("invalid-request", refusal(till, Sale.of("2").of().eur()));
        assertEquals("invalid-request", refusal(till, Sale.of("2").by("ext:").eur()));
    }

    private String refusal(Till till, NewPurchase purchase) {
        return assertThrows(DomainException.class, () -> quotes.quote(till.tenant, basket(purchase))).code();
    }

    private static UUID reward(int tenant, String name, long price, Long stock, Integer limit) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.reward (tenant_id, id, program_id, name, type, price, limit_per_account, state,
                    created_at)
                values (?, ?, 1, ?, 'MERCHANDISE', ?, ?::int, 'ACTIVE', now())""", tenant, id, name, price, limit);
        Database.execute(tenant,
                "insert into app.reward_stock (tenant_id, reward_id, quantity) values (?, ?, ?::bigint)",
                tenant, id, stock);
        return id;
    }
}
