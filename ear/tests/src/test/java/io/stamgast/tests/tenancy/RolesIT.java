package io.stamgast.tests.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Which role may make which call, over HTTP and with a token of a person or client that has no other role. Calls name
 * nothing that is there, send what can't be taken, and have a key that is none, so that those who may make them are
 * refused for that.
 */
@OnPlatform
class RolesIT {

    private static final Set<String> LOOKS = Set.of("program-admin", "account-manager", "finance", "read-only",
            "machine");
    private static final Set<String> WORKS = Set.of("program-admin", "account-manager", "machine");
    private static final Set<String> CORRECTS = Set.of("program-admin", "account-manager", "finance", "machine");
    /** The machine has every role of a tenant, this one too. */
    private static final Set<String> DECIDES = Set.of("program-admin", "account-manager", "machine");
    private static final Set<String> RULES = Set.of("program-admin", "machine");
    private static final Set<String> COUNTS = Set.of("program-admin", "finance", "read-only", "machine");
    private static final Set<String> PAYS = Set.of("program-admin", "finance", "machine");
    private static final Set<String> OVERSEES = Set.of("program-admin", "machine");
    private static final Set<String> RUNS = Set.of("platform-operator");
    private static final String NOBODY = "ext:nobody-of-that-name";
    private static final String NOTHING = "00000000-0000-7000-8000-000000000000";
    private static final String NO_KEY = "x".repeat(256);
    private static final String UPLOAD = "POST /imports multipart/form-data; boundary=x";

    private static final Map<String, Set<String>> CALLS = calls();
    /** What each narrow scope of a machine client may do; {@code read} is the role read-only. */
    private static final Map<String, Set<String>> SCOPES = Map.of("purchases", purchases(), "redemptions",
            redemptions());

    private static Set<String> purchases() {
        var calls = new HashSet<String>();
        for (var list : List.of("accounts", "distributors", "purchases", "wallet-observations", "imports",
                "activities", "referrals")) {
            calls.add("GET /" + list);
        }
        for (var one : List.of("purchases", "wallet-observations", "imports", "jobs", "activities", "referrals")) {
            calls.add("GET /" + one + "/" + NOTHING);
        }
        for (var job : List.of("imports", "jobs")) {
            calls.add("GET /" + job + "/" + NOTHING + "/rejections");
        }
        for (var about : List.of("", "/balance", "/members", "/members/" + NOTHING, "/distributors")) {
            calls.add("GET /accounts/" + NOBODY + about);
        }
        for (var work : List.of("/accounts", "/distributors", "/purchases", "/purchases/quote", "/wallet-observations",
                "/activities", "/referrals", "/imports/" + NOTHING + "/cancel", "/jobs/" + NOTHING + "/cancel",
                "/accounts/" + NOBODY + "/members")) {
            calls.add("POST " + work);
        }
        calls.addAll(Set.of("POST /purchases/batch", UPLOAD, "GET /distributors/" + NOBODY,
                "PUT /distributors/" + NOBODY, "PUT /accounts/" + NOBODY));
        for (var one : List.of("/members/" + NOTHING, "/distributors/" + NOBODY)) {
            calls.add("PUT /accounts/" + NOBODY + one);
            calls.add("DELETE /accounts/" + NOBODY + one);
        }
        return calls;
    }

    private static Set<String> redemptions() {
        var calls = new HashSet<>(Set.of("GET /rewards", "GET /rewards/" + NOTHING, "GET /redemptions",
                "GET /redemptions/" + NOTHING, "GET /accounts/" + NOBODY, "GET /accounts/" + NOBODY + "/balance",
                "POST /purchases/quote", "POST /redemptions"));
        for (var work : List.of("/confirm", "/fulfil", "/cancel", "/return")) {
            calls.add("POST /redemptions/" + NOTHING + work);
        }
        return calls;
    }

    private static Map<String, Set<String>> calls() {
        var calls = new LinkedHashMap<String, Set<String>>();
        look(calls);
        work(calls);
        rule(calls);
        bill(calls);
        run(calls);
        return calls;
    }

