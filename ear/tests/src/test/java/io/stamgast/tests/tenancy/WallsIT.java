package io.stamgast.tests.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one tenant can do with another's ids: nothing, and it isn't told that they exist. */
@OnPlatform
class WallsIT {

    private static final List<String> LISTS = List.of("/accounts", "/activities", "/activity-types", "/adjustments",
            "/audit", "/billing/calls", "/billing/stripe-events", "/changes", "/distributors", "/dunning-cases",
            "/dunning-policies", "/emails", "/events", "/exports", "/imports", "/jobs", "/machine-clients",
            "/membership-plans",
            "/memberships", "/periods", "/purchases", "/redemptions", "/referrals", "/rewards", "/rule-sets", "/staff",
            "/support-grants", "/wallet-observations", "/webhook-endpoints");
    /** They take no id of anything, or are tested by themselves. */
    private static final Set<String> WITHOUT_IDS = Set.of("GET /ledger/check", "GET /program", "PUT /program",
            "POST /activity-types", "POST /distributors", "POST /imports multipart/form-data", "POST /membership-plans",
            "POST /rewards", "POST /rule-sets", "POST /staff", "GET /periods/{}/preview", "POST /periods/{}/close",
            "POST /purchases/batch", "GET /tier-scheme", "PUT /tier-scheme", "GET /tiers/{}/nearly",
            "POST /tier-reviews", "POST /billing/reconciliations", "GET /billing/reconciliation-findings",
            "POST /dunning-policies", "GET /program-templates", "GET /program-templates/{}",
            "POST /program-templates/{}/apply", "GET /billing/stripe-account", "POST /billing/stripe-account",
            "DELETE /accounts/{}/tax-ids/{}", "GET /event-types", "GET /event-types/{}", "GET /membership-figures",
            "GET /changes application/x-ndjson", "POST /exports", "POST /exports/import",
            "GET /membership-figures text/csv", "POST /machine-clients", "POST /webhook-endpoints", "GET /test-mode",
            "POST /test-mode", "POST /test-mode/wipe");
    private static Estate owner;
    private static Estate stranger;

    @BeforeAll
    static void furnish(Platform platform) {
        owner = new Estate(platform, "2025-Q2");
        stranger = new Estate(platform, "2025-Q1");
    }

    @Test
    void noRouteIsForgotten() {
        var covered = new TreeSet<>(WITHOUT_IDS);
        LISTS.forEach(list -> covered.add("GET " + list));
        Trespasses.ALL.forEach(call -> covered.add(call.route()));
        assertEquals(Routes.ofTenants(), covered);
    }

    @Test
    void nothingIsReachedByAnothersIdAndAllOfItByItsOwn() {
        var wall = new Wall(owner, stranger, Trespasses.ALL);
        var before = wall.readings();

        assertEquals(List.of(), wall.trespasses());
        assertEquals(before, wall.readings(), "nothing was changed");
        assertEquals(List.of(), wall.ownRefusals());
    }

    @Test
    void whatIsReadHoldsTheTenantsOwnAlone() {
        for (var list : LISTS) {
            var page = stranger.tenant().api().get(list + "?limit=500").expect(200);
            assertTrue(page.json().get("items").size() > 0, list);
            assertFalse(owner.isMentionedIn(page.text()), page.toString());
        }
        var periods = stranger.tenant().api().get("/periods").expect(200).json().get("items");
        assertFalse(periods.findValuesAsText("period").contains(owner.id("quarter")), periods.toString());
    }

    @Test
    void aPeriodThatEveryTenantHasIsClosedForOneAlone() {
        var theirs = "/periods/" + owner.id("quarter");
        assertEquals(1, owner.tenant().api().get(theirs + "/preview").expect(200).json().get("accounts").asInt());
        assertEquals(0, stranger.tenant().api().get(theirs + "/preview").expect(200).json().get("accounts").asInt());

        stranger.tenant().api().post("/periods/2024-Q1/close", "").expect(200);

        owner.tenant().api().get("/periods/2024-Q1").expect(404);
    }

    @Test
    void aBatchRefusesAnothersIdsOneByOne() {
        var purchase = """
                {"source":"erp","invoiceNumber":"B%d","account":"%s","distributor":"%s",
                "occurredAt":"2026-01-02T10:00:00Z","currency":"EUR",
                "lines":[{"sku":"A","quantity":"1","netAmount":"10.00"}]}""";
        var mine = stranger.id("account");
        var sold = stranger.id("distributor");
        var batch = String.join(",", purchase.formatted(0, mine, sold),
                purchase.formatted(1, owner.id("account"), sold), purchase.formatted(2, mine, owner.id("distributor")));

        var items = stranger.tenant().api().post("/purchases/batch", "[" + batch + "]").expect(200).json().get("items");

        var outcomes = new ArrayList<String>();
        items.forEach((JsonNode item) -> outcomes.add(
                (item.get("status").asText() + " " + item.at("/problem/code").asText()).strip()));
        assertEquals("[201, 404 unknown-account, 404 unknown-distributor]", outcomes.toString());
    }

    @Test
    void whatIsTheOperatorsIsRefusedToTenants() {
        for (var route : Routes.ofOperators()) {
            var verb = route.substring(0, route.indexOf(' '));
            var path = route.substring(verb.length() + 1).replaceFirst("\\{}", owner.tenant().alias())
                    .replace("{}", owner.id("grant"));
            var answer = new Call(verb, path, "", "{}", Map.of()).by(stranger.tenant().api(), name -> name);
            assertEquals("403 forbidden", Wall.refusal(answer), route);
        }
    }
}
