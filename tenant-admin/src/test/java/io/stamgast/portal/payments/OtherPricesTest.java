package io.stamgast.portal.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.plan.MembershipPlans;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.PlanView.PriceView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition.Benefits;
import io.stamgast.plan.definition.PlanDefinition.Trial;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OtherPricesTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final PriceView MONTHLY = price("monthly", "EUR", Interval.MONTH, true);

    private final PlanView club = plan("club", Visibility.HIDDEN, MONTHLY, price("yearly", "EUR", Interval.YEAR, true),
            price("term", "EUR", Interval.ONCE, true), price("pounds", "GBP", Interval.MONTH, true),
            price("new", "EUR", Interval.YEAR, false));
    private final PlanView vip = plan("vip", Visibility.PUBLIC, price("m", "EUR", Interval.MONTH, true));
    private final PlanView secret = plan("secret", Visibility.HIDDEN, price("s", "EUR", Interval.MONTH, true));
    private final PlanView old = plan("old", Visibility.ARCHIVED, price("o", "EUR", Interval.MONTH, true));
    private final MembershipView member = member(club, MONTHLY, MembershipState.ACTIVE, null);
    private final OtherPrices others = others();

    private static PriceView price(String code, String currency, Interval interval, boolean mirrored) {
        return new PriceView(UUID.randomUUID(), code, new BigDecimal("9.90"), currency, interval, null, 1, null,
                mirrored, null, null);
    }

    private static PlanView plan(String code, Visibility visibility, PriceView... prices) {
        return new PlanView(UUID.randomUUID(), code, code, Map.of(), List.of(prices), new Trial(0, null, null, null),
                new Benefits(null, null, null, null, null), visibility, 1, NOW, true, null, null, List.of());
    }

    private static MembershipView member(PlanView plan, PriceView price, MembershipState state, Instant cancelsAt) {
        return new MembershipView(UUID.randomUUID(), new UUID(0, 1), null, state,
                new MembershipView.PlanShown(plan.id(), plan.code(), 1, plan.name(), Map.of(), plan.benefits()),
                new MembershipView.PriceShown(price.id(), price.code(), price.amount(), price.currency(),
                        price.interval(), null, false), Collection.CARD, NOW, null, NOW, NOW, cancelsAt, null, null,
                null, null, null, true, null, null, null, null, null, null);
    }

    private OtherPrices others() {
        var made = new OtherPrices();
        made.plans = new MembershipPlans() {
            @Override
            public List<PlanView> list(Visibility visibility, UUID after, int limit) {
                return List.of(club, vip, secret, old);
            }
        };
        return made;
    }

    private static List<String> codes(List<OtherPrices.Choice> choices) {
        return choices.stream().map(one -> one.plan().code() + "/" + one.price().code()).toList();
    }

    @Test
    void aMemberCanChangeToWhatIsPaidAgainInTheSameCurrencyAndIsForAllOrItsOwn() {
        assertEquals(List.of("club/yearly", "vip/m"), codes(others.ofPublicPlans(member, List.of(member))));
    }

    @Test
    void staffCanChangeItToAPlanThatNobodySeesButToNoneThatNobodyMayTake() {
        assertEquals(List.of("club/yearly", "vip/m", "secret/s"), codes(others.ofEveryPlan(member, List.of(member))));
    }

    @Test
    void aPlanThatIsHeldBesidesIsNoChoice() {
        var beside = member(vip, vip.prices().get(0), MembershipState.PAST_DUE, null);
        var over = member(secret, secret.prices().get(0), MembershipState.CANCELLED, null);

        assertEquals(List.of("club/yearly", "secret/s"),
                codes(others.ofEveryPlan(member, List.of(member, beside, over))));
    }

    @Test
    void whatIsUnpaidPausedOrAboutToEndCannotBeChanged() {
        for (var state : List.of(MembershipState.PAST_DUE, MembershipState.PAUSED, MembershipState.CANCELLED)) {
            assertEquals(List.of(), others.ofEveryPlan(member(club, MONTHLY, state, null), List.of()));
        }
        assertEquals(List.of(), others.ofEveryPlan(member(club, MONTHLY, MembershipState.ACTIVE, NOW), List.of()));
    }

    @Test
    void aChoiceIsFoundByItsCodes() {
        assertEquals("yearly", others.find("club", "yearly").price().code());
        assertNull(others.find("vip", "yearly"));
    }
}
