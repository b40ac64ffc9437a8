package io.stamgast.earning.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Caps and budgets hold, also under many posts at once, and count in the order of arrival. */
class AllowancesIT {

    private static Till till(String rules) {
        return Till.open(Map.of()).publish("2020-01-01T00:00:00Z", rules);
    }

    @Test
    void aBudgetIsNeverOverdrawnByManyPostsOnTwoInstances() throws Exception {
        var one = till("""
                [{"code":"promo","kind":"SPEND","unit":"1.00","points":1,"budget":1234},
                {"code":"base","kind":"SPEND","unit":"10.00","points":1}]""");
        var other = one.at(Till.NOW);
        var posts = new ArrayList<Callable<Outcome>>();
        for (var i = 0; i < 50; i++) {
            var till = i % 2 == 0 ? one : other;
            var sale = Sale.of("s" + i).by("ext:A" + i).over("100.00").eur();
            posts.add(() -> till.posted(sale));
        }
        var threads = Executors.newFixedThreadPool(25);
        try {
            for (var future : threads.invokeAll(posts)) {
                future.get();
            }
        } finally {
            threads.shutdown();
        }

        assertEquals(1234 + 50 * 10, one.sum("entry", "points"));
        assertEquals(1234, one.sum("rule_budget", "spent"));
        one.requireSoundLedger();
    }

    @Test
    void whoDoesNotDrawFromABudgetDoesNotWaitForIt() {
        var till = till("""
                [{"code":"promo","kind":"SPEND","unit":"1.00","points":1,"budget":1000,"when":"line.sku == 'promo'"},
                {"code":"base","kind":"SPEND","unit":"10.00","points":1}]""");
        till.posted(Sale.of("first").of(Sale.line("promo", "1", "5.00")).eur());

        Database.work().call(till.tenant, connection -> {
            try (var lock = connection.prepareStatement(
                    "select spent from app.rule_budget where tenant_id = ? for update")) {
                lock.setInt(1, till.tenant);
                assertTrue(lock.executeQuery().next());
                till.posted(Sale.of("second").by("ext:B").of(Sale.line("other", "1", "10.00")).eur());
            }
            return null;
        });
        assertEquals(1, till.available("B"));
    }

    @Test
    void whoIsOutdoneInItsGroupDoesNotWaitForItsBudget() {
        var till = till("""
                [{"code":"promo","kind":"SPEND","unit":"10.00","points":1,"budget":1000,"group":"g",
                "stacking":"BEST_OF"},
                {"code":"base","kind":"SPEND","unit":"10.00","points":2,"group":"g","stacking":"BEST_OF",
                "when":"line.sku != 'promo'"}]""");
        till.posted(Sale.of("first").of(Sale.line("promo", "1", "50.00")).eur());
        assertEquals(5, till.available("A"));

        Database.work().call(till.tenant, connection -> {
            try (var lock = connection.prepareStatement(
                    "select spent from app.rule_budget where tenant_id = ? for update")) {
                lock.setInt(1, till.tenant);
                assertTrue(lock.executeQuery().next());
                till.posted(Sale.of("second").by("ext:B").of(Sale.line("other", "1", "10.00")).eur());
            }
            return null;
        });
        assertEquals(2, till.available("B"));
    }

    @Test
    void theNextBestOfAGroupCountsOnceTheBudgetOfTheBestIsUsedUp() {
        var till = till("""
                [{"code":"best","kind":"SPEND","unit":"1.00","points":3,"budget":40,"group":"g","stacking":"BEST_OF"},
                {"code":"next","kind":"SPEND","unit":"1.00","points":2,"budget":30,"group":"g",
                "stacking":"BEST_OF"}]""");
        till.post(List.of(Sale.of("1").over("10.00").eur(), Sale.of("2").over("10.00").eur(),
                Sale.of("3").over("10.00").eur()));
        assertEquals(30 + 20 + 10, till.available("A"), "30 of 40; 20 beats what is left of 40; 10 beat 10 and 0");
        till.requireSoundLedger();
    }