    private static void look(Map<String, Set<String>> calls) {
        for (var list : List.of("accounts", "distributors", "purchases", "rewards", "redemptions", "rule-sets",
                "wallet-observations", "periods", "imports", "jobs", "adjustments", "staff", "activities",
                "activity-types", "referrals", "emails", "events", "event-types", "changes", "dunning-policies",
                "dunning-cases", "membership-plans", "memberships")) {
            calls.put("GET /" + list, LOOKS);
        }
        for (var one : List.of("purchases", "rewards", "redemptions", "rule-sets", "wallet-observations", "imports",
                "jobs", "adjustments", "postings", "staff", "activities", "activity-types", "referrals", "emails",
                "events", "event-types", "dunning-policies", "dunning-cases", "membership-plans", "memberships")) {
            calls.put("GET /" + one + "/" + NOTHING, LOOKS);
        }
        for (var job : List.of("imports", "jobs")) {
            calls.put("GET /" + job + "/" + NOTHING + "/rejections", LOOKS);
        }
        for (var about : List.of("", "/balance", "/balance/explanation", "/statement", "/members",
                "/members/" + NOTHING, "/distributors",
                "/share-outlook", "/spend-share", "/spend-share/history", "/referral-codes",
                "/referral-codes/" + NOTHING, "/tier", "/tier/history", "/benefits", "/memberships",
                "/memberships/checkouts/" + NOTHING, "/tax-ids")) {
            calls.put("GET /accounts/" + NOBODY + about, LOOKS);
        }
        calls.put("GET /billing/reconciliation-findings", LOOKS);
        calls.put("GET /membership-figures", LOOKS);
        calls.put("GET /program", LOOKS);
        calls.put("GET /program-templates", LOOKS);
        calls.put("GET /program-templates/none", LOOKS);
        calls.put("GET /rule-sets/" + NOTHING + "/comparison", LOOKS);
        calls.put("GET /tier-scheme", LOOKS);
        calls.put("GET /membership-plans/" + NOTHING + "/versions", LOOKS);
        calls.put("GET /memberships/" + NOTHING + "/history", LOOKS);
        calls.put("GET /memberships/" + NOTHING + "/invoices", LOOKS);
        calls.put("GET /tiers/none/nearly", LOOKS);
        calls.put("GET /distributors/" + NOBODY, LOOKS);
        calls.put("GET /ledger/check", LOOKS);
        calls.put("GET /periods/wrong", LOOKS);
        calls.put("GET /periods/wrong/preview", LOOKS);
        calls.put("GET /postings/" + NOTHING + "/lines", LOOKS);
        calls.put("GET /rule-sets/" + NOTHING + "/simulations/" + NOTHING, WORKS);
        calls.put("GET /rule-sets/" + NOTHING + "/simulations/" + NOTHING + "/accounts", WORKS);
        calls.put("GET /postings/" + NOTHING + "/explanation", LOOKS);
        calls.put("GET /purchases/" + NOTHING + "/explanation", LOOKS);
    }

