package io.stamgast.tier.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.standing.AccountTrait;
import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import io.stamgast.earning.standing.Moment;
import io.stamgast.kernel.Ids;
import io.stamgast.reward.Launch;
import io.stamgast.reward.Offer;
import io.stamgast.reward.RewardType;
import io.stamgast.reward.launch.LaunchEligibility;
import io.stamgast.testing.Database;
import io.stamgast.tier.scheme.Written;
import io.stamgast.tier.standing.Club;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BenefitsIT {

    private static final String RULES = """
            [{"code":"base","kind":"SPEND","unit":"1.00","points":1},
            {"code":"silver","kind":"SPEND","unit":"1.00","points":10,"when":"account.tier == 'SILVER'"}]""";

    private static Map<Moment, Multiplier> multipliers(Club club, Collection<UUID> accounts, String at) {
        return Database.work().call(club.tenant, connection -> new TierMultiplier(club.shelf).of(connection,
                club.tenant, Moment.of(accounts, Instant.parse(at))));
    }

    private static Map<Moment, Collection<String>> traits(Club club, Collection<UUID> accounts, String at) {
        return Database.work().call(club.tenant, connection -> new TierTrait(club.shelf).of(connection, club.tenant,
                Moment.of(accounts, Instant.parse(at))));
    }

    private static Moment moment(UUID account, String at) {
        return new Moment(account, Instant.parse(at));
    }

    @Test
    void aPurchaseThatComesInLateIsJudgedByTheTierOfItsTime() {
        var club = new Club(Map.of());
        club.rules("2000-01-02", RULES);
        club.scheme(Written.SPEND);
        club.judgeBy(new TierMultiplier(club.shelf), new TierTrait(club.shelf));
        var account = club.account("A1");
        club.at("2026-11-03T12:00:00Z");
        club.buy(account, "1000.00");
        club.at("2026-11-20T12:00:00Z");
        club.buy(account, "4000.00");
        assertEquals("GOLD", club.tier(account));
        club.at("2026-11-29T12:00:00Z");

        assertEquals(100, earned(club, account, "2026-11-02T12:00:00Z"), "bronze");
        assertEquals(120 + 1200, earned(club, account, "2026-11-05T12:00:00Z"), "silver");
        assertEquals(150, earned(club, account, "2026-11-25T12:00:00Z"), "gold");
        club.requireSoundLedger();
    }

    /** By 100.00. */
    private static long earned(Club club, UUID account, String occurredAt) {
        var before = club.available(account);
        club.buy(account, occurredAt, "100.00");
        return club.available(account) - before;
    }

    @Test
    void aMultiplierIsThatOfItsTime() {
        var club = new Club(Written.SPEND);
        var gold = club.account("A1");
        var bronze = club.account("A2");
        club.buy(gold, "1000.00");
        club.at("2026-11-30T12:00:00Z");
        club.buy(gold, "4000.00");
        var both = List.of(gold, bronze);

        assertEquals(Map.of(), multipliers(club, both, "2026-11-29T11:59:59Z"), "bronze multiplies nothing");
        assertEquals(Map.of(moment(gold, "2026-11-29T12:00:00Z"),
                new Multiplier("tier:SILVER", Fraction.parse("1.2"))),
                multipliers(club, both, "2026-11-29T12:00:00Z"));
        assertEquals(Map.of(moment(gold, "2026-12-01T12:00:00Z"),
                new Multiplier("tier:GOLD", Fraction.parse("1.5"))),
                multipliers(club, both, "2026-12-01T12:00:00Z"));
    }

    @Test
    void conditionsAskForTheCode() {
        var club = new Club(Written.SPEND);
        var gold = club.account("A1");
        var nobody = club.account("A2");
        club.buy(gold, "5000.00");
        assertEquals(AccountTrait.Name.TIER, new TierTrait(club.shelf).name());
        assertEquals(Map.of(moment(gold, "2026-11-29T12:00:00Z"), List.of("GOLD"),
                moment(nobody, "2026-11-29T12:00:00Z"), List.of("BRONZE")),
                traits(club, List.of(gold, nobody), "2026-11-29T12:00:00Z"));
    }

    private static Optional<String> refusal(Club club, UUID account, Offer offer) {
        return Database.work().call(club.tenant,
                connection -> new TierEligibility(club.shelf).of(connection, club.tenant, account).refusal(offer));
    }

    private static BigDecimal percent(Club club, UUID account) {
        return Database.work().call(club.tenant,
                connection -> new TierDiscount(club.shelf).percent(connection, club.tenant, account));
    }

    private static Offer mug(String... tiers) {
        return new Offer(Ids.next(), "Mug", RewardType.MERCHANDISE, 105, null, true, List.of(tiers),
                List.of(), Launch.AT_ONCE);
    }

    @Test
    void aRewardThatNamesTiersIsForThemAlone() {
        var club = new Club(Written.SPEND);
        var gold = club.account("A1");
        var bronze = club.account("A2");
        club.buy(gold, "5000.00");
        assertEquals(Optional.empty(), refusal(club, bronze, mug()));
        assertEquals(Optional.empty(), refusal(club, gold, mug("SILVER", "GOLD")));
        assertEquals(Optional.of("'Mug' is for the tiers SILVER, GOLD."), refusal(club, bronze, mug("SILVER", "GOLD")));
        assertEquals(Optional.empty(), refusal(club, bronze, mug("BRONZE")));
        var without = new Club(Map.of());
        assertTrue(refusal(without, without.account("A1"), mug("GOLD")).isPresent());
    }

    @Test
    void someTiersHaveRewardsBeforeTheyAreLaunched() {
        var club = new Club(Written.SPEND);
        var gold = club.account("A1");
        var bronze = club.account("A2");
        club.buy(gold, "5000.00");
        var mug = new Offer(Ids.next(), "Mug", RewardType.MERCHANDISE, 105, null, true, List.of(),
                List.of(), new Launch(Instant.parse("2026-12-08T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z")));
        assertTrue(launched(club, gold, mug, "2026-11-30T23:59:59Z").isPresent());
        assertEquals(Optional.empty(), launched(club, gold, mug, "2026-12-01T00:00:00Z"));
        assertEquals(Optional.of("'Mug' is available from 2026-12-08T00:00:00Z. Those with early access have it from"
                + " 2026-12-01T00:00:00Z."), launched(club, bronze, mug, "2026-12-07T23:59:59Z"));
        assertEquals(Optional.empty(), launched(club, bronze, mug, "2026-12-08T00:00:00Z"));
    }

    private static Optional<String> launched(Club club, UUID account, Offer offer, String now) {
        var launch = new LaunchEligibility(List.of(new TierEarlyAccess(club.shelf)),
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
        return Database.work().call(club.tenant,
                connection -> launch.of(connection, club.tenant, account).refusal(offer));
    }

    @Test
    void aTierMakesRewardsCheaper() {
        var club = new Club(Written.SPEND);
        var gold = club.account("A1");
        club.buy(gold, "5000.00");
        assertEquals(BigDecimal.ZERO, percent(club, club.account("A2")));
        assertEquals(95, mug().priceLess(percent(club, gold)), "94.5, rounded up");
        assertEquals(1, mug().priceLess(new BigDecimal("100")), "never nothing");
    }

    @Test
    void withoutTiersThereIsNothing() {
        var club = new Club(Map.of());
        var account = club.account("A1");
        assertEquals(Map.of(), multipliers(club, List.of(account), "2026-11-29T12:00:00Z"));
        assertEquals(Map.of(), traits(club, List.of(account), "2026-11-29T12:00:00Z"));
        assertEquals(BigDecimal.ZERO, percent(club, account));
    }
}
