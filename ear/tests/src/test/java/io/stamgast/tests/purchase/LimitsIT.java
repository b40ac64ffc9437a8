package io.stamgast.tests.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One request holds 1 MB, or a batch of 10,000. */
@OnPlatform
class LimitsIT {

    private static final String TOO_LONG =
            "{\"externalId\":\"C1\",\"name\":\"%s\"}".formatted("x".repeat(1 << 20));

    @Test
    void aBodyThatSaysItIsTooLargeIsRefused(Platform platform) {
        assertTooLarge(platform.demoTenant().post("/accounts", TOO_LONG));
    }

    @Test
    void aBodyThatDoesNotSayHowLargeItIsIsRefusedToo(Platform platform) {
        var unannounced = BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(TOO_LONG.getBytes(StandardCharsets.UTF_8)));
        assertTooLarge(platform.demoTenant().post("/accounts", "application/json", unannounced));
    }

    @Test
    void aBatchOfMoreThanTenThousandPurchasesPostsNone(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        var purchase = """
                {"source":"erp","invoiceNumber":"1","account":"ext:C1","occurredAt":"2026-01-02T10:00:00Z",\
                "currency":"EUR","lines":[{"sku":"A","quantity":"1","netAmount":"100.00"}]}""";
        var batch = String.join("\n", Collections.nCopies(10_001, purchase));

        assertTooLarge(tenant.api().post("/purchases/batch", "application/x-ndjson", BodyPublishers.ofString(batch)));

        assertEquals(0, tenant.api().get("/purchases").expect(200).json().get("items").size());
    }

    @Test
    void moreThanTenThousandObservationsAreRefused(Platform platform) {
        var observation = Map.of("account", "ext:C1", "period", "2026-Q1", "amount", "1.00", "source", "DECLARED");
        assertTooLarge(platform.newTenant().api().post("/wallet-observations",
                Collections.nCopies(10_001, observation)));
    }

    private static void assertTooLarge(Answer answer) {
        assertEquals("too-large", answer.expect(413).problem());
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }
}
