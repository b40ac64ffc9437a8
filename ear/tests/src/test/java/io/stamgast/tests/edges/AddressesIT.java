package io.stamgast.tests.edges;

import static io.stamgast.tests.edges.Refusals.assertRefused;
import static io.stamgast.tests.edges.Refusals.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import io.stamgast.tests.platform.RawRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Addresses, queries and headers that can't be understood: each is told by its name. */
@OnPlatform
class AddressesIT {

    private static final List<String> LISTS = List.of("/accounts", "/accounts/ext:C1/members",
            "/accounts/ext:C1/memberships", "/accounts/ext:C1/referral-codes", "/accounts/ext:C1/statement",
            "/activities", "/activity-types", "/adjustments", "/audit", "/billing/calls", "/billing/stripe-events",
            "/distributors", "/event-types", "/events", "/exports", "/imports", "/jobs", "/machine-clients",
            "/membership-plans",
            "/memberships", "/periods", "/purchases", "/redemptions", "/referrals", "/rewards", "/rule-sets", "/staff",
            "/support-grants", "/wallet-observations", "/webhook-endpoints");

    private static final String NOBODY = "0192d3f0-0000-7000-8000-000000000001";

    private static FreshTenant tenant;

    @BeforeAll
    static void furnish(Platform platform) {
        tenant = platform.newTenant();
        tenant.account("C1");
    }

    @Test
    void aPageIsAskedForByALimitAndACursorOfItsList() {
        for (var list : LISTS) {
            for (var limit : List.of("0", "-1", "501")) {
                assertRefused(tenant.api(), "GET " + list + "?limit=" + limit
                        + " => limit: must be from 1 to 500");
            }
            for (var limit : List.of("x", "1.0", "", "99999999999")) {
                assertRefused(tenant.api(), "GET " + list + "?limit=" + limit
                        + " => limit: must be a whole number");
            }
            for (var cursor : List.of("!!", cursor("\0"), cursor("E\0"))) {
                assertRefused(tenant.api(), "GET " + list + "?cursor=" + cursor
                        + " => cursor: is not a cursor that this list gave");
            }
        }
        for (var list : List.of("/accounts", "/accounts/ext:C1/referral-codes", "/activities", "/activity-types",
                "/adjustments", "/audit", "/billing/calls", "/events", "/exports", "/imports", "/jobs",
                "/machine-clients", "/membership-plans", "/purchases", "/redemptions", "/referrals", "/rewards",
                "/rule-sets", "/support-grants",
                "/wallet-observations", "/webhook-endpoints")) {
            for (var position : List.of("x", "x y", "2026-01-02T10:00:00Z x", "ext:5", "1-1-1-1-1",
                    "+1000000000-01-01T00:00:00Z 0192d3f0-0000-7000-8000-000000000001")) {
                assertRefused(tenant.api(), "GET " + list + "?cursor=" + cursor(position)
                        + " => cursor: is not a cursor that this list gave");
            }
        }
    }

