package io.stamgast.benchmark.membership;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.benchmark.membership.Books.Period;
import io.stamgast.kernel.TenantWork;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;

/**
 * Ten thousand memberships that renew within one hour of Stripe's time: from the moment the clock is moved over that
 * hour, and the one after which Stripe charges, until every event has come in and been worked off.
 */
public final class Renewals {

    /**
     * What was seen.
     *
     * @param within how far apart in Stripe's time the first and the last renewed
     * @param events all that came of it
     * @param answered how long Stripe waited for the answers to its webhooks, in microseconds
     * @param earlier the events of the memberships' begin, and in how many seconds they came and were worked off,
     *     beside the accounts that were made and the visits to Stripe's page
     * @param wrong what is not as it should be afterwards; empty when all is well
     */
    public record Result(int memberships, Duration within, long events, double seconds, Histogram answered,
                         Map<String, Object> earlier, List<String> wrong) {

        public double perSecond() {
            return events / seconds;
        }

        public double answeredMillis(double percentile) {
            return answered.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    private static final int MEMBERSHIPS = 10_000;
    private static final Duration BEFORE = Duration.ofMinutes(2);
    private static final Duration DRAFT = Duration.ofHours(1);
    private static final long PAUSE_NANOS = 100_000_000;
    private static final long HIGHEST_MICROS = 120_000_000L;

    private final ApiClient api;
    private final StripeControl stripe;
    private final Seller seller;
    private final Books books;

    /** @param tenantId of a tenant that has nothing yet; {@code api} is its own */
    public Renewals(Platform platform, DataSource database, int tenantId, ApiClient api) {
        this.api = api;
        stripe = new StripeControl(platform.access().stripe().control());
        seller = new Seller(tenantId, api, stripe);
        books = new Books(new TenantWork(database), tenantId);
    }

    public Result run() throws Exception {
        var earlier = begin();
        var periods = books.periods();
        require(periods.size() == MEMBERSHIPS, "active memberships: " + periods.size());
        var first = periods.values().stream().map(Period::end).min(Instant::compareTo).orElseThrow();
        var last = periods.values().stream().map(Period::end).max(Instant::compareTo).orElseThrow();
        stripe.moveTo(first.minus(BEFORE));
        awaitQuiet();
        var known = books.events();
        var delivered = stripe.deliveriesAfter(0).get("data").size();

        var start = System.nanoTime();
        stripe.moveTo(last.plus(DRAFT).plus(BEFORE));
        awaitQuiet();
        var seconds = (System.nanoTime() - start) / 1e9;

        var events = books.events() - known;
        var answers = answers(stripe.deliveriesAfter(delivered).get("data"));
        return new Result(MEMBERSHIPS, Duration.between(first, last), events, seconds, answers, earlier,
                wrong(periods));
    }

    private Map<String, Object> begin() throws Exception {
        seller.opened();
        var start = System.nanoTime();
        seller.sell(MEMBERSHIPS);
        var sold = System.nanoTime() - start;
        awaitQuiet();
        return Map.of("events", books.events(), "secondsOfSelling", TimeUnit.NANOSECONDS.toSeconds(sold),
                "seconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Until nothing is on its way and nothing waits, also not because of what was worked off last. */
    private void awaitQuiet() {
        while (isBusy() || isBusy()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean isBusy() {
        return stripe.deliveriesAfter(Integer.MAX_VALUE).get("underway").asInt() > 0 || books.isAnyEventWaiting();
    }

    private static Histogram answers(JsonNode deliveries) {
        var micros = new Histogram(HIGHEST_MICROS, 3);
        deliveries.forEach(delivery -> {
            require(delivery.get("status").asInt() == 200, "a webhook was not taken: " + delivery);
            micros.recordValue(delivery.get("micros").asLong());
        });
        return micros;
    }

    private List<String> wrong(Map<UUID, Period> before) {
        var wrong = new ArrayList<String>();
        var after = books.periods();
        var renewed = before.entrySet().stream().filter(one -> after.containsKey(one.getKey())
                && after.get(one.getKey()).begin().equals(one.getValue().end())).count();
        note(wrong, "memberships renewed once", renewed, MEMBERSHIPS);
        note(wrong, "memberships that paid both invoices", books.havePaidTwice(), MEMBERSHIPS);
        note(wrong, "events given up", books.failedEvents(), 0);
        var charges = new HashMap<String, Integer>();
        stripe.charges().forEach(charge -> charges.merge(charge.get("invoice").asText(), 1, Integer::sum));
        note(wrong, "invoices charged", charges.size(), 2 * MEMBERSHIPS);
        note(wrong, "invoices charged once", charges.values().stream().filter(times -> times == 1).count(),
                2 * MEMBERSHIPS);
        note(wrong, "differences that reconciliation finds", differences(), 0);
        return wrong;
    }

    private static void note(List<String> wrong, String what, long seen, long right) {
        if (seen != right) {
            wrong.add(what + ": " + seen + " instead of " + right);
        }
    }

    private long differences() {
        var job = api.post("/billing/reconciliations", "{}").expect(202).header("Location");
        while (true) {
            var seen = api.get(job).expect(200).json();
            var state = seen.get("state").asText();
            if (state.equals("DONE")) {
                return seen.path("findings").asLong(-1);
            }
            require(state.equals("QUEUED") || state.equals("RUNNING"), "the reconciliation ended as " + seen);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
