package io.stamgast.tests.moving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import io.stamgast.tests.tenancy.Estate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that a tenant owns, taken out, and in again elsewhere. */
@OnPlatform
class MovingIT {

    /** What is asked of both tenants, by the ids that the first one has. */
    private static final List<String> ASKED = List.of("/program", "/accounts?limit=500", "/accounts/{account}",
            "/accounts/{account}/balance", "/accounts/{account}/statement?limit=500", "/accounts/{account}/members",
            "/accounts/{account}/tier", "/accounts/{account}/tier/history", "/accounts/{account}/memberships",
            "/accounts/{account}/referral-codes", "/accounts/{account}/spend-share?period=2025-Q3",
            "/distributors?limit=500", "/purchases?limit=500", "/rule-sets/{rules}", "/rewards?limit=500",
            "/redemptions/{redemption}", "/adjustments/{adjustment}", "/wallet-observations?limit=500",
            "/periods?limit=500", "/activities?limit=500", "/activity-types?limit=500", "/referrals/{referral}",
            "/tier-scheme", "/membership-plans/{plan}", "/memberships/{membership}", "/dunning-cases/{dunningCase}",
            "/postings/{posting}");

    private Platform platform;
    private Estate source;
    private FreshTenant target;

    @BeforeEach
    void furnish(Platform given) {
        platform = given;
        source = new Estate(platform, "2025-Q3");
        target = platform.newTenant();
    }

    @Test
    void theOtherTenantAnswersAsTheFirstDid() throws Exception {
        var file = export(source.tenant());

        var taken = target.ended(target.api().post("/exports/import", "application/gzip",
                BodyPublishers.ofByteArray(file)));

        assertEquals("DONE", taken.get("state").asText(), taken.toString());
        assertTrue(target.addsUp());
        for (var question : ASKED) {
            assertEquals(answer(source.tenant(), question), answer(target, question), question);
        }
        assertEquals(rows(file), rows(export(target)));
        assertEquals("tenant-not-empty", target.api().post("/exports/import", "application/gzip",
                BodyPublishers.ofByteArray(file)).expect(409).problem());
    }

    private String answer(FreshTenant tenant, String question) {
        var asked = question;
        for (var name : List.of("account", "rules", "redemption", "adjustment", "referral", "plan", "membership",
                "dunningCase", "posting")) {
            asked = asked.replace("{" + name + "}", asked.contains("{" + name + "}") ? source.id(name) : "");
        }
        return tenant.api().get(asked).expect(200).text();
    }

    @Test
    void anExportIsOfItsTenantAndItsTakersAreWrittenDown() throws Exception {
        var made = source.tenant().api().post("/exports", "");
        var location = made.header("Location");
        source.tenant().ended(made);
        assertArrayEquals(file(source.tenant(), location), file(source.tenant(), location));

        var id = location.substring(location.lastIndexOf('/') + 1);
        assertEquals("not-found", target.api().get("/exports/" + id).expect(404).problem());
        assertEquals("not-found", target.api().get("/exports/" + id + "/file").expect(404).problem());
        assertEquals("not-found", source.tenant().api().get("/exports/" + source.id("import")).expect(404).problem());
        var audit = source.tenant().api().get("/audit?limit=500").expect(200).json().get("items");
        var actions = audit.findParents("objectId").stream().filter(line -> line.get("objectId").asText().equals(id))
                .map(line -> line.get("action").asText()).sorted().toList();
        assertEquals(List.of("downloaded", "downloaded", "requested"), actions);
    }

    @Test
    void whatIsNoSuchFileIsRefusedAtOnce() {
        assertEquals("unreadable-file", target.api().post("/exports/import", "application/x-ndjson",
                BodyPublishers.ofString("nothing")).expect(422).problem());
        assertEquals("export-differs", target.api().post("/exports/import", "application/x-ndjson",
                BodyPublishers.ofString("{\"format\":\"stamgast-tenant\",\"version\":9}")).expect(422).problem());
    }

    private byte[] export(FreshTenant tenant) {
        var made = tenant.api().post("/exports", "");
        assertEquals("DONE", tenant.ended(made).get("state").asText());
        return file(tenant, made.header("Location"));
    }

    private static byte[] file(FreshTenant tenant, String location) {
        var answer = tenant.api().download(location + "/file");
        assertEquals(200, answer.statusCode());
        assertEquals("application/gzip", answer.headers().firstValue("Content-Type").orElse(null));
        return answer.body();
    }

    /** Without the header. */
    private static List<String> rows(byte[] file) throws IOException {
        try (var text = new GZIPInputStream(new ByteArrayInputStream(file))) {
            var lines = new String(text.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return lines.subList(1, lines.size());
        }
    }
}
