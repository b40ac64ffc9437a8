package io.stamgast.tests.loop;

import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A tenant of its own for each test, with an account that has points and a reward to spend them on. */
final class Shop {

    private static final int AT_ONCE = 50;

    final ApiClient api;
    private final FreshTenant tenant;

    Shop(Platform platform) {
        tenant = platform.newTenant();
        api = tenant.api();
    }

    void account(String externalId, long points) {
        api.post("/accounts", Map.of("externalId", externalId, "name", externalId)).expect(201);
        api.post("/adjustments", Map.of("account", "ext:" + externalId, "points", points, "reason", "a start"))
                .expect(201);
    }

    String reward(long price, int stock) {
        return api.post("/rewards", Map.of("name", "Milk jug", "type", "MERCHANDISE", "price", price, "stock", stock))
                .expect(201).json().get("id").asText();
    }

    static Map<String, Object> redemption(String account, String reward) {
        return Map.of("account", "ext:" + account, "reward", reward, "quantity", 1);
    }

    /** What fifty callers get who do it at the same moment. */
    static List<Answer> atOnce(Callable<Answer> call) throws Exception {
        var callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var answers = new ArrayList<Answer>();
            for (var done : callers.invokeAll(IntStream.range(0, AT_ONCE).mapToObj(n -> call).toList())) {
                answers.add(done.get());
            }
            return answers;
        } finally {
            callers.shutdown();
        }
    }

    boolean addsUp() {
        return tenant.addsUp();
    }
}
