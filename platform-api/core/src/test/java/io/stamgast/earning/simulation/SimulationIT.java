package io.stamgast.earning.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.period.Shop;
import io.stamgast.earning.simulation.engine.AccountState;
import io.stamgast.earning.simulation.engine.SimulationResult;
import io.stamgast.job.Job;
import io.stamgast.kernel.Ids;
import io.stamgast.purchase.NewLine;
import io.stamgast.testing.Database;
import io.stamgast.tier.benefit.TierMultiplier;
import io.stamgast.tier.benefit.TierTrait;
import io.stamgast.tier.scheme.Written;
import io.stamgast.tier.standing.Club;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationIT {

    private static final String BASE = """
            [{"code":"base","kind":"SPEND","unit":"10.00","points":1}]""";
    private static final List<String> CLOSED = List.of("2010-12", "2011-01", "2011-02", "2011-03", "2011-Q1");
    private static final String TIERED = """
            [{"code":"base","kind":"SPEND","unit":"1.00","points":1},
            {"code":"silver","kind":"SPEND","unit":"1.00","points":10,"when":"account.tier == 'SILVER'"}]""";
    private static final String EVERYTHING = """
            [{"code":"base","kind":"SPEND","unit":"7.00","points":1,"when":"line.category == 'Milk'",
              "caps":{"perDay":9,"perMonth":40}},
            {"code":"best","kind":"SPEND","unit":"9.00","points":1,"group":"g","stacking":"BEST_OF"},
            {"code":"tea","kind":"SPEND_SHARE","unit":"11.00","points":1,"basis":"PERIOD_CLOSE","period":"QUARTER",
              "scope":"Tea","group":"g","stacking":"BEST_OF",%1$s},
            {"code":"all","kind":"SPEND_SHARE","unit":"13.00","points":1,"basis":"MARGINAL","period":"MONTH",
              "scope":"ALL",%1$s},
            {"code":"milk","kind":"SPEND_SHARE","unit":"17.00","points":1,"basis":"PREVIOUS_PERIOD","period":"MONTH",
              "scope":"Milk",%1$s},
            {"code":"trail","kind":"SPEND_SHARE","unit":"19.00","points":1,"basis":"TRAILING","months":2,
              "scope":"ALL",%1$s},
            {"code":"wide","kind":"BREADTH","period":"MONTH","categories":2,"minAmount":"20.00","points":30,
              "budget":400},
            {"code":"often","kind":"FREQUENCY","period":"MONTH","purchases":2,"points":40},
            {"code":"back","kind":"WIN_BACK","idleDays":20,"points":25},
            {"code":"first","kind":"FIRST_PURCHASE","points":100,"budget":750},
            {"code":"twice","kind":"CAMPAIGN","multiplier":"1.5"}]""".formatted(Shop.BANDS);

    private final Random random = new Random(20101201);

    @ParameterizedTest
    @ValueSource(strings = {"FLOOR", "HALF_UP", "CARRY"})
    void itGivesWhatPublishingPostsWithReturnsOfWhatWasBought(String rounding) {
        var past = new Past(Map.of("rounding", rounding));
        buy(past.shop);
        past.close(CLOSED);
        var draft = past.draft(EVERYTHING);
        var before = past.written();

        var job = past.run(draft, "2011-01-01", "2011-04-30");

        assertEquals(before, past.written());
        var simulated = Past.result(job);
        past.publish(draft, "2010-12-31T23:00:00Z", CLOSED);
        assertEquals(past.ledger(), simulated.points());
        assertEquals(past.balances(), past.accounts(job));
        assertEquals(simulated.points(), simulated.pointsByCategory().stream()
                .mapToLong(SimulationResult.Part::points).sum());

        var again = past.simulate(draft, "2011-01-01", "2011-04-30");
        assertEquals(besides("milk", simulated), besides("milk", again), "in force, it is what was posted");
        if (rounding.equals("CARRY")) {
            assertEquals(again.points(), again.posted());
            assertEquals(0, again.accountsGaining() + again.accountsLosing());
        }
    }

    /** Whether a share was known at once or by a later close, only the exact points are the same. */
    private static List<SimulationResult.Part> besides(String rule, SimulationResult result) {
        return result.pointsByRule().stream().filter(part -> !part.name().equals(rule)).toList();
    }

    /** What is reached in a period that is cut is nobody's part, and left out of both. */
    @ParameterizedTest
    @ValueSource(strings = {"FLOOR", "HALF_UP"})
    void aRangeThatCutsPeriodsComparesTheSamePurchases(String rounding) {
        var past = new Past(Map.of("rounding", rounding));
        buy(past.shop);
        var version = past.draft("""
                [{"code":"base","kind":"SPEND","unit":"7.00","points":1},
                {"code":"all","kind":"SPEND_SHARE","unit":"13.00","points":1,"basis":"PERIOD_CLOSE",
                  "period":"QUARTER","scope":"ALL",%1$s},
                {"code":"wide","kind":"BREADTH","period":"QUARTER","categories":2,"points":30},
                {"code":"often","kind":"FREQUENCY","period":"MONTH","purchases":2,"points":40}]"""
                .formatted(Shop.BANDS));
        past.publish(version, "2010-12-31T23:00:00Z", List.of());
        past.close(CLOSED);

        for (var range : List.of(List.of("2011-02-01", "2011-02-10"), List.of("2011-02-11", "2011-04-30"),
                List.of("2011-03-01", "2011-03-31"))) {
            var simulated = past.simulate(version, range.get(0), range.get(1));
            assertEquals(simulated.posted(), simulated.points(), range.toString());
            assertEquals(0, simulated.accountsGaining() + simulated.accountsLosing(), range.toString());
        }
        var nothing = past.simulate(version, "2010-12-30", "2010-12-30");
        assertEquals(0, nothing.posted());
    }

    /** Ten accounts, four months, three categories; a third of the invoices come back, a half at a time. */
    private void buy(Shop shop) {
        var categories = new String[] {"Milk", "Tea", null};
        for (var account = 0; account < 10; account++) {
            var id = shop.account("A" + account);
            for (var purchase = 0; purchase < 8; purchase++) {
                var day = "2011-0%d-%02dT10:00:00Z".formatted(1 + random.nextInt(4), 1 + random.nextInt(28));
                var invoice = shop.post(id, day, null, line("x", categories[random.nextInt(3)], random.nextInt(9000)),
                        line("y", categories[random.nextInt(3)], random.nextInt(4000)));
                if (random.nextInt(3) == 0) {
                    shop.post(id, "2011-05-01T10:00:00Z", invoice, returned("x", "-0.5", "-0.50"));
                }
            }
            shop.buyIn("Milk", id, "2010-12-%02dT10:00:00Z".formatted(1 + account), "55.55");
            shop.observe(id, "2011-01", 200 + account * 10 + ".00");
            shop.observe(id, "2011-Q1", 500 + account * 10 + ".00");
        }
        for (var account = 0; account < 5; account++) {
            var id = shop.account("R" + account);
            var bought = shop.buyIn("Tea", id, "2011-02-%02dT10:00:00Z".formatted(1 + account), "99.99");
            shop.post(id, "2011-03-01T10:00:00Z", bought, returned("milk", "-0.4", "-33.33"));
            if (account % 2 == 0) {
                shop.post(id, "2011-04-0%dT10:00:00Z".formatted(1 + account), bought,
                        returned("milk", "-0.6", "-66.66"));
            }
        }
    }

    private static NewLine line(String sku, String category, int cents) {
        return Shop.line(sku, category, new BigDecimal(cents + 100).movePointLeft(2).toPlainString(), true);
    }

    private static NewLine returned(String sku, String pieces, String amount) {
        return new NewLine(sku, null, null, null, new BigDecimal(pieces), new BigDecimal(amount), null, null, null);
    }

    @Test
    void daysAreLocalAndBothIncluded() {
        var past = new Past(Map.of());
        var account = past.shop.account("A");
        for (var time : List.of("2011-02-28T22:59:59Z", "2011-02-28T23:00:00Z", "2011-03-01T22:59:59Z",
                "2011-03-01T23:00:00Z")) {
            past.shop.buy(account, time, "100.00");
        }

        var simulated = past.simulate(past.draft(BASE), "2011-03-01", "2011-03-01");

        assertEquals(2, simulated.purchases());
        assertEquals(20, simulated.points());
        assertEquals(List.of(new SimulationResult.Part("2011-03", 20)), simulated.pointsByMonth());
    }

    @Test
    void whatWasPostedIsComparedAccountByAccount() {
        var past = new Past(Map.of());
        past.shop.publish("2000-01-01T00:00:00Z", BASE);
        var more = past.shop.account("more");
        var less = past.shop.account("less");
        past.shop.buyIn("Milk", more, Shop.MARCH, "100.00");
        past.shop.buyIn("Tea", less, Shop.MARCH, "50.00");
        var draft = past.draft("""
                [{"code":"milk","kind":"SPEND","unit":"5.00","points":1,"when":"line.category == 'Milk'"}]""");

        var simulated = past.simulate(draft, "2011-01-01", "2011-12-31");

        assertEquals(20, simulated.points());
        assertEquals(15, simulated.posted());
        assertEquals(5, simulated.difference());
        assertEquals("0.05", simulated.liabilityDifference().toPlainString());
        assertEquals(List.of(new SimulationResult.Change(more, "more", "more", 20, 10, 10)), simulated.gains());
        assertEquals(List.of(new SimulationResult.Change(less, "less", "less", 0, 5, -5)), simulated.losses());
        assertEquals(List.of(new SimulationResult.Part("Milk", 20)), simulated.pointsByCategory());
        assertEquals(List.of(new SimulationResult.Part(null, 20)), simulated.pointsByTier());
    }

    @Test
    void aPurchaseIsJudgedByTheTierOfItsTimeAsItWasPosted() {
        var past = new Past(Map.of());
        past.shop.at("2026-11-30T12:00:00Z");
        past.shop.publish("2000-01-01T00:00:00Z", TIERED);
        var club = new Club(past.shop.tenant);
        club.scheme(Written.SPEND);
        club.judgeBy(new TierMultiplier(club.shelf), new TierTrait(club.shelf));
        past.standings = club.standings();
        var account = club.account("A1");
        club.at("2026-11-03T12:00:00Z");
        club.buy(account, "2026-11-03T11:59:59Z", "1000.00");
        club.at("2026-11-28T12:00:00Z");
        club.buy(account, "2026-11-20T12:00:00Z", "4000.00");
        club.at("2026-11-29T12:00:00Z");
        for (var day : List.of("02", "05", "28")) {
            club.buy(account, "2026-11-%sT12:00:00Z".formatted(day), "100.00");
        }

        var simulated = past.simulate(past.draft(TIERED), "2026-11-01", "2026-11-29");

        assertEquals(1000 + 4800 + 48_000 + 100 + 120 + 1200 + 150, simulated.points());
        assertEquals(0, simulated.difference());
        assertEquals(List.of(new SimulationResult.Part("GOLD", simulated.points())), simulated.pointsByTier());
    }

    @Test
    void aRuleSetThatIsGoneFailsTheJob() {
        var past = new Past(Map.of());
        assertEquals(Job.State.FAILED, past.run(Ids.next(), "2011-01-01", "2011-12-31").state());
    }

    @Test
    void aRepeatedRunKeepsItsAccountsOnce() {
        var past = new Past(Map.of());
        var account = past.shop.account("A");
        past.shop.buy(account, Shop.MARCH, "100.00");
        var job = past.run(past.draft(BASE), "2011-01-01", "2011-12-31");
        var other = new AccountState();
        other.simulate(7);

        SimulationAccounts.write(Database.work(), past.shop.tenant, job.id(), Map.of(account, other));

        assertEquals(Map.of(account, 7L), past.accounts(job));
        assertEquals(1, Database.number(past.shop.tenant,
                "select count(*) from app.simulation_account where tenant_id = ?", past.shop.tenant));
    }

    @Test
    void accountsAreReadPageByPage() {
        var past = new Past(Map.of());
        var accounts = new ArrayList<UUID>();
        for (var i = 0; i < 5; i++) {
            accounts.add(past.shop.account("A" + i));
            past.shop.buy(accounts.get(i), Shop.MARCH, "100.00");
        }
        var job = past.run(past.draft(BASE), "2011-01-01", "2011-12-31");

        var page = Database.work().call(past.shop.tenant, connection ->
                SimulationAccounts.list(connection, past.shop.tenant, job.id(), accounts.get(1), 2));

        assertEquals(accounts.subList(2, 4), page.stream().map(SimulationResult.Change::account).toList());
    }
}