    /** Both instances see the budget of the older version used up, and draw from that of the newer. */
    @Test
    void aBudgetThatAnotherVersionMadeLargerIsNotOverdrawnEither() throws Exception {
        var one = till("""
                [{"code":"promo","kind":"SPEND","unit":"1.00","points":1,"budget":100}]""");
        one.posted(Sale.of("0").over("100.00").eur());
        one.publish("2026-02-01T00:00:00Z", """
                [{"code":"promo","kind":"SPEND","unit":"1.00","points":1,"budget":125}]""");
        var other = one.at(Till.NOW);
        var posts = new ArrayList<Callable<List<Outcome>>>();
        for (var i = 0; i < 20; i++) {
            var till = i % 2 == 0 ? one : other;
            var both = List.of(
                    Sale.of("new" + i).by("ext:B" + i).at("2026-02-10T10:00:00Z").over("10.00").eur(),
                    Sale.of("old" + i).by("ext:B" + i).at("2026-01-10T10:00:00Z").over("10.00").eur());
            posts.add(() -> till.post(both));
        }
        var threads = Executors.newFixedThreadPool(10);
        try {
            for (var future : threads.invokeAll(posts)) {
                future.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(125, one.sum("rule_budget", "spent"));
        assertEquals(125, one.sum("entry", "points"));
    }

    @Test
    void theBudgetGoesOnOverVersionsAndWhatCameBackStaysSpent() {
        var till = till("""
                [{"code":"promo","kind":"SPEND","unit":"1.00","points":1,"budget":100}]""");
        till.posted(Sale.of("1").over("60.00").eur());
        till.posted(Sale.of("2").returning("1").over("-60.00").eur());
        assertEquals(0, till.available("A"));
        till.publish("2026-02-01T00:00:00Z", """
                [{"code":"promo","kind":"SPEND","unit":"1.00","points":1,"budget":120}]""");

        till.posted(Sale.of("3").at("2026-02-10T10:00:00Z").over("100.00").eur());

        assertEquals(60, till.available("A"));
    }

    @Test
    void capsCountPerAccountAndCalendarDayMonthAndYear() {
        var till = till("""
                [{"code":"base","kind":"SPEND","unit":"1.00","points":1,
                "caps":{"perDay":10,"perMonth":15,"perYear":18}}]""");
        till.post(List.of(Sale.of("1").over("7.00").eur(), Sale.of("2").over("7.00").eur()));
        assertEquals(10, till.available("A"), "of one day, in one batch");
        till.posted(Sale.of("3").at("2026-01-11T10:00:00Z").over("7.00").eur());
        assertEquals(15, till.available("A"));
        till.posted(Sale.of("4").at("2026-02-11T10:00:00Z").over("7.00").eur());
        assertEquals(18, till.available("A"));
        till.posted(Sale.of("5").at("2025-12-11T10:00:00Z").over("7.00").eur());
        assertEquals(25, till.available("A"), "another year");
        till.posted(Sale.of("6").by("ext:B").over("7.00").eur());
        assertEquals(7, till.available("B"));
    }

    @Test
    void aFirstPurchaseIsTheFirstThatArrives() {
        var till = till("""
                [{"code":"first","kind":"FIRST_PURCHASE","points":50,"when":"line.sku == 'new'"}]""");
        till.posted(Sale.of("1").of(Sale.line("old", "1", "5.00")).eur());
        assertEquals(0, till.available("A"));
        till.post(List.of(Sale.of("2").of(Sale.line("new", "1", "5.00")).eur(),
                Sale.of("3").of(Sale.line("new", "1", "5.00")).eur()));
        assertEquals(50, till.available("A"));
        till.posted(Sale.of("4").at("2025-01-10T10:00:00Z").of(Sale.line("new", "1", "5.00")).eur());
        assertEquals(50, till.available("A"));
    }

    @Test
    void whoBoughtBeforeTheRuleIsThereIsNoNewCustomer() {
        var till = till("""
                [{"code":"base","kind":"SPEND","unit":"10.00","points":1}]""");
        till.posted(Sale.of("1").at("2025-12-10T10:00:00Z").over("100.00").eur());
        till.publish("2026-01-01T00:00:00Z", """
                [{"code":"first","kind":"FIRST_PURCHASE","points":500}]""");
        till.posted(Sale.of("2").over("10.00").eur());
        till.posted(Sale.of("3").by("ext:B").over("10.00").eur());
        assertEquals(10, till.available("A"));
        assertEquals(500, till.available("B"));
    }

    @Test
    void aFirstPurchaseWhoseBonusAnotherRuleOutdidIsStillTheFirst() {
        var till = till("""
                [{"code":"first","kind":"FIRST_PURCHASE","points":50,"group":"g","stacking":"BEST_OF",
                "when":"line.netAmount > 0.0"},
                {"code":"base","kind":"SPEND","unit":"1.00","points":1,"group":"g","stacking":"BEST_OF"}]""");
        till.posted(Sale.of("1").over("60.00").eur());
        till.posted(Sale.of("2").over("10.00").eur());
        assertEquals(70, till.available("A"));
    }

    @Test
    void conditionsSeeTheAccountAndReturnsAreJudgedByWhatTheySaw() {
        var till = till("""
                [{"code":"north","kind":"SPEND","unit":"1.00","points":1,
                "when":"account.attributes.region == 'north'"}]""");
        till.posted(Sale.of("0").over("1.00").eur());
        assertEquals(0, till.available("A"));
        Database.execute(till.tenant,
                "update app.account set attributes = '{\"region\":\"north\"}' where tenant_id = ?", till.tenant);
        till.posted(Sale.of("1").over("10.00").eur());
        assertEquals(10, till.available("A"));
        Database.execute(till.tenant, "update app.account set attributes = '{}' where tenant_id = ?", till.tenant);

        till.posted(Sale.of("2").returning("1").over("-4.00").eur());

        assertEquals(6, till.available("A"));
    }
}
