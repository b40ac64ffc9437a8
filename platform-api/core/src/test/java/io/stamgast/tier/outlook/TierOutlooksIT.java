package io.stamgast.tier.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.tier.scheme.Written;
import io.stamgast.tier.standing.Club;
import io.stamgast.web.Reference;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TierOutlooksIT {

    private final Club club = new Club(Written.SPEND);

    private <T> T ask(int tenant, Function<TierOutlooks, T> question) {
        return Database.work().call(tenant, connection -> {
            var outlooks = new TierOutlooks();
            outlooks.connection = new Entered(connection);
            outlooks.tenant = Entered.tenant(tenant);
            outlooks.clock = club.clock;
            return question.apply(outlooks);
        });
    }

    private AccountTier tier(String account) {
        return ask(club.tenant, outlooks -> outlooks.of(new Reference(null, account)));
    }

    private List<TierEvent> history(String account) {
        return ask(club.tenant, outlooks -> outlooks.history(new Reference(null, account), null, 10));
    }

    private List<TierOutlooks.Nearly> nearly(String code, int within, NearlyThere.Place after, int limit) {
        return ask(club.tenant, outlooks -> outlooks.nearly(code, within, after, limit));
    }

    @Test
    void whatIsMissingIsExact() {
        var account = club.account("A1");
        club.buy(account, "1234.56");

        var shown = tier("A1");

        assertEquals("SILVER", shown.tier());
        assertEquals(new BigDecimal("1234.56"), shown.value());
        assertEquals("EUR", shown.unit());
        assertEquals("2025-12-01", shown.from().toString());
        assertEquals("2027-11-29", shown.reviewOn().toString());
        assertEquals(50, shown.benefits().entryGiftPoints());
        assertEquals(new AccountTier.Next("GOLD", "Gold", new BigDecimal("5000.00"), new BigDecimal("3765.44")),
                shown.next());
    }

    @Test
    void whoHasTheHighestMissesNothing() {
        club.buy(club.account("A1"), "5000.00");
        assertNull(tier("A1").next());
    }

    @Test
    void whoNothingIsKeptOfIsWhereEverybodyIs() {
        club.account("A1");
        var shown = tier("A1");
        assertEquals("BRONZE", shown.tier());
        assertNull(shown.since());
        assertEquals(new BigDecimal("1000.00"), shown.next().missing());
        assertEquals(List.of(), history("A1"));
    }

    @Test
    void theFirstTierMayHaveAThreshold() {
        club.scheme(Written.SPEND.replace("\"threshold\":\"0\"", "\"threshold\":\"10\""));
        club.account("A1");
        var shown = tier("A1");
        assertNull(shown.tier());
        assertNull(shown.benefits());
        assertEquals("BRONZE", shown.next().tier());
    }

    @Test
    void theHistorySaysWhyInWords() {
        var account = club.account("A1");
        club.buy(account, "100.00");
        club.buy(account, "5000.00");
        var history = history("A1");
        assertEquals("Reached 5100.00 EUR; Gold begins at 5000.00 EUR.", history.get(0).reason());
        assertEquals("BRONZE", history.get(0).from());
        assertEquals(List.of(history.get(1)), ask(club.tenant,
                outlooks -> outlooks.history(new Reference(null, "A1"), history.get(0).id(), 10)));
    }

    @Test
    void thoseNearlyThereAreListedTheNearestFirst() {
        for (var amount : new String[] {"899.99", "900.00", "950.00", "999.99", "1000.00"}) {
            club.buy(club.account(amount), amount);
        }
        var first = nearly("SILVER", 10, NearlyThere.Place.START, 2);
        assertEquals(List.of("999.99", "950.00"), first.stream().map(TierOutlooks.Nearly::externalId).toList());
        assertEquals(new BigDecimal("0.01"), first.get(0).missing());
        var rest = nearly("SILVER", 10, new NearlyThere.Place(first.get(1).figure(), first.get(1).account()), 2);
        assertEquals(List.of("900.00"), rest.stream().map(TierOutlooks.Nearly::externalId).toList());
        assertEquals(5, nearly("GOLD", 100, NearlyThere.Place.START, 9).size());
    }

    @Test
    void whoIsInTheTierAlreadyIsNotNearlyThere() {
        var account = club.account("A1");
        club.buy(account, "1000.00");
        club.buy(account, "-50.00");
        assertEquals("SILVER", club.tier(account));
        assertEquals(List.of(), nearly("SILVER", 10, NearlyThere.Place.START, 9));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertRefused("not-found", () -> tier("nobody"));
        assertRefused("not-found", () -> nearly("NONE", 10, NearlyThere.Place.START, 9));
        assertRefused("invalid-request", () -> nearly("GOLD", 0, NearlyThere.Place.START, 9));
        club.account("A1");
        var other = new Club(Map.of());
        other.account("B1");
        assertRefused("not-found", () -> ask(other.tenant, outlooks -> outlooks.of(new Reference(null, "B1"))));
        assertRefused("not-found", () -> ask(other.tenant,
                outlooks -> outlooks.history(new Reference(null, "A1"), null, 9)));
    }

    private static void assertRefused(String code, Runnable question) {
        assertEquals(code, assertThrows(DomainException.class, question::run).code());
    }
}
