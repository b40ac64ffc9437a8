package io.stamgast.tests.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A tenant and its own test mode are two tenants to each other, whoever calls and however. */
@OnPlatform
class TestModeWallsIT {

    private static final List<String> LISTS = List.of("/accounts", "/activities", "/adjustments", "/changes",
            "/dunning-cases", "/emails", "/events", "/exports", "/imports", "/machine-clients", "/memberships",
            "/purchases", "/redemptions", "/referrals", "/rule-sets", "/wallet-observations", "/webhook-endpoints");

    private static Estate live;
    private static Estate test;
    /** Both as the one program-admin, with the header. */
    private static ApiClient admin;

    @BeforeAll
    static void furnish(Platform platform) {
        var tenant = platform.newTenant();
        var testMode = tenant.openTestMode(platform); // before the live one has anything, whose ids it would share
        live = new Estate(platform, tenant, "2025-Q2");
        test = new Estate(platform, testMode, "2025-Q1");
        admin = tenant.admin(platform);
    }

    @Test
    void theTestModesClientReachesNothingOfLiveAndAllOfItsOwn() {
        assertWall(live, test);
    }

    @Test
    void theLiveClientReachesNothingOfTheTestMode() {
        assertEquals(List.of(), new Wall(test, live, Trespasses.IN_TEST_MODE).trespasses());
    }

    private static void assertWall(Estate owner, Estate stranger) {
        var wall = new Wall(owner, stranger, Trespasses.IN_TEST_MODE);
        var before = wall.readings();
        assertEquals(List.of(), wall.trespasses());
        assertEquals(before, wall.readings(), "nothing was changed");
        assertEquals(List.of(), wall.ownRefusals());
    }

    @Test
    void aPersonReadsOfEachModeItsOwnAlone() {
        for (var list : LISTS) {
            var there = admin.with("Stamgast-Mode", "test").get(list + "?limit=500").expect(200);
            assertTrue(there.json().get("items").size() > 0, list);
            assertFalse(live.isMentionedIn(there.text()), there.toString());
            assertEquals("test", there.header("Stamgast-Mode"));
            var here = admin.get(list + "?limit=500").expect(200);
            assertFalse(test.isMentionedIn(here.text()), here.toString());
            assertEquals(null, here.header("Stamgast-Mode"));
        }
    }

    @Test
    void aPersonsCallsInOneModeReachNoIdOfTheOther() {
        for (var call : Trespasses.IN_TEST_MODE) {
            if (!call.verb().equals("GET") || call.names().isEmpty()) {
                continue;
            }
            var there = call.by(admin.with("Stamgast-Mode", "test"), live::id);
            assertTrue(there.status() == 404, call.route() + " " + there);
            var here = call.by(admin.with("Stamgast-Mode", "live"), test::id);
            assertTrue(here.status() == 404, call.route() + " " + here);
        }
    }

    @Test
    void aRuleThatBothHaveIsChangedInOneAlone(Platform platform) {
        var tenant = platform.newTenant();
        var mug = tenant.api().post("/rewards", Map.of("name", "Mug", "type", "MERCHANDISE", "price", 500, "stock", 7))
                .expect(201).json().get("id").asText();
        var testMode = tenant.openTestMode(platform);

        rename(testMode, mug, "Cup");

        assertEquals("Mug", tenant.api().get("/rewards/" + mug).expect(200).json().get("name").asText());
        rename(tenant, mug, "Glass");
        assertEquals("Cup", testMode.api().get("/rewards/" + mug).expect(200).json().get("name").asText());
    }

    private static void rename(FreshTenant tenant, String reward, String name) {
        tenant.api().put("/rewards/" + reward, Map.of("name", name, "type", "MERCHANDISE", "price", 500)).expect(200);
    }
}
