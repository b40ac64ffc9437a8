package io.stamgast.tests.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.microsoft.playwright.Page;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The API's description as a page, for somebody who has no login: all of it from here, and all of it to be found. */
@OnPlatform
class DocsPageIT {

    private static final String DOCS = "/api/docs";
    private static final String REFUSED = """
            document.addEventListener('securitypolicyviolation', event => console.error(
                'refused: ' + event.violatedDirective + ' ' + event.blockedURI));""";

    @Test
    void everyCallIsFoundOnADeskAndOnAPhoneAndNothingComesFromElsewhere(Platform platform) throws IOException {
        var names = names(platform);
        try (var chromium = new Chromium(); var desk = chromium.atADesk(platform.access().portal());
             var phone = chromium.withAPhone(platform.access().portal())) {
            for (var visitor : List.of(desk, phone)) {
                var page = visitor.page();
                var elsewhere = new ArrayList<String>();
                page.onRequest(request -> {
                    if (!request.url().startsWith(platform.access().portal() + "/")
                            && !request.url().startsWith("data:")) {
                        elsewhere.add(request.url());
                    }
                });
                page.addInitScript(REFUSED);
                visitor.visit(DOCS);
                assertThat(page.locator(".search output")).hasText(names.size() + " calls");
                visitor.glance("docs");
                assertEquals(names, shown(page));
                findsAndOpens(page);
                visitor.glance("docs-call");
                assertEquals(List.of(), elsewhere);
            }
        }
    }

    private static TreeSet<String> names(Platform platform) throws IOException {
        var document = new YAMLMapper().readTree(platform.root().get("/api/openapi.yaml").expect(200).text());
        var names = new TreeSet<String>();
        for (var path : document.get("paths")) {
            for (JsonNode operation : path) {
                names.add(operation.get("operationId").asText());
            }
        }
        return names;
    }

    /** Under one tag after the other. */
    private static TreeSet<String> shown(Page page) {
        var names = new TreeSet<String>();
        for (var tag : page.locator(".opblock-tag").all()) {
            tag.click();
            assertThat(page.locator(".opblock").first()).isVisible();
            for (var call : page.locator(".opblock").all()) {
                var id = call.getAttribute("id");
                names.add(id.substring(id.lastIndexOf('-') + 1));
            }
            tag.click();
            assertThat(page.locator(".opblock")).hasCount(0);
        }
        return names;
    }

    private static void findsAndOpens(Page page) {
        page.getByLabel("Search").fill("post confirmredemption");
        assertThat(page.locator(".opblock")).hasCount(1);
        assertThat(page.locator(".search output")).hasText("1 call");
        var call = page.locator("#operations-Redemptions-confirmRedemption");
        call.locator(".opblock-summary-control").click();
        assertThat(call).containsText("not-found");
        assertTrue(page.url().endsWith("#/Redemptions/confirmRedemption"), page.url());
        page.getByLabel("Search").fill("xylophone");
        assertThat(page.locator("#docs")).containsText("No call has all these words.");
        page.getByLabel("Search").fill("post /purchases");
        page.locator("#operations-Purchases-postPurchase .opblock-summary-control").click();
        assertThat(page.locator("#operations-Purchases-postPurchase .example").first()).containsText("invoiceNumber");
    }

    @Test
    void aCallHasAnAddressOfItsOwn(Platform platform) {
        try (var chromium = new Chromium(); var desk = chromium.atADesk(platform.access().portal())) {
            desk.visit(DOCS + "#/Purchases/postPurchase");
            assertThat(desk.page().locator("#operations-Purchases-postPurchase .opblock-body")).isVisible();
            assertThat(desk.page().locator(".opblock.is-open")).hasCount(1);
        }
    }

    @Test
    void itsFilesAreKeptByTheBrowserAndTravelSmall(Platform platform) {
        var root = platform.root();
        for (var path : List.of(DOCS, DOCS + "/swagger-ui-bundle.js", DOCS + "/docs.js", "/api/openapi.yaml")) {
            var first = root.get(path).expect(200);
            assertEquals("no-cache", first.header("Cache-Control"), path);
            assertEquals("", root.with("If-None-Match", first.header("ETag")).get(path).expect(304).text(), path);
            root.with("If-None-Match", "\"other\"").get(path).expect(200);
            assertEquals("Accept-Encoding", first.header("Vary"), path);
            var packed = root.with("Accept-Encoding", "gzip").download(path);
            assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElse(null), path);
            assertTrue(packed.body().length < first.text().length(), path);
        }
        var bundle = root.with("Accept-Encoding", "gzip").download(DOCS + "/swagger-ui-bundle.js").body().length;
        var document = root.with("Accept-Encoding", "gzip").download("/api/openapi.yaml").body().length;
        assertTrue(bundle + document < 800_000, bundle + " and " + document + " bytes");
    }

    @Test
    void nothingMayBeFramedOrSniffedOrLoadedFromElsewhere(Platform platform) {
        for (var path : List.of(DOCS, DOCS + "/docs.js", "/api/openapi.yaml")) {
            var answer = platform.root().get(path).expect(200);
            assertEquals("DENY", answer.header("X-Frame-Options"), path);
            assertEquals("nosniff", answer.header("X-Content-Type-Options"), path);
            assertEquals("no-referrer", answer.header("Referrer-Policy"), path);
            var policy = answer.header("Content-Security-Policy");
            assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"), policy);
            assertTrue(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"), policy);
        }
    }

    @Test
    void besideItsFilesThereIsNothing(Platform platform) {
        assertTrue(platform.root().get(DOCS + "/licenses.txt").expect(200).text().contains("Apache License"));
        platform.root().get(DOCS + "/swagger-ui-bundle.js.LICENSE.txt").expect(200);
        assertEquals("not-found", platform.root().get(DOCS + "/docs.html").expect(404).problem());
        assertEquals("not-found", platform.root().get(DOCS + "/ShippedFile.class").expect(404).problem());
        assertEquals(platform.access().portal() + DOCS,
                platform.root().get(DOCS + "/").expect(302).header("Location"));
    }
}
