package io.stamgast.tests.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.Access;
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.DemoProcess;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The platform is killed in the middle of the real file, and started again. */
class KilledImportIT {

    private static final Duration FIRST_START = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final DemoProcess DEMO = new DemoProcess(Path.of(System.getProperty("stamgast.demo") + "-restarted"),
            Map.of("STAMGAST_DEMO_DATA", "false"));

    private static Access before;
    private static Access after;
    private static Wholesaler wholesaler;
    private static Answer killed;

    @BeforeAll
    static void killInTheMiddle() throws Exception {
        before = DEMO.start().awaitAccess(FIRST_START);
        wholesaler = Wholesaler.on(new Platform(before, DEMO.directory()));
        killed = wholesaler.upload();
        awaitTheMiddle();
        DEMO.kill();
        assertFalse(DEMO.processes().isEmpty(), "children outlive a kill");
        after = DEMO.start().awaitAccess(FIRST_START);
    }

    /** Some purchases are posted, and many are not. */
    private static void awaitTheMiddle() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var job = killed.json();
        while (job.path("purchases").asLong() < 1000) {
            assertTrue(System.nanoTime() < end, job.toString());
            job = wholesaler.tenant().api().get(killed.header("Location")).expect(200).json();
        }
        assertEquals("RUNNING", job.get("state").asText());
    }

    @AfterAll
    static void leaveNothingBehind() throws InterruptedException {
        DEMO.stop();
    }

    @Test
    void theNextStartEndsWhatWasLeftAndKnowsTheSameCredentials() {
        assertEquals(before, after);
        assertTrue(DEMO.said().contains("Ended Keycloak of a demo that was killed"), DEMO.said());
        assertTrue(DEMO.said().contains("Ended PostgreSQL of a demo that was killed"), DEMO.said());
    }

    @Test
    void importingAgainPostsTheRestAndNoMore() throws IOException {
        var interrupted = wholesaler.tenant().ended(killed);
        assertEquals("FAILED", interrupted.get("state").asText(), interrupted.toString());

        var rest = wholesaler.imported();

        assertEquals("DONE", rest.get("state").asText(), rest.toString());
        assertEquals(8_998, invoices(rest) + rest.get("unchanged").asLong());
        assertTrue(rest.get("unchanged").asLong() >= invoices(interrupted), interrupted + " and then " + rest);
        assertTrue(invoices(rest) > 0, rest.toString());
        assertEquals("149053 59976 0 0 8998 0 0 0", Wholesaler.figures(wholesaler.imported()));
        var balances = balances(wholesaler.tenant().api());
        assertEquals(2_767, balances.length);
        assertEquals(307_619, LongStream.of(balances).sum());
        assertEquals(60, LongStream.of(balances).filter(points -> points < 0).count());
        assertTrue(wholesaler.tenant().addsUp());
    }

    private static long invoices(JsonNode job) {
        return job.path("purchases").asLong() + job.path("returns").asLong();
    }

    /** What each account has. */
    private static long[] balances(ApiClient api) {
        var balances = LongStream.builder();
        var next = "/accounts?limit=500";
        while (next != null) {
            var page = api.get(next).expect(200).json();
            page.get("items").forEach(account -> balances.add(api.get("/accounts/" + account.get("id").asText()
                    + "/balance").expect(200).json().get("available").asLong()));
            next = page.get("next").asText(null);
        }
        return balances.build().toArray();
    }
}
