package io.stamgast.move.estate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The core's tables of tenants. */
@ApplicationScoped
public class CoreTables implements CarriedTables {

    private static final List<CarriedTable> CARRIED = Stream.of(
            // the revision counts what was published here, for those who keep the rules in memory
            List.of(CarriedTable.rules("program").without("rules_revision")),
            CarriedTable.allRules("distributor"),
            CarriedTable.allData("account", "account_alias"),
            List.of(CarriedTable.data("member").without("user_id")),
            CarriedTable.allData("purchase", "purchase_line", "spend_month", "wallet_observation"),
            CarriedTable.allRules("rule_set"),
            CarriedTable.allData("judgement", "period_tally", "carry", "period_close", "closed_share", "rule_use",
                    "rule_budget", "balance", "posting", "entry", "lot", "lot_movement"),
            CarriedTable.allRules("reward", "reward_stock"),
            CarriedTable.allData("voucher_code", "redemption", "adjustment"),
            CarriedTable.allRules("activity_type"),
            CarriedTable.allData("activity", "referral_code", "referral"),
            CarriedTable.allRules("tier_scheme"),
            CarriedTable.allData("tier_threshold", "account_tier", "tier_history", "email_refusal", "expiry_notice"))
            .flatMap(List::stream).toList();
    /** A review of accounts is still to come where there are none yet. */
    private static final Map<String, List<String>> LIVE_ALONE = Map.of("tier_scheme", List.of("round_on"));
    private static final List<String> KEPT_IN_TEST_MODE = List.of("machine_client", "machine_client_use",
            "webhook_endpoint", "webhook_progress");

    private static final String WORK = "Work of this installation.";
    private static final String LOGINS = "Logins are the identity provider's: invite people again.";
    private static final String SYSTEMS = "What systems log in with is the identity provider's: make clients anew.";
    private static final String TOLD = "What was told stays told.";
    private static final String ENDPOINTS = "Endpoints have secrets, and would be told by two installations: set them"
            + " up again.";
    private static final Map<String, String> LEFT_BEHIND = Map.ofEntries(
            Map.entry("idempotency_key", WORK), Map.entry("job", WORK), Map.entry("job_upload", WORK),
            Map.entry("job_rejection", WORK), Map.entry("simulation_account", WORK), Map.entry("tier_review", WORK),
            Map.entry("export_chunk", WORK), Map.entry("staff", LOGINS),
            Map.entry("wiped_login", LOGINS),
            Map.entry("machine_client", SYSTEMS), Map.entry("machine_client_use", SYSTEMS),
            Map.entry("support_grant", "Grants are this platform's operators'."),
            Map.entry("audit", "The log tells what was done in this installation: GET /audit has it."),
            Map.entry("outbox", TOLD), Map.entry("event_retention", TOLD), Map.entry("email", TOLD),
            Map.entry("webhook_endpoint", ENDPOINTS), Map.entry("webhook_progress", ENDPOINTS),
            Map.entry("webhook_delivery", ENDPOINTS));

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
    public List<String> keptInTestMode() {
        return KEPT_IN_TEST_MODE;
    }

    @Override
    public int place() {
        return 0;
    }
}