    private static String cursor(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aParameterIsOneOfTheAddressAndOfItsType() {
        assertRefused(tenant.api(), """
                GET /accounts?serach=x => serach: is not a parameter of this address; known are cursor
                GET /accounts?limit=5&limit=6 => limit: stands twice
                GET /changes?since=x => since: is not a cursor that this list gave
                GET /changes?kinds=account,staff => kinds: must be some of account, member, purchase,
                GET /changes?limit=501 => limit: must be from 1 to 500
                GET /audit?from=x => from: must be a time such as
                GET /audit?from=2026-01-02T10:00:00 => from: must be a time such as
                GET /audit?from=%2B292278994-01-01T00:00:00Z => from: must be a time such as
                GET /audit?until=-1000000000-01-01T00:00:00Z => until: must be a time such as
                GET /purchases?from=%2B292278994-01-01T00:00:00Z => from: must be a time such as
                GET /purchases?to= => to: must be a time such as
                GET /purchases?account=C1 => account: must be an id (UUID) or ext:VALUE
                GET /purchases?account=ext:B0 => 404 not-found: There is no account ext:B0.
                GET /redemptions?state=reserved => state: must be one of RESERVED, CONFIRMED
                GET /redemptions?state= => state: must be one of RESERVED
                GET /activities?state=x => state: must be one of PENDING_APPROVAL, ACCEPTED, REJECTED
                GET /activities?type=walk => 404 not-found: There is no activity type walk.
                GET /referrals?state=open => state: must be one of OPEN, REWARDED, LAPSED
                GET /referrals?account=ext:B0 => 404 not-found: There is no account ext:B0.
                GET /rewards?state=x => state: must be one of ACTIVE, INACTIVE
                GET /memberships?state=x => state: must be one of TRIALING, ACTIVE, PAST_DUE
                GET /memberships?plan=none => 404 not-found: There is no membership plan none.
                GET /membership-plans?visibility=x => visibility: must be one of PUBLIC, HIDDEN, ARCHIVED
                GET /billing/stripe-events?state=x => state: must be one of WAITING, PROCESSED
                GET /billing/calls?state=done => state: must be one of WAITING, DONE, REFUSED
                GET /billing/stripe-account?refresh=1 => refresh: must be true or false
                GET /jobs?kind=x => kind: must be one of export, import
                GET /wallet-observations?period=2011-Q5 => period: must be a year
                GET /wallet-observations?scope=all => scope: must be written ALL
                GET /accounts/ext:C1/spend-share?period=2025&scope= => scope: must be ALL or a
                GET /accounts/ext:C1/spend-share?period=2025&scope=All => scope: must be written ALL
                GET /accounts/ext:C1/spend-share => period: must be given
                GET /accounts/ext:C1/spend-share?period= => period: must be a year
                GET /accounts/ext:C1/spend-share/history => last: must be given
                GET /accounts/ext:C1/spend-share/history?last=2025&periods=0 => periods: must be fr
                GET /accounts/ext:C1/spend-share/history?last=2025&periods=x => periods: must be a
                GET /accounts/ext:C1/spend-share/history?last=1900-Q1&periods=2 => periods: must not
                GET /periods/2011-Q5 => period: must be a year
                POST /periods/2011-13/close => period: must be a year""");
        for (var query : List.of("dryRun=yes", "dryRun=1", "dryRun=", "dryrun=true")) {
            var name = query.substring(0, query.indexOf('='));
            var refused = tenant.api().post("/imports?" + query, "multipart/form-data; boundary=x",
                    BodyPublishers.ofString("--x--\r\n"));
            assertEquals("400 invalid-request " + name + ": ",
                    told(refused).substring(0, "400 invalid-request : ".length() + name.length()), query);
        }
    }

    @Test
    void aModeIsLiveOrTest() {
        for (var mode : List.of("", "Test", "sandbox", "live, test")) {
            var refused = tenant.api().with("Stamgast-Mode", mode).get("/program");
            assertEquals("400 unknown-mode Stamgast-Mode: must be live or test", told(refused), mode);
        }
        tenant.api().with("Stamgast-Mode", "live").get("/program").expect(200);
    }

    @Test
    void aScopeWithoutSpendAndObservationsHasAnUnknownShare() {
        var share = tenant.api().get("/accounts/ext:C1/spend-share?period=2025&scope=Nothing").expect(200).json();
        assertEquals("0.00 null null", Stream.of("own", "wallet", "share").map(part -> share.get(part).asText())
                .reduce((one, other) -> one + " " + other).orElseThrow());
    }

    @Test
    void anIdIsAUuidWherePathsHaveOne() {
        for (var path : List.of("/adjustments/", "/imports/", "/jobs/", "/membership-plans/", "/memberships/",
                "/postings/", "/purchases/", "/redemptions/", "/rewards/", "/rule-sets/", "/staff/",
                "/wallet-observations/", "/accounts/ext:C1/members/")) {
            for (var id : List.of("x", "1-1-1-1-1", "ext:1")) {
                assertRefused(tenant.api(), "GET " + path + id + " => id: must be ");
            }
        }
        for (var type : List.of("account", "distributor")) {
            for (var id : List.of("x", "1-1-1-1-1", "ext:", "ext:%20", "ext:" + "x".repeat(202))) {
                assertRefused(tenant.api(), "GET /" + type + "s/" + id + " => " + type + ": ");
            }
        }
        assertRefused(tenant.api(), """
                GET /purchases/x/explanation => purchase: must be an id (UUID)
                GET /postings/x/lines => posting: must be an id (UUID)
                GET /nothing => 404 not-found: There is nothing at this address.
                DELETE /accounts => 405 method-not-allowed: This address does not take this method.""");
    }

    /** Some of them never get as far as the API itself; the answer is the same. */
    @Test
    void anAddressThatCantBeDecodedIsRefused(Platform platform) {
        var wrong = new ArrayList<String>();
        for (var path : List.of("%", "%zz", "%c3", "%ff", "%00", "ext:%ed%a0%80", "ext:a%5cb", "ext:a\\b", "\u00ff")) {
            for (var verb : List.of("GET", "PUT", "DELETE")) {
                assertTold(wrong, "400 bad-request: ", raw(platform, verb, "/api/v1/accounts/" + path).send(""));
            }
        }
        for (var query : List.of("search=%", "search=%zz", "search=%ff", "search=%00", "search=%ed%a0%80",
                "search=a\u00ffb")) {
            assertTold(wrong, "400 invalid-request search: ",
                    raw(platform, "GET", "/api/v1/accounts?" + query).send(""));
        }
        // what isn't HTTP/1.1 has no body in its answer
        assertTold(wrong, "400 ", raw(platform, "GET", "/api/v1/accounts").header("X", "x".repeat(9000)).send(""));
        assertTold(wrong, "400 ", raw(platform, "GET", "/api/v1/accounts/" + "x".repeat(9000)).send(""));
        assertTold(wrong, "400 ", raw(platform, "POST", "/api/v1/accounts").header("Content-Length", "x").send(""));
        assertTold(wrong, "405 method-not-allowed: ", raw(platform, "TRACE", "/api/v1/accounts").send(""));
        assertTold(wrong, "400 bad-request: ", RawRequest.of(platform, "GET", "/api/%zz").send(""));
        assertTold(wrong, "400 bad-request: ", RawRequest.of(platform, "GET", "/api/v1/accounts")
                .header("Host", "host:port").send(""));
        assertEquals(List.of(), wrong);
    }

    @Test
    void anOfferOfAnotherProtocolIsPassedOver(Platform platform) {
        var wrong = new ArrayList<String>();
        for (var protocol : List.of("h2c", "websocket")) {
            var asking = raw(platform, "POST", "/api/v1/accounts").header("Content-Type", "application/json")
                    .header("Upgrade", protocol).header("Connection", "Upgrade, HTTP2-Settings");
            assertTold(wrong, "201 ", asking.send("{\"externalId\":\"" + protocol + "\",\"name\":\"b\"}"));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void whatNeedsNoBodyIgnoresOneAndAMethodThatNothingHasIsNotAllowed(Platform platform) {
        var wrong = new ArrayList<String>();
        for (var verb : List.of("GET", "DELETE")) {
            assertTold(wrong, "404 not-found: ", raw(platform, verb, "/api/v1/staff/" + NOBODY).send("{}"));
        }
        for (var path : List.of("/api/", "/api/v2", "/api/v1/accounts", "/api/v1/unsubscribe/x")) {
            assertTold(wrong, "405 method-not-allowed: ", raw(platform, "FOO", path).send(""));
        }
        assertTold(wrong, "400 bad-request: ", raw(platform, "POST", "/api/v1/unsubscribe/x")
                .header("Content-Type", "multipart/form-data; boundary=b").send("--b\r\n"));
        assertEquals(List.of(), wrong);
    }

    @Test
    void nobodyIsToldWhichServerItIs(Platform platform) {
        for (var path : List.of("/api/v1/program", "/api/nothing", "/nothing")) {
            assertNull(platform.root().get(path).header("Server"), path);
        }
        for (var verb : List.of("PUT", "FOO")) {
            var answer = RawRequest.of(platform, verb, "/").send("");
            assertFalse(answer.text().contains("Payara"), answer.toString());
        }
    }

    @Test
    void anIdempotencyKeyIsPrintableAscii(Platform platform) {
        var wrong = new ArrayList<String>();
        for (var key : List.of("", "x".repeat(256), "a\tb")) {
            assertTold(wrong, "400 invalid-request Idempotency-Key: must be 1 to 255 printable ASCII characters",
                    accountUnder(key, platform));
        }
        for (var key : List.of("\u00e9", "a\u0001", "a\u007f")) { // the server takes no header with them
            assertTold(wrong, "400 ", accountUnder(key, platform));
        }
        assertEquals(List.of(), wrong);
        tenant.api().get("/accounts/ext:B1").expect(404);
    }

    private static RawRequest.RawAnswer accountUnder(String key, Platform platform) {
        return raw(platform, "POST", "/api/v1/accounts").header("Content-Type", "application/json")
                .header("Idempotency-Key", key).send("{\"externalId\":\"B1\",\"name\":\"b\"}");
    }

    @Test
    void aHeaderOrABodyThatCantBeReadIsToldByItsName() {
        var account = BodyPublishers.ofString("{\"externalId\":\"B1\",\"name\":\"b\"}");
        for (var type : List.of("text/plain", "application/xml", "multipart/form-data; boundary=x")) {
            assertEquals("415 unsupported-media-type: This address does not take a body of this type.",
                    told(tenant.api().post("/accounts", type, account)), type);
        }
        assertEquals("415 unsupported-media-type Content-Encoding: must be identity",
                told(tenant.api().with("Content-Encoding", "gzip").post("/accounts", "application/json", account)));
        assertEquals("400 bad-request: The request can't be understood.", // Jersey looks for a form before any filter
                told(tenant.api().post("/accounts", "json", account)));
        assertEquals("400 invalid-request Accept: is not a list of media types such as application/json",
                told(tenant.api().with("Accept", "a/b;q=x").get("/accounts")));
        assertEquals("406 not-acceptable: This address has no answer in a form that Accept names.",
                told(tenant.api().with("Accept", "application/xml").get("/accounts")));
        for (var body : List.of("x", "--x\r\n\r\n", "--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n")) {
            assertEquals("400 invalid-request body: is not a complete multipart/form-data",
                    told(tenant.api().post("/imports", "multipart/form-data; boundary=x",
                            BodyPublishers.ofString(body))));
        }
        tenant.api().get("/accounts/ext:B1").expect(404);
    }

    private static RawRequest raw(Platform platform, String verb, String address) {
        return RawRequest.of(platform, verb, address).header("Authorization", "Bearer " + tenant.api().token());
    }

    private static void assertTold(List<String> wrong, String expected, RawRequest.RawAnswer answer) {
        var told = told(answer.status(), answer.type(), answer.type() == null ? null : answer.json());
        if (!told.startsWith(expected)) {
            wrong.add(expected + " but " + answer);
        }
    }
}
