package io.stamgast.tests.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.MovedPlatform;
import io.stamgast.tests.platform.OnMovedPlatform;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Programs whose members pay, each set up through the API alone. */
@OnMovedPlatform
class PaidProgramsIT {

    private static final String GENIUS = """
            {"code":"genius","name":"Genius","prices":[
            {"code":"monthly","amount":"4.99","currency":"EUR","interval":"MONTH"},
            {"code":"yearly","amount":"49.00","currency":"EUR","interval":"YEAR"},
            {"code":"once","amount":"9.00","currency":"EUR","interval":"ONCE","months":1}],
            "trial":{"days":7,"paymentMethodRequired":true},
            "benefits":{"earnMultiplier":"2","rewardDiscountPercent":"20","earlyAccess":true,
            "texts":["Free delivery"]}}""";
    private static final String CLUB = """
            {"code":"club","name":"Club","prices":[
            {"code":"monthly","amount":"9.90","currency":"EUR","interval":"MONTH"}],
            "trial":{"days":7,"paymentMethodRequired":true,"reminderDays":[]}}""";
    private static final Duration DAY = Duration.ofDays(1);

    /** Redeems it and takes that back: no points come later. Its price, or 0 when it isn't to be had. */
    private static long priceOf(ApiClient api, Buyer buyer, String reward) {
        var answer = api.post("/redemptions", Map.of("account", buyer.account(), "reward", reward, "quantity", 1));
        if (answer.status() == 422) {
            assertEquals("reward-not-available", answer.problem());
            return 0;
        }
        var redemption = answer.expect(201).json();
        api.post("/redemptions/" + redemption.get("id").asText() + "/cancel", "").expect(200);
        return redemption.get("price").asLong();
    }

    /** What the plan brings: points twice, rewards for 80 instead of 100, and one that others don't get. */
    private static void assertActs(Club club, Buyer buyer, Rewards rewards, boolean acts) {
        assertEquals(acts ? 200 : 100, buyer.earns());
        assertEquals(acts ? 80 : 100, priceOf(club.api(), buyer, rewards.open));
        assertEquals(acts ? 80 : 0, priceOf(club.api(), buyer, rewards.exclusive));
        assertEquals(acts ? 80 : 0, priceOf(club.api(), buyer, rewards.early));
        assertEquals(acts ? "Free delivery" : "", buyer.benefits().at("/texts/0").asText());
    }

    private record Rewards(String open, String exclusive, String early) {

        static Rewards of(Club club) {
            var soon = club.now().plus(Duration.ofDays(400)).toString();
            var early = club.now().toString();
            return new Rewards(reward(club, Map.of()), reward(club, Map.of("plans", List.of("genius"))),
                    reward(club, Map.of("availableFrom", soon, "earlyFrom", early)));
        }

        private static String reward(Club club, Map<String, Object> more) {
            var reward = new HashMap<String, Object>(Map.of("name", "Mug " + more.keySet(), "type",
                    "MERCHANDISE", "price", 100));
            reward.putAll(more);
            return club.api().post("/rewards", reward).expect(201).json().get("id").asText();
        }
    }

    /** eMAG Genius, Amazon Prime: by the month, by the year or for a fee paid once; free for a week, but once only. */
    @Test
    void paidMembershipWhoseBenefitsActWhileItIsPaid(MovedPlatform moved) {
        var club = new Club(moved).connected().earning().sells(GENIUS);
        var rewards = Rewards.of(club);
        var monthly = club.buyer("M", "en");
        var yearly = club.buyer("Y", "en");
        var once = club.buyer("O", "en");
        var others = club.buyer("N", "en");
        List.of(monthly, yearly, once, others).forEach(buyer -> buyer.startsWith(1000));
        List.of(monthly, yearly, once, others).forEach(buyer -> assertActs(club, buyer, rewards, false));

        var begin = club.now();
        monthly.takes("genius", "monthly", "VISA");
        yearly.takes("genius", "yearly", "MASTERCARD");
        once.takes("genius", "once", "AMEX");
        assertEquals(List.of("TRIALING", "TRIALING", "ACTIVE"), states(monthly, yearly, once));
        assertEquals(List.of(900L), club.charged());
        List.of(monthly, yearly, once).forEach(buyer -> assertActs(club, buyer, rewards, true));
        assertActs(club, others, rewards, false);

        moved.passTo(begin.plus(Duration.ofDays(7)).plus(Club.CHARGING));
        List.of(monthly, yearly).forEach(buyer -> buyer.awaitState("ACTIVE"));
        monthly.awaitPaid(1);
        yearly.awaitPaid(1);
        assertEquals(List.of("4.99"), amounts(monthly));
        assertEquals(List.of("49.00"), amounts(yearly));
        List.of(monthly, yearly, once).forEach(buyer -> assertActs(club, buyer, rewards, true));

        club.api().post("/memberships/" + monthly.id() + "/cancel", Map.of("at", "PERIOD_END")).expect(200);
        club.api().post("/memberships/" + yearly.id() + "/cancel", Map.of("at", "PERIOD_END")).expect(200);
        assertTrue(yearly.benefits(yearly.periodEnd().minus(DAY)).get("plans").size() == 1);
        assertEquals(0, yearly.benefits(yearly.periodEnd().plus(DAY)).get("plans").size());
        assertActs(club, monthly, rewards, true);

        moved.passTo(monthly.periodEnd().plus(Club.CHARGING));
        assertEquals("REQUESTED", monthly.awaitState("CANCELLED").get("endReason").asText());
        assertEquals("TERM_OVER", once.awaitState("CANCELLED").get("endReason").asText());
        List.of(monthly, once).forEach(buyer -> assertActs(club, buyer, rewards, false));
        assertActs(club, yearly, rewards, true);
        assertEquals(List.of(499L, 900L, 4900L), club.charged());
        assertFalse(monthly.checkout("genius", "monthly").get("trial").asBoolean(), "one trial for each account");
        assertTrue(club.tenant().addsUp());
    }

