package io.stamgast.benchmark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.benchmark.load.Load;
import io.stamgast.benchmark.load.Posts;
import io.stamgast.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** What a till waits for: baskets of three lines, five rules in force, twenty rewards to choose from. */
final class QuoteSpeed {

    private static final int TILLS = 8;
    private static final int REWARDS = 20;
    private static final double PER_SECOND = 50;
    private static final double MOST_MILLIS = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final Duration RUN = Duration.ofSeconds(60);

    private final Subject subject;
    private final Figures figures;

    QuoteSpeed(Subject subject, Figures figures) {
        this.subject = subject;
        this.figures = figures;
    }

    void run() throws Exception {
        var tenant = Scene.withRules(subject);
        Scene.addAccounts(tenant);
        for (var n = 1; n <= REWARDS; n++) {
            tenant.api().post("/rewards", Map.of("name", "Reward " + n, "type", "MERCHANDISE", "price", 50 * n))
                    .expect(201);
        }
        var orders = new Orders(Scene.accounts(Scene.ACCOUNTS), "q");
        try (var posts = new Posts(subject.api(), tenant.api(), "/purchases/batch", () -> orders.nextBatch(1000), 1)) {
            posts.work();
            posts.work();
        }
        Callable<Load.Worker> tills =
                () -> new Posts(subject.api(), tenant.api(), "/purchases/quote", () -> basket(orders), 1);
        Load.closed(TILLS, WARM_UP, tills);
        var seen = Load.open(TILLS, PER_SECOND, RUN, tills);
        var p99 = seen.percentileMillis(99);
        figures.keep("quote", Map.of("p50", seen.percentileMillis(50), "p99", p99));
        figures.add("quotes at %.0f/s, %d rewards".formatted(PER_SECOND, REWARDS),
                "p50 %.1f ms, p99 %.1f ms".formatted(seen.percentileMillis(50), p99),
                "p99 ≤ %.0f ms".formatted(MOST_MILLIS), p99 <= MOST_MILLIS);
    }

    private static byte[] basket(Orders orders) {
        try {
            var basket = (ObjectNode) Json.MAPPER.readTree(orders.nextBody());
            return Json.MAPPER.writeValueAsBytes(basket.remove(List.of("invoiceNumber", "originalInvoice")));
        } catch (IOException defect) {
            throw new UncheckedIOException(defect);
        }
    }
}
