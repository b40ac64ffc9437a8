package io.stamgast.stripe.simulator;

import com.stripe.StripeClient;
import io.stamgast.stripe.simulator.api.ApiCall;
import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.http.LocalServer;
import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.http.Visit;
import io.stamgast.stripe.simulator.invoice.BillingRules;
import io.stamgast.stripe.simulator.portal.PortalCard;
import io.stamgast.stripe.simulator.world.World;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stripe on this machine.
 *
 * <pre>{@code
 * try (var stripe = StripeSimulator.start(Options.standing())) {
 *     stripe.webhooks().to(address, "whsec_secret");
 *     var customer = stripe.client().v1().customers().create(...);
 *     stripe.clock().advance(Duration.ofDays(31));
 *     stripe.charges();
 * }
 * }</pre>
 */
public final class StripeSimulator implements AutoCloseable {

    /** The platform's own account, as the Java methods here name it. */
    public static final String PLATFORM = World.PLATFORM;

    private static final Logger LOG = LoggerFactory.getLogger(StripeSimulator.class);
    private static final long TICK_MILLIS = 500;

    private final Options options;
    private final LocalServer server;
    private final Assembly parts;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "stripe-simulator-time");
        thread.setDaemon(true);
        return thread;
    });

    private StripeSimulator(Options options) {
        this.options = options;
        server = new LocalServer(options.port(), this::answer);
        parts = new Assembly(options, server.address());
        if (options.directory() != null) {
            parts.world.keepIn(options.directory());
        }
        server.start();
        parts.courier.resume();
        parts.testClocks.resume();
        if (options.ticking()) {
            ticker.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    public static StripeSimulator start(Options options) {
        return new StripeSimulator(options);
    }

    private void tick() {
        try {
            parts.world.tick();
        } catch (RuntimeException e) {
            LOG.error("What was due failed; the time goes on", e); // else the clock would never tick again
        }
    }

    private Reply answer(Visit visit) {
        return visit.path().startsWith("/v1/") ? parts.api.answer(visit) : parts.pages.answer(visit);
    }

    /** {@code http://127.0.0.1:PORT}, the API's base. */
    public String address() {
        return server.address();
    }

    public String secretKey() {
        return options.secretKey();
    }

    /** The official client with the platform's key. */
    public StripeClient client() {
        return client(options.secretKey());
    }

    public StripeClient client(String secretKey) {
        return StripeClient.builder().setApiKey(secretKey).setApiBase(address()).build();
    }

    public SimulatorClock clock() {
        return new SimulatorClock(parts.world);
    }

    public Webhooks webhooks() {
        return new Webhooks(parts.world, parts.endpoints, parts.courier);
    }

    /** All times that a card was charged or refused, in all accounts, oldest first within an account. */
    public List<Charged> charges() {
        return parts.world.change(() -> parts.world.accounts().stream().flatMap(account -> account.table("charge")
                .all().stream().map(charge -> Charged.of(account.id(), charge))).toList());
    }

    /** The latest calls of the API, oldest first. */
    public List<ApiCall> calls() {
        return parts.log.all();
    }

    /** Makes things go wrong from now on. */
    public void disturb(Disturbance... disturbances) {
        for (var disturbance : disturbances) {
            parts.disturbances.add(disturbance);
        }
    }

    /** Ends all disturbances. */
    public void calm() {
        parts.disturbances.clear();
    }

    /** Sets what an account's owner would set in the dashboard. */
    public void rules(String account, BillingRules rules) {
        parts.world.change(() -> {
            rules.keep(parts.world.account(account));
            return null;
        });
    }

    /** Sets what a card that is chosen on the account's portal pays for. */
    public void portal(String account, PortalCard rule) {
        parts.world.change(() -> {
            rule.keep(parts.world.account(account));
            return null;
        });
    }

    /** From now on the bank says this to charges of the customer's present cards. */
    public void decide(String account, String customer, CardOutcome outcome) {
        parts.world.change(() -> {
            parts.methods.decide(parts.world.account(account), customer, outcome);
            return null;
        });
    }

    /** The bank sends a new card, and Stripe learns of its expiry: {@code payment_method.automatically_updated}. */
    public void renewCard(String account, String paymentMethod, YearMonth until) {
        parts.world.change(() -> {
            parts.methods.renewByBank(parts.world.account(account), paymentMethod, until);
            return null;
        });
    }

    /** Onboards a connected account, as its owner would on the page of an account link. */
    public void onboard(String account) {
        parts.world.change(() -> {
            parts.accounts.onboard(account);
            return null;
        });
    }

    /** The owner of a connected account takes it from the platform: {@code account.application.deauthorized}. */
    public void disconnect(String account) {
        parts.world.change(() -> {
            parts.accounts.disconnect(account);
            return null;
        });
    }

    /** Where a person moves the time and decides what banks say. */
    public String controlPage() {
        return address() + "/_simulator";
    }

    /** Runs while no call is answered, as if Stripe were busy. */
    public void whileBusy(Runnable action) {
        parts.world.change(() -> {
            action.run();
            return null;
        });
    }

    /** Runs alone until the process is ended: arguments are the port and the directory of the state. */
    public static void main(String[] arguments) throws InterruptedException {
        var stripe = start(Options.running(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0,
                arguments.length > 1 ? Path.of(arguments[1]) : null));
        Runtime.getRuntime().addShutdownHook(new Thread(stripe::close));
        System.out.println("API       " + stripe.address() + " with key " + stripe.secretKey());
        System.out.println("Test page " + stripe.controlPage());
        Thread.currentThread().join();
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        server.close();
        parts.testClocks.close();
        parts.courier.close();
        parts.world.close();
    }
}
