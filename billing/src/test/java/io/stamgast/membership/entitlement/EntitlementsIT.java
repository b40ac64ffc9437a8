package io.stamgast.membership.entitlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.standing.AccountTrait;
import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import io.stamgast.earning.standing.Moment;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.PlanTaken;
import io.stamgast.membership.MembershipState;
import io.stamgast.plan.PlanDesk;
import io.stamgast.plan.Plans;
import io.stamgast.plan.definition.Written;
import io.stamgast.reward.Launch;
import io.stamgast.reward.Offer;
import io.stamgast.reward.RewardType;
import io.stamgast.reward.launch.LaunchEligibility;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.testing.MovedClock;
import io.stamgast.web.Reference;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntitlementsIT {

    private static final Instant BEGAN = Instant.parse("2026-03-02T10:00:00Z");

    private final int tenant = Database.newTenant();
    private final UUID account = Database.newAccount(tenant, "A1");
    private final UUID nobody = Database.newAccount(tenant, "A2");
    private final MovedClock clock = new MovedClock(BEGAN);
    private final PlanDesk desk = new PlanDesk(tenant, clock, (connection, change) -> { });
    private final Entitlements entitlements = new Entitlements(new Plans());

    private static Instant day(int days) {
        return BEGAN.plus(Duration.ofDays(days));
    }

    private <T> T by(TenantWork.Work<T> work) {
        return Database.work().call(tenant, work);
    }

    private Member takes(Written plan) {
        return Member.takes(tenant, account, desk, desk.create(plan).id(), BEGAN);
    }

    private List<String> held(Instant at) {
        return by(connection -> entitlements.of(connection, tenant, Moment.of(List.of(account, nobody), at)))
                .getOrDefault(new Moment(account, at), List.of()).stream().map(Held::code).toList();
    }

    @Test
    void benefitsActFromTheBeginToTheEnd() {
        var member = takes(Written.valid());
        assertEquals(List.of(), held(BEGAN.minusMillis(1)));
        assertEquals(List.of("club"), held(BEGAN));
        member.ends(day(9));
        assertEquals(List.of("club"), held(day(9).minusMillis(1)));
        assertEquals(List.of(), held(day(9)));
        assertEquals(Map.of(),
                by(connection -> entitlements.of(connection, tenant, Moment.of(List.of(nobody), BEGAN))));
    }

    @Test
    void onTrialTheyActAndPausedOrUnpaidTheyDont() {
        var member = takes(Written.valid());
        member.becomes(day(1), MembershipState.TRIALING);
        member.becomes(day(2), MembershipState.PAUSED);
        member.becomes(day(3), MembershipState.ACTIVE);
        member.becomes(day(4), MembershipState.UNPAID);
        assertEquals(List.of("club"), held(day(1)));
        assertEquals(List.of(), held(day(2)));
        assertEquals(List.of("club"), held(day(3)));
        assertEquals(List.of(), held(day(4)));
    }

    @Test
    void whileAPaymentIsRecoveredTheyActUntilTheGraceIsOver() {
        var member = takes(Written.valid());
        member.fails(day(10), day(24));
        assertEquals(List.of("club"), held(day(24).minusMillis(1)));
        assertEquals(List.of(), held(day(24)), "nobody has told that, and nobody needs to");
        member.becomes(day(12), before -> before.restricted(true));
        assertEquals(List.of(), held(day(12)));
        assertEquals(List.of("club"), held(day(11)), "before that they acted");
        member.becomes(day(30), MembershipState.ACTIVE);
        assertEquals(List.of(), held(day(30)), "restricted until somebody lifts it");
        member.becomes(day(30), before -> before.restricted(false));
        assertEquals(List.of("club"), held(day(30)));
    }

    @Test
    void anEndThatIsInSightNeedsNoNewsWhenItComes() {
        takes(Written.valid()).willEnd(day(1), day(30));
        assertEquals(List.of("club"), held(day(30).minusMillis(1)));
        assertEquals(List.of(), held(day(30)));
    }

    @Test
    void whatBecomesKnownLateReplacesWhatWasTakenToBeSo() {
        var member = takes(Written.valid());
        member.becomes(day(5), before -> before.restricted(true));
        member.becomes(day(6), before -> before.restricted(false));
        member.ends(day(4));
        assertEquals(List.of("club"), held(day(4).minusMillis(1)));
        assertEquals(List.of(), held(day(7)), "it had ended before");
    }

    @Test
    void theVersionThatTheMemberHasCounts() {
        var id = desk.create(Written.valid()).id();
        var member = Member.takes(tenant, account, desk, id, BEGAN);
        desk.save(id, Written.valid().with("/benefits/earnMultiplier", "\"3\""));
        assertEquals(Map.of(new Moment(account, day(1)), new Multiplier("plan:club", Fraction.of(2))),
                multipliers(day(1)));
        member.becomes(day(2), before -> with(before, new PlanTaken(id, 2, before.plan().priceId())));
        assertEquals(Map.of(new Moment(account, day(1)), new Multiplier("plan:club", Fraction.of(2))),
                multipliers(day(1)));
        assertEquals(Map.of(new Moment(account, day(2)), new Multiplier("plan:club", Fraction.of(3))),
                multipliers(day(2)));
    }

    private static Membership with(Membership of, PlanTaken plan) {
        return new Membership(of.id(), of.accountId(), of.memberId(), plan, of.state(), of.stripeSubscription(),
                of.collection(), of.beganAt(), of.trialEndsAt(), of.periodBeginsAt(), of.periodEndsAt(),
                of.cancelsAt(), of.endedAt(), of.endReason(), null, null, null, false, 0, of.syncedAt());
    }

    private Map<Moment, Multiplier> multipliers(Instant at) {
        return by(connection -> new PlanMultiplier(entitlements).of(connection, tenant,
                Moment.of(List.of(account, nobody), at)));
    }

    @Test
    void multipliersOfSeveralPlansAddUp() {
        takes(Written.valid().with("/benefits/earnMultiplier", "\"1.5\""));
        takes(Written.valid().with("/code", "\"VIP\"").with("/benefits/earnMultiplier", "\"1.2\""));
        takes(Written.valid().with("/code", "\"news\"").with("/benefits/earnMultiplier", "\"1\""));
        assertEquals(Map.of(new Moment(account, BEGAN), new Multiplier("plan:club+VIP", Fraction.parse("1.7"))),
                multipliers(BEGAN));
    }

    @Test
    void conditionsAskForTheCode() {
        takes(Written.valid());
        takes(Written.valid().with("/code", "\"VIP\""));
        var trait = new PlanTrait(entitlements);
        assertEquals(AccountTrait.Name.PLAN, trait.name());
        assertEquals(Map.of(new Moment(account, BEGAN), List.of("club")),
                by(connection -> trait.of(connection, tenant, Moment.of(List.of(account, nobody), BEGAN))));
    }

    private static Offer mug(Launch launch, String... plans) {
        return new Offer(Ids.next(), "Mug", RewardType.MERCHANDISE, 100, null, true, List.of(), List.of(plans), launch);
    }

    private Optional<String> refusal(UUID of, Offer offer) {
        return by(connection -> new PlanEligibility(entitlements, clock).of(connection, tenant, of).refusal(offer));
    }

    @Test
    void aRewardThatNamesPlansIsForTheirMembers() {
        var member = takes(Written.valid());
        assertEquals(Optional.empty(), refusal(nobody, mug(Launch.AT_ONCE)));
        assertEquals(Optional.empty(), refusal(account, mug(Launch.AT_ONCE, "VIP", "club")));
        assertEquals(Optional.of("'Mug' is for members of VIP."), refusal(account, mug(Launch.AT_ONCE, "VIP")));
        assertEquals(Optional.of("'Mug' is for members of VIP, club."),
                refusal(nobody, mug(Launch.AT_ONCE, "VIP", "club")));
        member.ends(BEGAN);
        assertTrue(refusal(account, mug(Launch.AT_ONCE, "club")).isPresent());
    }

    @Test
    void theLargestDiscountCounts() {
        var discount = new PlanDiscount(entitlements, clock);
        assertEquals(BigDecimal.ZERO, by(connection -> discount.percent(connection, tenant, account)));
        takes(Written.valid());
        takes(Written.valid().with("/code", "\"VIP\"").with("/benefits/rewardDiscountPercent", "\"12.5\""));
        assertEquals(new BigDecimal("12.5"), by(connection -> discount.percent(connection, tenant, account)));
    }

    @Test
    void membersHaveRewardsBeforeTheyAreLaunched() {
        takes(Written.valid());
        var launch = new LaunchEligibility(List.of(new PlanEarlyAccess(entitlements, clock)), clock);
        var mug = mug(new Launch(day(9), day(0)));
        assertEquals(Optional.empty(), by(connection -> launch.of(connection, tenant, account).refusal(mug)));
        assertTrue(by(connection -> launch.of(connection, tenant, nobody).refusal(mug)).isPresent());
    }

    private AccountBenefits shown(int of, Reference reference, Instant at) {
        return Database.work().call(of, connection -> {
            var shown = new BenefitDesk();
            shown.connection = new Entered(connection);
            shown.tenant = Entered.tenant(of);
            shown.entitlements = entitlements;
            shown.clock = clock;
            return shown.of(reference, at);
        });
    }

    @Test
    void whatActsIsShownTogether() {
        var club = takes(Written.valid());
        var vip = takes(Written.valid().with("/code", "\"VIP\"").with("/name", "\"Very important\"")
                .with("/benefits", "{\"earnMultiplier\":\"1.5\",\"texts\":[\"A chair with your name\",\"A table\"]}"));
        var shown = shown(tenant, new Reference(null, "A1"), null);
        assertEquals(List.of(club.id(), vip.id()),
                shown.plans().stream().map(AccountBenefits.HeldPlan::membership).toList());
        assertEquals("Very important", shown.plans().get(1).name());
        assertEquals(Fraction.parse("2.5"), shown.earnMultiplier());
        assertEquals(0, new BigDecimal("10").compareTo(shown.rewardDiscountPercent()));
        assertTrue(shown.earlyAccess());
        assertEquals(100, shown.monthlyPoints());
        assertEquals(List.of("A chair with your name", "A table"), shown.texts());
        var before = shown(tenant, new Reference(account, null), BEGAN.minusSeconds(1));
        assertEquals(AccountBenefits.of(account, BEGAN.minusSeconds(1), List.of()), before);
        assertEquals(Fraction.ONE, before.earnMultiplier());
    }

    @Test
    void anotherTenantSeesNothing() {
        takes(Written.valid());
        var stranger = Database.newTenant();
        assertEquals(Map.of(), Database.work().call(stranger,
                connection -> entitlements.of(connection, stranger, Moment.of(List.of(account), BEGAN))));
        assertEquals(Map.of(), Database.work().call(stranger,
                connection -> entitlements.of(connection, tenant, Moment.of(List.of(account), BEGAN))));
        assertEquals("not-found", assertThrows(DomainException.class,
                () -> shown(stranger, new Reference(account, null), null)).code());
    }
}