    private static Instant noonAfter(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    /**
     * 2Checkout-style: three trials are charged by themselves; of two renewals that fail, the policy's retry recovers
     * one, and the other is lost; the figures say so.
     */
    @Test
    void recurringBillingThatRecoversWhatFails(MovedPlatform moved) throws IOException {
        var club = new Club(moved).connected().duns("short-policy.json").sells(CLUB);
        moved.passTo(noonAfter(club.now())); // a case that begins after midnight is a day late, and its steps with it
        var begin = YearMonth.from(club.now().atZone(ZoneOffset.UTC));
        var faithful = club.buyer("A", "en").takes("club", "monthly", "VISA");
        var forgetful = club.buyer("B", "en").takes("club", "monthly", "VISA");
        var robbed = club.buyer("C", "en").takes("club", "monthly", "VISA");
        moved.passTo(robbed.periodEnd().plus(Club.CHARGING));
        List.of(faithful, forgetful, robbed).forEach(buyer -> buyer.awaitState("ACTIVE"));
        List.of(faithful, forgetful, robbed).forEach(buyer -> buyer.awaitPaid(1));

        forgetful.bankSays("INSUFFICIENT_FUNDS");
        robbed.bankSays("STOLEN");
        moved.passTo(robbed.periodEnd().plus(Club.CHARGING));
        faithful.awaitPaid(2);
        List.of(forgetful, robbed).forEach(buyer -> buyer.awaitSubjects(1)); // what begins late ends late
        forgetful.bankSays("APPROVED");
        moved.pass(DAY);
        forgetful.awaitState("ACTIVE");
        assertEquals("9.90", forgetful.dunned().get("recovered").asText());
        assertEquals("PAST_DUE", robbed.membership().get("state").asText());
        moved.pass(DAY);
        assertEquals("PAYMENT_FAILED", robbed.awaitState("CANCELLED").get("endReason").asText());
        robbed.awaitSubjects(2);

        assertEquals(List.of("Your payment for Club did not succeed"), forgetful.subjects());
        assertEquals(List.of("Your payment method was refused for Club", "Your membership Club has ended"),
                robbed.subjects());
        assertEquals(List.of(), faithful.subjects());
        assertEquals(List.of(990L, 990L, 990L, 990L, 990L), club.charged());
        assertFigures(club, begin);
        assertEquals(List.of(), new Figures(new Club(moved), begin).totals());
    }

    private static void assertFigures(Club club, YearMonth begin) {
        var figures = new Figures(club, begin);
        assertEquals(3, figures.sum("memberships", "trialsStarted"));
        assertEquals(3, figures.sum("memberships", "trialsConverted"));
        assertEquals(0, figures.sum("memberships", "voluntaryChurn"));
        assertEquals(1, figures.sum("memberships", "involuntaryChurn"));
        assertEquals(2, figures.sum("recovery", "opened"));
        assertEquals(1, figures.sum("recovery", "recovered"));
        assertEquals(1, figures.sum("recovery", "lost"));
        assertEquals(9.9, figures.sum("recovery", "recoveredAmount"));
        assertEquals("19.80", figures.last().at("/memberships/mrr").asText());
        for (var name : List.of("trialsStarted", "trialsConverted", "involuntaryChurn", "recovered", "recoveredAmount",
                "lost", "mrr")) {
            assertEquals(figures.sum(name.startsWith("recover") || name.equals("lost") ? "recovery" : "memberships",
                    name), figures.sumOfFile(name), name);
        }
    }

    private static List<String> states(Buyer... buyers) {
        return Arrays.stream(buyers).map(buyer -> buyer.membership().get("state").asText()).toList();
    }

    private static List<String> amounts(Buyer buyer) {
        return buyer.paid().stream().map(invoice -> invoice.get("paid").asText())
                .filter(paid -> new BigDecimal(paid).signum() > 0).toList();
    }
}
