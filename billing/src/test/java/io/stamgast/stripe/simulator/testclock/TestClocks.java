package io.stamgast.stripe.simulator.testclock;

import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import com.stripe.param.testhelpers.TestClockListParams;
import com.stripe.param.testhelpers.TestClockRetrieveParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import io.stamgast.stripe.simulator.world.World;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The calls on {@code /v1/test_helpers/test_clocks}. A clock is advanced in the background. */
public final class TestClocks implements AutoCloseable {

    private static final String CLOCK = "test_helpers.test_clock";
    private static final String PATH = "/v1/test_helpers/test_clocks";
    private static final long KEPT_SECONDS = 30 * 86_400L;
    private static final long TWO_YEARS_SECONDS = 2 * 366 * 86_400L;

    private final World world;
    private final ExecutorService hands = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "stripe-simulator-test-clocks");
        thread.setDaemon(true);
        return thread;
    });

    public TestClocks(World world) {
        this.world = world;
    }

    public void register(Routes routes) {
        routes.post(PATH, TestClockCreateParams.class, this::create).needs("frozen_time").takes("name");
        routes.get(PATH + "/{id}", TestClockRetrieveParams.class, call -> call.target(CLOCK));
        routes.list(PATH, TestClockListParams.class, call -> Page.of(call, PATH,
                call.account().table(CLOCK).newestFirst(), any -> true));
        routes.post(PATH + "/{id}/advance", TestClockAdvanceParams.class, this::advance).needs("frozen_time");
        routes.delete(PATH + "/{id}", TestClockRetrieveParams.class, this::delete);
    }

    /** Goes on with what an earlier run was advancing when it ended. */
    public void resume() {
        world.change(() -> {
            for (var account : world.accounts()) {
                account.table(CLOCK).all().stream().filter(clock -> clock.is("status", "advancing"))
                        .forEach(clock -> hands.execute(() -> move(account, clock,
                                clock.number("status_details.advancing.target_frozen_time"))));
            }
            return null;
        });
    }

    private Doc create(Call call) {
        var now = call.account().now((String) null);
        var clock = Doc.of(CLOCK, Ids.fresh("clock")).set("created", now).set("deletes_after", now + KEPT_SECONDS)
                .set("frozen_time", call.parameters().number("frozen_time")).set("livemode", false)
                .set("name", call.parameters().text("name")).set("status", "ready").set("status_details", new Doc());
        return call.account().add(clock, "test_helpers.test_clock.created");
    }

    private Doc advance(Call call) {
        var clock = call.target(CLOCK);
        var account = call.account();
        var to = call.parameters().number("frozen_time");
        var now = clock.number("frozen_time");
        if (!clock.is("status", "ready")) {
            throw ApiError.invalid("test_clock_advancing", null, "This test clock is still advancing.");
        } else if (to <= now) {
            throw ApiError.invalid(null, "frozen_time", "A test clock can only be advanced forward in time.");
        } else if (to > now + TWO_YEARS_SECONDS) {
            throw ApiError.invalid(null, "frozen_time", "A test clock can't be advanced by more than two years.");
        }
        account.save(clock.set("status", "advancing")
                .set("status_details", new Doc().set("advancing", new Doc().set("target_frozen_time", to))));
        account.emit("test_helpers.test_clock.advancing", clock);
        hands.execute(() -> move(account, clock, to));
        return clock;
    }

    private void move(Account account, Doc clock, long to) {
        world.advance(account, clock.id(), to);
        world.change(() -> {
            account.save(clock.set("frozen_time", to).set("status", "ready").set("status_details", new Doc()));
            account.emit("test_helpers.test_clock.ready", clock);
            return null;
        });
    }

    /** Takes its customers, and with them all that they have, along. */
    private Doc delete(Call call) {
        var clock = call.target(CLOCK);
        for (var customer : call.account().table("customer").newestFirst()) {
            if (customer.is("test_clock", clock.id())) {
                call.account().forget(customer);
            }
        }
        call.account().delete(clock);
        return Doc.of(CLOCK, clock.id()).set("deleted", true);
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
