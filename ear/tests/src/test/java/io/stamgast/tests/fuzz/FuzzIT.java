package io.stamgast.tests.fuzz;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.payments.StripePages;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import io.stamgast.tests.tenancy.Estate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sends requests of every kind: first each once so that it succeeds, then at random in six threads. Four act for a
 * tenant that has one of each thing, beside another that has as much, two for its test mode.
 *
 * <p>The seed is fixed, so that builds send much the same: {@code -Dfuzz.seed=4711 -Dfuzz.requests=100000} looks
 * further. Threads choose each for themselves; what they meet still depends on who was faster, and whatever they meet
 * must be answered.
 */
@OnPlatform
class FuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", 5);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
    private static final int LANES = 6;
    /** Which lanes act in test mode: one of so many. */
    private static final int TEST_LANE = 3;
    private static final int TRIES = 40;
    private static final int HIDDEN = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** What no request of this test need make succeed, and why. */
    private static final Map<String, String> MAY_FAIL = Map.ofEntries(
            Map.entry("openTestMode", "it is open from the beginning"),
            Map.entry("importTenant", "the tenant has to be empty"),
            Map.entry("replayWebhookDelivery", "its first message may wait still"),
            Map.entry("cancelJob", "jobs of a few rows are over before"),
            Map.entry("cancelImport", "jobs of a few rows are over before"),
            Map.entry("showSubscription", "its token stands in an e-mail alone"),
            Map.entry("changeSubscription", "its token stands in an e-mail alone"),
            Map.entry("pauseMembership", "it has to be paid at Stripe first"),
            Map.entry("resumeMembership", "it has to be paid at Stripe first"),
            Map.entry("changeMembership", "it has to be paid at Stripe first"),
            Map.entry("collectMembership", "it has to be paid at Stripe first"),
            Map.entry("discountMembership", "it has to be paid at Stripe first"),
            Map.entry("previewMembershipChange", "it has to be paid at Stripe first"));
    /** What a wipe copies into the test mode, under the same ids. */
    private static final List<String> RULES = List.of("/rule-sets/", "/rewards/", "/activity-types/", "/distributors/",
            "/membership-plans/", "/dunning-policies/");

    private final Document document = Document.committed();
    private final Score score = new Score();

    @Test
    void nothingThatIsSentGetsAnythingButAnAnswerOfTheDocument(Platform platform) throws Exception {
        var tenant = platform.newTenant();
        var testMode = tenant.openTestMode(platform); // before the live one has anything, whose ids it would share
        var live = new Estate(platform, tenant, "2025-Q2");
        var test = new Estate(platform, testMode, "2025-Q2");
        var foreigner = new Estate(platform, "2025-Q1");
        var secrets = hidden(foreigner.tenant());
        var liveSecrets = hidden(tenant);
        var testSecrets = hidden(testMode);
        var admin = tenant.admin(platform);
        ready(platform, live);
        var before = Books.of(platform, foreigner.tenant().alias());
        var log = new ServerLog(platform.directory());

        run(scene(platform, live, things(foreigner.addresses()), joined(secrets, testSecrets),
                List.of(Caller.of(tenant.api()), Caller.in("live", tenant.api()), Caller.of(admin))),
            scene(platform, test, things(live.addresses().stream().filter(FuzzIT::isOfOneMode).toList()),
                joined(secrets, liveSecrets),
                List.of(Caller.of(testMode.api()), Caller.in("test", testMode.api()), Caller.in("test", admin))));

        await("the test mode stays closed", () -> "OPEN".equals(stateOf(tenant.api(), "/test-mode")));
        var never = score.neverSucceeded(document.operations());
        System.out.println(score.table(document.operations()) + "\n" + score.summary() + "\nmost time for: "
                + score.slowest() + "\nnever succeeded: "
                + never.stream().map(id -> id + ", as " + MAY_FAIL.get(id)).toList());
        assertAll("-Dfuzz.seed=" + SEED,
                () -> assertTrue(score.isClean(), score::defects),
                () -> assertEquals(List.of(), log.trouble()),
                () -> assertEquals(before, Books.of(platform, foreigner.tenant().alias())),
                () -> assertTrue(tenant.addsUp(), "the ledger"),
                () -> assertTrue(testMode.addsUp(), "the ledger of the test mode"),
                () -> assertTrue(foreigner.tenant().addsUp(), "the ledger of the other tenant"),
                () -> assertEquals(List.of(), never.stream().filter(id -> !MAY_FAIL.containsKey(id)).toList()));
    }

    /** Ids that nobody else may ever read, and that are never sent. */
    private static List<String> hidden(FreshTenant tenant) {
        return IntStream.range(0, HIDDEN).mapToObj(number -> tenant.account("hidden-" + UUID.randomUUID())).toList();
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static boolean isOfOneMode(String address) {
        return RULES.stream().noneMatch(address::startsWith);
    }

    private Scene scene(Platform platform, Estate estate, Things foreign, List<String> secrets, List<Caller> callers) {
        var things = things(estate.addresses());
        things.learn("/accounts/ext:C1");
        things.learn("/tenants/" + platform.newTenant().alias());
        things.learn("/tenants/" + estate.tenant().alias() + "/stripe-fee");
        things.name("plan", "club");
        things.name("price", "monthly");
        return new Scene(document, new Line(platform.access().portal()), new Judge(document.operations(), secrets),
                score, things, foreign, callers, Caller.of(platform.operator()));
    }

    private Things things(List<String> addresses) {
        var things = new Things(document.operations());
        addresses.forEach(things::learn);
        return things;
    }

    /** Stripe takes its payments, and what failed to be delivered may be sent again. */
    private static void ready(Platform platform, Estate estate) {
        var api = estate.tenant().api();
        api.put("/webhook-endpoints/" + estate.id("webhook"), Map.of("url", "http://127.0.0.1:1024/hook",
                "types", List.of("import.failed"), "on", true)).expect(200);
        var back = platform.access().portal() + "/admin/plans";
        StripePages.onboard(api.post("/billing/stripe-account", Map.of("refreshUrl", back, "returnUrl", back))
                .expect(200).json().get("url").asText());
        await("Stripe takes no payments", () -> "ENABLED".equals(stateOf(api, "/billing/stripe-account?refresh=true")));
    }

    private static String stateOf(ApiClient api, String path) {
        return api.get(path).expect(200).json().get("state").asText();
    }

    private static void await(String otherwise, BooleanSupplier reached) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, otherwise);
        }
    }

    private void run(Scene live, Scene test) throws Exception {
        var lanes = IntStream.range(0, LANES)
                .mapToObj(number -> new Lane(number % TEST_LANE == 0 ? test : live, SEED, number)).toList();
        var first = lanes.get(1);
        first.succeedOnce(TRIES);
        var threads = Executors.newFixedThreadPool(LANES);
        var work = lanes.stream().map(lane -> Executors.callable(() -> lane.run(REQUESTS / LANES))).toList();
        for (var done : threads.invokeAll(work)) {
            done.get();
        }
        threads.shutdown();
        assertTrue(threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
}