    private static void work(Map<String, Set<String>> calls) {
        for (var work : List.of("/accounts", "/distributors", "/purchases", "/purchases/quote", "/wallet-observations",
                "/redemptions",
                "/redemptions/" + NOTHING + "/confirm", "/redemptions/" + NOTHING + "/fulfil",
                "/redemptions/" + NOTHING + "/cancel", "/redemptions/" + NOTHING + "/return",
                "/jobs/" + NOTHING + "/cancel", "/emails/" + NOTHING + "/retry", "/imports/" + NOTHING + "/cancel",
                "/accounts/" + NOBODY + "/members", "/accounts/" + NOBODY + "/referral-codes", "/activities",
                "/referrals")) {
            calls.put("POST " + work, WORKS);
        }
        calls.put("POST /accounts/" + NOBODY + "/memberships/checkout", WORKS);
        for (var change : List.of("cancel", "resume", "pause", "change", "change/preview", "coupon", "collection",
                "portal")) {
            calls.put("POST /memberships/" + NOTHING + "/" + change, WORKS);
        }
        calls.put("PUT /accounts/" + NOBODY, WORKS);
        calls.put("PUT /accounts/" + NOBODY + "/referral-codes/" + NOTHING, WORKS);
        calls.put("POST /activities/" + NOTHING + "/approve", DECIDES);
        calls.put("POST /activities/" + NOTHING + "/reject", DECIDES);
        calls.put("POST /purchases/batch", WORKS);
        calls.put(UPLOAD, WORKS);
        calls.put("PUT /distributors/" + NOBODY, WORKS);
        for (var one : List.of("/members/" + NOTHING, "/distributors/" + NOBODY)) {
            calls.put("PUT /accounts/" + NOBODY + one, WORKS);
            calls.put("DELETE /accounts/" + NOBODY + one, WORKS);
        }
        for (var correction : List.of("/adjustments", "/adjustments/" + NOTHING + "/approve",
                "/postings/" + NOTHING + "/reverse", "/dunning-cases/" + NOTHING + "/pause",
                "/dunning-cases/" + NOTHING + "/resume", "/dunning-cases/" + NOTHING + "/promise",
                "/accounts/" + NOBODY + "/tax-ids")) {
            calls.put("POST " + correction, CORRECTS);
        }
        calls.put("DELETE /accounts/" + NOBODY + "/tax-ids/none", CORRECTS);
    }

    private static void rule(Map<String, Set<String>> calls) {
        for (var rule : List.of("/rule-sets", "/rule-sets/" + NOTHING + "/publish",
                "/rule-sets/" + NOTHING + "/withdraw", "/rule-sets/" + NOTHING + "/simulate", "/rewards", "/staff",
                "/activity-types", "/tier-reviews", "/rewards/" + NOTHING + "/stock",
                "/rewards/" + NOTHING + "/codes", "/program-templates/none/apply",
                "/periods/wrong/close", "/dunning-policies", "/dunning-policies/" + NOTHING + "/publish",
                "/billing/reconciliations", "/membership-plans", "/membership-plans/" + NOTHING + "/migrate")) {
            calls.put("POST " + rule, RULES);
        }
        for (var rule : List.of("/program", "/rule-sets/" + NOTHING, "/rewards/" + NOTHING, "/staff/" + NOTHING,
                "/activity-types/" + NOTHING, "/tier-scheme", "/dunning-policies/" + NOTHING,
                "/membership-plans/" + NOTHING)) {
            calls.put("PUT " + rule, RULES);
        }
        webhooks(calls);
        machines(calls);
        calls.put("DELETE /rule-sets/" + NOTHING, RULES);
        calls.put("DELETE /staff/" + NOTHING, RULES);
        for (var move : List.of("GET /exports", "POST /exports", "POST /exports/import application/x-ndjson",
                "GET /exports/" + NOTHING, "GET /exports/" + NOTHING + "/file")) {
            calls.put(move, OVERSEES);
        }
        calls.put("GET /test-mode", LOOKS);
        calls.put("POST /test-mode", RULES);
        calls.put("POST /test-mode/wipe", RULES);
        calls.put("GET /audit", OVERSEES);
        calls.put("GET /support-grants", OVERSEES);
    }

    private static void run(Map<String, Set<String>> calls) {
        var one = "/tenants/no-such";
        var grant = one + "/support-grants/" + NOTHING;
        for (var call : List.of("GET /tenants", "POST /tenants", "GET " + one, "POST " + one + "/suspend",
                "POST " + one + "/reactivate", "PUT " + one + "/rate-limit", "PUT " + one + "/stripe-fee",
                "GET " + one + "/support-grants", "POST " + one + "/support-grants", "GET " + grant,
                "POST " + grant + "/revoke")) {
            calls.put(call, RUNS);
        }
    }

