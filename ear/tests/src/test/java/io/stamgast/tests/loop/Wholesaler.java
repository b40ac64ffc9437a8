package io.stamgast.tests.loop;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.testing.RealData;
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.Platform;
import io.stamgast.tests.platform.RealFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A tenant that gives 1 point per 10.00 for half a year of a real wholesaler's invoices. */
record Wholesaler(FreshTenant tenant) {

    static Wholesaler on(Platform platform) {
        var tenant = platform.newTenant(Map.of("currency", "GBP", "timeZone", "Europe/London"));
        var draft = tenant.api().post("/rule-sets", Map.of("name", "base", "rules", List.of(
                Map.of("code", "base", "kind", "SPEND", "unit", "10.00", "points", 1)))).expect(201);
        tenant.api().post(draft.header("Location") + "/publish", Map.of("effectiveFrom", "2010-01-01T00:00:00Z"))
                .expect(200);
        return new Wholesaler(tenant);
    }

    /** Uploads the file; its import has begun then. */
    Answer upload() throws IOException {
        return tenant.upload(RealFile.mapping("GBP"), Files.readAllBytes(RealData.invoices())).expect(202);
    }

    /** Uploads the file and waits until its import has ended. */
    JsonNode imported() throws IOException {
        return tenant.ended(upload());
    }

    /** The counts of an import: rows accepted and rejected, then what became of its invoices. */
    static String figures(JsonNode job) {
        return Stream.of("accepted", "rejected", "purchases", "returns", "unchanged", "accountsEnrolled",
                "pointsEarned", "pointsTakenBack").map(job::get).map(JsonNode::asText).collect(Collectors.joining(" "));
    }
}
