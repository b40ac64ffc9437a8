package io.stamgast.tests.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.testing.RealData;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Half a year of a real wholesaler's invoices, uploaded as the file that it is. */
@OnPlatform
class RealImportIT {

    private static final String BOUNDARY = "a-file-of-invoices";
    private static final String MAPPING = """
            {"format":"csv","charset":"UTF-8","timeZone":"Europe/London","dateFormat":"yyyy-MM-dd HH:mm:ss",\
            "source":"erp","currency":"GBP","columns":{"invoiceNumber":"InvoiceNo","sku":"StockCode",\
            "description":"Description","quantity":"Quantity","occurredAt":"InvoiceDate","unitPrice":"UnitPrice",\
            "account":"CustomerID"},"accountPattern":"^([^.]+)","own":true}""";

    @Test
    void theFileEarnsWhatItsFiguresSayAndOnce(Platform platform) throws Exception {
        var shop = new Shop(platform, "GBP", "Europe/London");
        var draft = shop.api.post("/rule-sets", Map.of("name", "base", "rules", List.of(
                Map.of("code", "base", "kind", "SPEND", "unit", "10.00", "points", 1)))).expect(201).json();
        shop.api.post("/rule-sets/" + draft.get("id").asText() + "/publish",
                Map.of("effectiveFrom", "2010-01-01T00:00:00Z")).expect(200);

        var first = imported(shop);
        var second = imported(shop);

        assertEquals("149053 59976 7410 1588 0 2767 329628 22009", figures(first));
        assertEquals(59_976, first.at("/rejections/account-missing").asLong());
        assertEquals("149053 59976 0 0 8998 0 0 0", figures(second));
        var rejected = shop.api.get("/imports/" + first.get("id").asText() + "/rejections?limit=1").expect(200).json();
        assertEquals("623 account account-missing", rejected.at("/items/0/row").asText() + " "
                + rejected.at("/items/0/field").asText() + " " + rejected.at("/items/0/reason").asText());
        assertTrue(shop.addsUp());
    }

    private static String figures(JsonNode job) {
        return String.join(" ", List.of("accepted", "rejected", "purchases", "returns", "unchanged",
                "accountsEnrolled", "pointsEarned", "pointsTakenBack").stream().map(job::get)
                .map(JsonNode::asText).toList());
    }

    private static JsonNode imported(Shop shop) throws Exception {
        var accepted = shop.api.post("/imports", "multipart/form-data; boundary=" + BOUNDARY,
                BodyPublishers.ofByteArray(upload())).expect(202);
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        var job = accepted.json();
        while (!job.get("state").asText().equals("DONE")) {
            assertTrue(System.nanoTime() < end && !job.get("state").asText().equals("FAILED"), job.toString());
            TimeUnit.MILLISECONDS.sleep(500);
            job = shop.api.get(accepted.header("Location")).expect(200).json();
        }
        return job;
    }

    private static byte[] upload() throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\n"
                + "Content-Type: application/json\r\n\r\n" + MAPPING + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"invoices.csv.gz\"\r\n"
                + "Content-Type: text/csv\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(RealData.invoices()));
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
