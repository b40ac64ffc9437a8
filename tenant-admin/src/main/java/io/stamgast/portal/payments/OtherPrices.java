package io.stamgast.portal.payments;

import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.plan.MembershipPlans;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.PlanView.PriceView;
import io.stamgast.plan.definition.Interval;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What memberships can become instead of what they are: another price of the plan, or another plan. */
@RequestScoped
public class OtherPrices {

    private static final Set<MembershipState> CHANGEABLE = Set.of(MembershipState.TRIALING, MembershipState.ACTIVE);
    private static final int PLANS = 200;

    /** One of them. */
    public record Choice(PlanView plan, PriceView price) {
    }

    @Inject
    MembershipPlans plans;

    private List<PlanView> all;

    /** @param held all memberships of the account: a plan that it has is not offered for another one */
    public List<Choice> ofEveryPlan(MembershipView one, List<MembershipView> held) {
        return of(one, held, plan -> plan.visibility() != Visibility.ARCHIVED);
    }

    /** The same of those that the account sees: what is for all, and the plan itself. */
    public List<Choice> ofPublicPlans(MembershipView one, List<MembershipView> held) {
        return of(one, held, plan -> plan.visibility() == Visibility.PUBLIC
                || plan.visibility() == Visibility.HIDDEN && plan.id().equals(one.plan().id()));
    }

    private List<Choice> of(MembershipView one, List<MembershipView> held, Predicate<PlanView> seen) {
        if (!CHANGEABLE.contains(one.state()) || one.cancelsAt() != null || one.price().interval() == Interval.ONCE) {
            return List.of();
        }
        var taken = held.stream().filter(other -> !other.state().isOver() && !other.id().equals(one.id()))
                .map(other -> other.plan().id()).collect(Collectors.toSet());
        return all().stream().filter(seen).filter(plan -> !taken.contains(plan.id()))
                .flatMap(plan -> plan.prices().stream().filter(price -> replaces(one, price))
                        .map(price -> new Choice(plan, price))).toList();
    }

    /**
     * One of them by its codes.
     *
     * @return null where there is none
     */
    public Choice find(String plan, String price) {
        return all().stream().filter(one -> one.code().equals(plan)).flatMap(one -> one.prices().stream()
                .filter(other -> other.code().equals(price)).map(other -> new Choice(one, other)))
                .findFirst().orElse(null);
    }

    private static boolean replaces(MembershipView one, PriceView price) {
        return price.interval() != Interval.ONCE && price.mirrored()
                && price.currency().equals(one.price().currency()) && !price.id().equals(one.price().id());
    }

    private List<PlanView> all() {
        if (all == null) {
            all = plans.list(null, null, PLANS);
        }
        return all;
    }
}
