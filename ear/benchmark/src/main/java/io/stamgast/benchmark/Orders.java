package io.stamgast.benchmark;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stamgast.kernel.Json;
import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Purchases of three lines, each under an invoice number of its own, spread evenly over some accounts. */
final class Orders {

    /** What a purchase holds, without what its methods say of it. */
    private static final ObjectMapper JSON = Json.MAPPER.copy().setVisibility(PropertyAccessor.IS_GETTER,
            Visibility.NONE);
    private static final Instant FIRST = Instant.parse("2026-02-01T08:00:00Z");
    private static final String[] CATEGORIES = {"Coffee", "Tea", "Cups"};

    private final AtomicLong number = new AtomicLong();
    private final List<String> accounts;
    private final String series;

    Orders(List<String> accounts, String series) {
        this.accounts = accounts;
        this.series = series;
    }

    NewPurchase next() {
        var n = number.getAndIncrement();
        var random = ThreadLocalRandom.current();
        var lines = new ArrayList<NewLine>(3);
        for (var line = 0; line < 3; line++) {
            var amount = BigDecimal.valueOf(random.nextInt(500, 20_000), 2);
            lines.add(new NewLine("SKU-" + random.nextInt(500), "Article of the benchmark", CATEGORIES[line], "Own",
                    BigDecimal.valueOf(random.nextInt(1, 20)), amount, amount, null, true));
        }
        return new NewPurchase("erp", series + n, "ext:" + accounts.get((int) (n % accounts.size())), null,
                FIRST.plusSeconds(n % 4_000_000), "EUR", null, lines);
    }

    byte[] nextBody() {
        return bytes(next());
    }

    byte[] nextBatch(int size) {
        var batch = new ArrayList<NewPurchase>(size);
        for (var i = 0; i < size; i++) {
            batch.add(next());
        }
        return bytes(batch);
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (IOException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
