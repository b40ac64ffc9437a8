package io.stamgast.tests.edges;

import static io.stamgast.tests.edges.Refusals.assertRefused;
import static io.stamgast.tests.edges.Refusals.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that say nothing, too much, or the wrong thing; none of them leaves anything behind. */
@OnPlatform
class BodiesIT {

    private static final String ID = "0192d3f0-0000-7000-8000-000000000001";
    private static final String RULES = """
            {"name":"b","rules":[{"code":"b","kind":"SPEND_SHARE","unit":"10","points":1,"basis":"PERIOD_CLOSE",\
            "period":"YEAR","scope":"SCOPE","bands":[{"from":"0","multiplier":"1"}]}]}""";

    private static FreshTenant tenant;
    private static String voucher;
    private static String draft;
    private static List<String> before;

    @BeforeAll
    static void furnish(Platform platform) {
        tenant = platform.newTenant();
        tenant.account("C1");
        made("/distributors", Map.of("externalId", "D1", "name", "One"));
        voucher = made("/rewards", Map.of("name", "Voucher", "type", "VOUCHER", "price", 5));
        draft = made("/rule-sets", RULES.replace("SCOPE", "Milk"));
        before = everything();
    }

    private static String made(String path, Object body) {
        return tenant.api().post(path, body).expect(201).json().get("id").asText();
    }

    @AfterAll
    static void nothingWasChanged() {
        assertEquals(before, everything());
    }

    private static List<String> everything() {
        return Stream.of("/accounts", "/accounts/ext:C1/members", "/accounts/ext:C1/distributors",
                        "/accounts/ext:C1/referral-codes", "/activities", "/activity-types", "/adjustments",
                        "/audit", "/billing/stripe-events", "/distributors", "/jobs", "/membership-plans",
                        "/memberships", "/program", "/purchases", "/redemptions", "/referrals", "/rewards",
                        "/rule-sets", "/staff", "/wallet-observations", "/webhook-endpoints")
                .map(list -> tenant.api().get(list).expect(200).text()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shapes", "types", "texts", "numbers", "times", "references"})
    void eachOfTheTableIsRefusedInTheseWords(String table) throws IOException {
        try (var lines = BodiesIT.class.getResourceAsStream(table + ".txt")) {
            assertRefused(tenant.api(), new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{voucher}", voucher).replace("{draft}", draft).replace("{id}", ID)
                    .replace("{40}", "9".repeat(40)).replace("{2000}", "9".repeat(2000))
                    .replace("{deep}", "[".repeat(2000) + "]".repeat(2000)));
        }
    }

    @Test
    void aRequestWithoutABodyIsRefused() {
        for (var path : List.of("/accounts", "/accounts/ext:C1/members", "/adjustments", "/distributors", "/purchases",
                "/purchases/batch", "/purchases/quote", "/redemptions", "/rewards", "/rewards/" + voucher + "/codes",
                "/rule-sets",
                "/staff", "/wallet-observations", "/accounts/ext:C1/referral-codes", "/activities", "/activity-types",
                "/membership-plans", "/referrals", "/accounts/ext:C1/memberships/checkout",
                "/accounts/ext:C1/tax-ids", "/machine-clients", "/webhook-endpoints",
                "/webhook-endpoints/" + ID + "/replay")) {
            assertRefused(tenant.api(), "POST " + path + " => body: must not be empty");
            assertRefused(tenant.api(), "POST " + path + " null => body: must ");
        }
        for (var path : List.of("/accounts/ext:C1", "/program")) {
            assertRefused(tenant.api(), "PUT " + path + " => body: must not be empty");
            assertRefused(tenant.api(), "PUT " + path + " null => body: must not be null");
        }
        assertEquals("400 invalid-request body: must not be empty",
                told(tenant.api().post("/purchases/batch", "application/x-ndjson", BodyPublishers.noBody())));
        assertEquals("400 invalid-request mapping: must not be null",
                told(tenant.upload("null", new byte[] {'x'})));
        assertEquals("400 invalid-request mapping: must not be empty",
                told(tenant.upload("", new byte[] {'x'})));
        assertEquals("400 invalid-request mapping: must be an object",
                told(tenant.upload("[]", new byte[] {'x'})));
        assertEquals("400 invalid-request mapping.own: must be true or false",
                told(tenant.upload("{\"own\":\"yes\"}", new byte[] {'x'})));
    }

    @Test
    void plainTextIsInTheCharsetThatItSays() {
        var codes = "/rewards/" + voucher + "/codes";
        for (var bytes : List.of(new byte[] {'a', (byte) 0xff}, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})) {
            assertEquals("400 invalid-request body: is not text in UTF-8",
                    told(tenant.api().post(codes, "text/plain", BodyPublishers.ofByteArray(bytes))));
        }
        assertEquals("400 invalid-request Content-Type: names a charset that is not known: nonsense",
                told(tenant.api().post(codes, "text/plain; charset=nonsense", BodyPublishers.ofString("a"))));
    }

    @Test
    void aScopeIsAllOrTheNameOfACategory() {
        for (var scope : List.of("", " ", "all", "All", " ALL", "Milk ", "a\\nb", "x".repeat(101))) {
            var refused = switch (scope) {
                case "all", "All" -> "must be written ALL";
                case " ALL", "Milk " -> "must not begin or end with a blank";
                default -> "must be ALL or a category of 1 to 100 characters, all printable";
            };
            assertRefused(tenant.api(), """
                    POST /wallet-observations {"account":"ext:C1","scope":"%s","period":"2025","amount":"1",\
                    "source":"DECLARED"} => scope: %s""".formatted(scope, refused));
            assertRefused(tenant.api(), "POST /rule-sets " + RULES.replace("SCOPE", scope)
                    + " => 422 invalid-rule-set rules[0].scope: " + refused);
        }
    }

    @Test
    void aFairValueIsToldItsSize() {
        var program = (ObjectNode) tenant.api().get("/program").expect(200).json();
        assertRefused(tenant.api(), "PUT /program " + program.put("fairValue", "1234567")
                + " => fairValue: must have at most 6 digits before and 6 after the point");
    }
}
