package io.stamgast.billing;

import io.stamgast.move.estate.CarriedTable;
import io.stamgast.move.estate.CarriedTables;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Billing's tables of tenants: what was agreed is carried, what goes to and fro with Stripe is not. */
@ApplicationScoped
public class BillingTables implements CarriedTables {

    private static final String[] ASKED_OF_STRIPE = {"mirror_call", "mirror_problem"};
    private static final List<CarriedTable> CARRIED = Stream.of(
            List.of(CarriedTable.rules("membership_plan").without(ASKED_OF_STRIPE)),
            CarriedTable.allRules("membership_plan_version"),
            List.of(CarriedTable.rules("plan_price").without(ASKED_OF_STRIPE)),
            CarriedTable.allData("membership_customer", "membership_trial", "membership", "membership_history",
                    "membership_invoice", "membership_notice", "membership_reminder", "membership_coupon"),
            List.of(CarriedTable.data("membership_price_change").without("call")),
            CarriedTable.allRules("dunning_policy"),
            CarriedTable.allData("dunning_case", "dunning_step"))
            .flatMap(List::stream).toList();
    /** Plans and prices are mirrored anew, to the test mode's own account. */
    private static final Map<String, List<String>> LIVE_ALONE = Map.of(
            "membership_plan", List.of("stripe_product", "mirrored_version", "mirrored_at"),
            "plan_price", List.of("stripe_price", "stripe_active", "mirrored_at"));

    private static final String CONNECTION = "An account at Stripe is of one tenant: connect it again.";
    private static final String TRAFFIC = "What went to and fro between this installation and Stripe.";
    private static final Map<String, String> LEFT_BEHIND = Map.of("stripe_account", CONNECTION,
            "stripe_call", TRAFFIC, "stripe_event", TRAFFIC, "membership_checkout", TRAFFIC,
            "membership_orphan", TRAFFIC, "reconciliation", TRAFFIC, "reconciliation_finding", TRAFFIC);

    @Override
    public List<CarriedTable> carried() {
        return CARRIED;
    }

    @Override
    public Map<String, String> leftBehind() {
        return LEFT_BEHIND;
    }

    @Override
    public Map<String, List<String>> liveAlone() {
        return LIVE_ALONE;
    }

    @Override
    public int place() {
        return 1;
    }
}
