package io.stamgast.tier.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.standing.AccountTrait;
import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import io.stamgast.testing.Database;
import io.stamgast.tier.scheme.Written;
import io.stamgast.tier.standing.Club;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BenefitsIT {

    private static Map<UUID, Multiplier> multipliers(Club club, Collection<UUID> accounts, String at) {
        return Database.work().call(club.tenant, connection -> new TierMultiplier(club.shelf).of(connection,
                club.tenant, accounts, Instant.parse(at)));
    }

    private static Map<UUID, Collection<String>> traits(Club club, Collection<UUID> accounts, String at) {
        return Database.work().call(club.tenant, connection -> new TierTrait(club.shelf).of(connection, club.tenant,
                accounts, Instant.parse(at)));
    }

    @Test
    void aPurchaseIsMultipliedByTheTierOfItsTime() {
        var club = new Club(Written.SPEND);
        var gold = club.account("A1");
        var bronze = club.account("A2");
        club.buy(gold, "1000.00");
        club.at("2026-11-30T12:00:00Z");
        club.buy(gold, "4000.00");
        var both = List.of(gold, bronze);

        assertEquals(Map.of(), multipliers(club, both, "2026-11-29T11:59:59Z"), "bronze multiplies nothing");
        assertEquals(Map.of(gold, new Multiplier("tier:SILVER", Fraction.parse("1.2"))),
                multipliers(club, both, "2026-11-29T12:00:00Z"));
        assertEquals(Map.of(gold, new Multiplier("tier:GOLD", Fraction.parse("1.5"))),
                multipliers(club, both, "2026-12-01T12:00:00Z"));
    }

    @Test
    void conditionsAskForTheCode() {
        var club = new Club(Written.SPEND);
        var gold = club.account("A1");
        var nobody = club.account("A2");
        club.buy(gold, "5000.00");
        assertEquals(AccountTrait.Name.TIER, new TierTrait(club.shelf).name());
        assertEquals(Map.of(gold, List.of("GOLD"), nobody, List.of("BRONZE")),
                traits(club, List.of(gold, nobody), "2026-11-29T12:00:00Z"));
    }

    @Test
    void withoutTiersThereIsNothing() {
        var club = new Club(Map.of());
        var account = club.account("A1");
        assertEquals(Map.of(), multipliers(club, List.of(account), "2026-11-29T12:00:00Z"));
        assertEquals(Map.of(), traits(club, List.of(account), "2026-11-29T12:00:00Z"));
    }
}
