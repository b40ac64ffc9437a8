package io.stamgast.move;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The core's tables of tenants. */
@ApplicationScoped
public class CoreTables implements CarriedTables {

    private static final List<CarriedTable> CARRIED = Stream.of(
            // the revision counts what was published here, for those who keep the rules in memory
            List.of(CarriedTable.of("program").without("rules_revision")),
            CarriedTable.all("distributor", "account", "account_alias"),
            List.of(CarriedTable.of("member").without("user_id")),
            CarriedTable.all("purchase", "purchase_line", "spend_month", "wallet_observation", "rule_set", "judgement",
                    "period_tally", "carry", "period_close", "closed_share", "rule_use", "rule_budget", "balance",
                    "posting", "entry", "lot", "lot_movement", "reward", "reward_stock", "voucher_code", "redemption",
                    "adjustment", "activity_type", "activity", "referral_code", "referral", "tier_scheme",
                    "tier_threshold", "account_tier", "tier_history", "email_refusal", "expiry_notice"))
            .flatMap(List::stream).toList();

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
    public int place() {
        return 0;
    }
}