    private static void webhooks(Map<String, Set<String>> calls) {
        var one = "/webhook-endpoints/" + NOTHING;
        for (var look : List.of("", "/deliveries", "/deliveries/" + NOTHING, "/stats")) {
            calls.put("GET " + one + look, RULES);
        }
        calls.put("GET /webhook-endpoints", RULES);
        calls.put("POST /webhook-endpoints", RULES);
        for (var work : List.of("/rotate", "/test", "/replay", "/deliveries/" + NOTHING + "/replay")) {
            calls.put("POST " + one + work, RULES);
        }
        calls.put("PUT " + one, RULES);
        calls.put("DELETE " + one, RULES);
    }

    private static void machines(Map<String, Set<String>> calls) {
        var one = "/machine-clients/" + NOTHING;
        for (var call : List.of("GET /machine-clients", "POST /machine-clients", "GET " + one, "PUT " + one,
                "DELETE " + one, "POST " + one + "/rotate-secret")) {
            calls.put(call, OVERSEES);
        }
    }

    private static void bill(Map<String, Set<String>> calls) {
        calls.put("POST /billing/stripe-account", RULES);
        calls.put("GET /billing/stripe-account", COUNTS);
        calls.put("GET /billing/stripe-events", COUNTS);
        calls.put("GET /billing/stripe-events/evt_none", COUNTS);
        calls.put("POST /billing/stripe-events/evt_none/process", PAYS);
        calls.put("GET /billing/calls", LOOKS);
    }

    @Test
    void everyCallOfTheApiIsListed() {
        var routes = Routes.ofTenants();
        routes.addAll(Routes.ofOperators());
        routes.removeIf(route -> CALLS.keySet().stream().anyMatch(call -> isOf(route, call)));
        assertEquals(Set.of(), routes);
    }

    /** Whatever it sends or wants. */
    private static boolean isOf(String route, String call) {
        return address(call).matches(address(route).replace("{}", "[^/]+"));
    }

    private static String address(String call) {
        var parts = call.split(" ");
        return parts[0] + " " + parts[1];
    }

    @Test
    void eachRoleMayMakeItsCallsAndNoOthers(Platform platform) {
        var wrong = new ArrayList<String>();
        callers(platform).forEach((role, caller) -> CALLS.forEach((call, allowed) -> {
            var status = status(caller, call);
            if ((status != 403) != isAllowed(role, call, allowed) || status == 401 || status >= 500) {
                wrong.add(role + ": " + call + " → " + status);
            }
        }));

        assertEquals(List.of(), wrong);
    }

    private static boolean isAllowed(String role, String call, Set<String> allowed) {
        return SCOPES.containsKey(role) ? SCOPES.get(role).contains(call)
                : allowed.contains(role.equals("read") ? "read-only" : role);
    }

    private static Map<String, ApiClient> callers(Platform platform) {
        var callers = new LinkedHashMap<String, ApiClient>();
        for (var user : platform.access().tenants().get(0).users()) {
            callers.put(user.roles().get(0), platform.person(user.username(), user.password()));
        }
        callers.put("machine", platform.demoTenant());
        callers.put("platform-operator", platform.operator());
        var tenant = platform.newTenant();
        for (var scope : List.of("read", "purchases", "redemptions")) {
            var client = tenant.api().post("/machine-clients", Map.of("name", scope, "scopes", List.of(scope)))
                    .expect(201).json();
            callers.put(scope, platform.machine(client.get("clientId").asText(), client.get("clientSecret").asText()));
        }
        return callers;
    }

    private static int status(ApiClient caller, String call) {
        var parts = call.split(" ", 3);
        var path = parts[1];
        return switch (parts[0]) {
            case "GET" -> caller.get(path).status();
            case "POST" -> (parts.length == 2 ? caller.withKey(NO_KEY).post(path, "{}")
                    : caller.withKey(NO_KEY).post(path, parts[2], BodyPublishers.ofString("{}"))).status();
            case "PUT" -> caller.put(path, "{}").status();
            default -> caller.delete(path).status();
        };
    }
}
