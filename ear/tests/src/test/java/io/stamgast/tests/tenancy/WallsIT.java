package io.stamgast.tests.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one tenant can do with another's ids: nothing, and it isn't told that they exist. */
@OnPlatform
class WallsIT {

    private static final List<String> READS = List.of("/accounts/{account}", "/accounts/{account}/distributors",
            "/accounts/{account}/balance", "/accounts/{account}/statement", "/accounts/{account}/members",
            "/accounts/{account}/members/{member}", "/accounts/{account}/spend-share?period=2026-Q1&scope=ALL",
            "/distributors/{distributor}", "/purchases/{purchase}", "/purchases/{purchase}/explanation",
            "/rule-sets/{ruleSet}", "/adjustments/{adjustment}", "/rewards/{reward}", "/redemptions/{redemption}",
            "/wallet-observations/{observation}", "/staff/{staff}");
    private static final List<String> COMMANDS = List.of("/redemptions/{redemption}/confirm",
            "/redemptions/{redemption}/fulfil", "/redemptions/{redemption}/cancel");
    private static final List<String> REMOVALS = List.of("/accounts/{account}/members/{member}", "/staff/{staff}",
            "/accounts/{account}/distributors/{distributor}");

    @Test
    void everythingOfAnotherTenantIsNotThere(Platform platform) {
        var owner = platform.newTenant();
        var stranger = platform.newTenant();
        var theirs = furnish(owner);
        furnish(stranger);
        var wrong = new ArrayList<String>();
        READS.forEach(path -> {
            check(wrong, 200, owner.api().get(filled(path, theirs)).status(), "own " + path);
            check(wrong, 404, stranger.api().get(filled(path, theirs)).status(), path);
        });
        COMMANDS.forEach(path -> check(wrong, 404, stranger.api().post(filled(path, theirs), Map.of()).status(), path));
        REMOVALS.forEach(path -> check(wrong, 404, stranger.api().delete(filled(path, theirs)).status(), path));
        assertEquals(List.of(), wrong);
    }

    @Test
    void everythingOfAnotherTenantCantBeChangedOrUsed(Platform platform) {
        var owner = platform.newTenant();
        var stranger = platform.newTenant().api();
        var theirs = furnish(owner);
        var account = theirs.get("account");
        stranger.put("/accounts/" + account, Map.of("externalId", "C1", "name", "Mine")).expect(404);
        stranger.put("/distributors/" + theirs.get("distributor"), Map.of("externalId", "D1", "name", "Mine"))
                .expect(404);
        stranger.post("/adjustments", Map.of("account", account, "points", 5, "reason", "mine")).expect(404);
        stranger.post("/redemptions", Map.of("account", account, "reward", theirs.get("reward"), "quantity", 1))
                .expect(404);
        assertEquals("unknown-parent", stranger.post("/accounts",
                Map.of("externalId", "C9", "name", "Nine", "parent", account)).expect(422).problem());
        assertEquals("C1", owner.api().get("/accounts/" + account).expect(200).json().get("externalId").asText());
    }

    @Test
    void listsShowTheTenantsOwnAlone(Platform platform) {
        furnish(platform.newTenant());
        var stranger = platform.newTenant().api();
        for (var list : List.of("/accounts", "/distributors", "/purchases", "/rule-sets", "/adjustments", "/rewards",
                "/redemptions", "/wallet-observations", "/jobs", "/imports")) {
            assertEquals(0, stranger.get(list).expect(200).json().get("items").size(), list);
        }
    }

    /** Makes one of each, under the external ids and numbers that every tenant of this test uses. */
    private static Map<String, String> furnish(FreshTenant tenant) {
        var api = tenant.api();
        var ids = new LinkedHashMap<String, String>();
        ids.put("account", tenant.account("C1"));
        make(ids, api, "distributor", "/distributors", Map.of("externalId", "D1", "name", "Distributor"));
        make(ids, api, "member", "/accounts/ext:C1/members",
                Map.of("email", "jan@" + tenant.alias() + ".test", "name", "Jan", "role", "owner"));
        make(ids, api, "adjustment", "/adjustments", Map.of("account", "ext:C1", "points", 5000, "reason", "start"));
        make(ids, api, "reward", "/rewards", Map.of("name", "Mug", "type", "MERCHANDISE", "price", 500, "stock", 10));
        make(ids, api, "redemption", "/redemptions",
                Map.of("account", "ext:C1", "reward", ids.get("reward"), "quantity", 1));
        make(ids, api, "ruleSet", "/rule-sets", Map.of("name", "Rules", "rules",
                List.of(Map.of("code", "base", "kind", "SPEND", "unit", "10.00", "points", 1))));
        make(ids, api, "purchase", "/purchases", Map.of("source", "erp", "invoiceNumber", "1", "account", "ext:C1",
                "occurredAt", "2026-01-02T10:00:00Z", "currency", "EUR", "lines",
                List.of(Map.of("sku", "A", "quantity", "1", "netAmount", "100.00"))));
        make(ids, api, "observation", "/wallet-observations", Map.of("account", "ext:C1", "scope", "ALL",
                "period", "2026-Q1", "amount", "1000.00", "source", "DECLARED"));
        ids.put("staff", api.get("/staff").expect(200).json().at("/items/0/id").asText());
        return ids;
    }

    private static void make(Map<String, String> ids, ApiClient api, String name, String path, Object body) {
        var made = api.post(path, body).expect(201).json();
        ids.put(name, (made.has("id") ? made.get("id") : made.at("/items/0/id")).asText());
    }

    private static void check(List<String> wrong, int expected, int status, String what) {
        if (status != expected) {
            wrong.add(status + " instead of " + expected + " for " + what);
        }
    }

    private static String filled(String path, Map<String, String> ids) {
        var filled = path;
        for (var id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }
}
