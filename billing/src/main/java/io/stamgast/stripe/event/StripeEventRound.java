package io.stamgast.stripe.event;

import io.stamgast.job.JobPool;
import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Failures;
import io.stamgast.kernel.TenantWork;
import io.stamgast.stripe.Backoff;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.connect.ConnectedAccount;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Works off events: each object that they are about is fetched once, however many events tell of it, and several are
 * fetched side by side, because most of the time is spent on waiting for Stripe. Once Stripe can't be reached for one,
 * no other is tried in that turn.
 */
@ApplicationScoped
public class StripeEventRound implements TenantTask {

    /** Who follows which object. */
    private record Following(StripeFollower follower, Followed object) {
    }

    private static final int EVENTS = 200;
    private static final int SIDE_BY_SIDE = 8;
    private static final int ROUNDS = 20;
    private static final int MOST_FAILURES = 30;
    private static final Duration LEASE = Duration.ofMinutes(5);

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;
    private TenantWork work;
    private StripeAccess access;
    private Iterable<StripeFollower> followers;
    private Clock clock;
    private Executor workers;

    protected StripeEventRound() {
        // for CDI
    }

    @Inject
    StripeEventRound(TenantWork work, StripeAccess access, Instance<StripeFollower> followers, Clock clock) {
        this(work, access, followers, clock, null);
    }

    /** For tests and tools outside a container: one object after the other. */
    public StripeEventRound(TenantWork work, StripeAccess access, Iterable<StripeFollower> followers, Clock clock) {
        this(work, access, followers, clock, Runnable::run);
    }

    /** For tests and tools outside a container. */
    public StripeEventRound(TenantWork work, StripeAccess access, Iterable<StripeFollower> followers, Clock clock,
                            Executor workers) {
        this.work = work;
        this.access = access;
        this.followers = followers;
        this.clock = clock;
        this.workers = workers;
    }

    @PostConstruct
    void employ() {
        workers = Executors.newFixedThreadPool(SIDE_BY_SIDE, threads);
    }

    @PreDestroy
    void dismiss() {
        if (workers instanceof ExecutorService employed) {
            employed.shutdownNow();
        }
    }

    @Override
    public String name() {
        return "stripe-events";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public JobPool pool() {
        return JobPool.PAYMENTS;
    }

    /** As many as wait, but no more than other tenants can wait for. */
    @Override
    public void run(int tenantId, Instant now) {
        if (!access.isConfigured(tenantId)) {
            return;
        }
        var failures = new Failures();
        for (var round = 0; round < ROUNDS && !access.isAway(tenantId) && workOff(tenantId, failures); round++) {
            // more wait
        }
        failures.rethrow();
    }

    /** @return whether more may wait, and Stripe can be reached */
    private boolean workOff(int tenantId, Failures failures) {
        var now = clock.instant();
        var waiting = work.call(tenantId,
                connection -> new EventTable(connection, tenantId).claim(now, now.plus(LEASE), EVENTS));
        if (waiting.isEmpty()) {
            return false;
        }
        var unfollowed = new ArrayList<String>();
        var byObject = new LinkedHashMap<Following, List<EventTable.Waiting>>();
        for (var one : waiting) {
            var following = following(one.event());
            if (following.isEmpty()) {
                unfollowed.add(one.event().id());
            }
            following.forEach(each -> byObject.computeIfAbsent(each, any -> new ArrayList<>()).add(one));
        }
        end(tenantId, unfollowed, StoredEvent.State.UNFOLLOWED, null);
        return refresh(tenantId, byObject, failures) && waiting.size() == EVENTS;
    }

    private List<Following> following(StripeEvent event) {
        var found = new ArrayList<Following>();
        for (var follower : followers) {
            follower.follows(event).ifPresent(object -> found.add(new Following(follower, object)));
        }
        return found;
    }

    /** @return whether Stripe could be reached */
    private boolean refresh(int tenantId, Map<Following, List<EventTable.Waiting>> byObject, Failures failures) {
        var account = work.call(tenantId, connection -> ConnectedAccount.find(connection, tenantId))
                .map(ConnectedAccount::stripeAccount).orElse(null);
        var silence = new AtomicReference<RuntimeException>();
        var outcomes = new LinkedHashMap<Following, CompletableFuture<Optional<RuntimeException>>>();
        byObject.keySet().forEach(each -> outcomes.put(each,
                CompletableFuture.supplyAsync(() -> refresh(tenantId, account, each, silence), workers)));
        var left = new HashSet<String>();
        var gone = new HashMap<String, String>();
        outcomes.forEach((each, outcome) -> outcome.join().ifPresent(failure -> {
            var ids = byObject.get(each).stream().map(one -> one.event().id()).toList();
            if (isGone(failure)) {
                ids.forEach(id -> gone.put(id, failure.getMessage()));
            } else {
                left.addAll(ids);
                putOff(tenantId, byObject.get(each), failure);
                if (!passes(failure)) {
                    failures.add(failure);
                }
            }
        }));
        gone.keySet().removeAll(left);
        gone.forEach((id, problem) -> end(tenantId, List.of(id), StoredEvent.State.UNFOLLOWED, problem));
        left.addAll(gone.keySet());
        end(tenantId, byObject.values().stream().flatMap(List::stream).map(one -> one.event().id()).distinct()
                .filter(id -> !left.contains(id)).toList(), StoredEvent.State.PROCESSED, null);
        return silence.get() == null;
    }

    /**
     * Fetches it, unless Stripe could not be reached for another.
     *
     * @param silence why it could not; null while it could
     * @return what went wrong; nothing when nothing did
     */
    private static Optional<RuntimeException> refresh(int tenantId, String account, Following following,
                                                      AtomicReference<RuntimeException> silence) {
        if (silence.get() != null) {
            return Optional.of(silence.get());
        }
        try {
            following.follower().refresh(tenantId, account, following.object());
            return Optional.empty();
        } catch (RuntimeException failure) {
            if (passes(failure)) {
                silence.set(failure);
            }
            return Optional.of(failure);
        }
    }

    /** Nothing of it can be followed: a draft that was deleted, or what was only made to test with. */
    private static boolean isGone(RuntimeException failure) {
        return failure instanceof StripeFailure known && known.meaning() == StripeFailure.Meaning.GONE;
    }

    private void end(int tenantId, List<String> ids, StoredEvent.State state, String problem) {
        if (!ids.isEmpty()) {
            work.call(tenantId, connection -> {
                new EventTable(connection, tenantId).end(ids, state, problem, clock.instant());
                return null;
            });
        }
    }

    private static boolean passes(RuntimeException failure) {
        return failure instanceof StripeFailure known && known.passes();
    }

    /** What only waits for Stripe is never given up. */
    private void putOff(int tenantId, List<EventTable.Waiting> events, RuntimeException failure) {
        var attempts = events.stream().mapToInt(EventTable.Waiting::attempts).max().orElseThrow();
        var more = passes(failure) ? 0 : 1;
        var failures = more + events.stream().mapToInt(EventTable.Waiting::failures).max().orElseThrow();
        var state = more > 0 && failures >= MOST_FAILURES ? StoredEvent.State.FAILED : StoredEvent.State.WAITING;
        work.call(tenantId, connection -> {
            new EventTable(connection, tenantId).putOff(events.stream().map(one -> one.event().id()).toList(), state,
                    clock.instant().plus(Backoff.after(attempts)), failure.toString(), more);
            return null;
        });
    }
}
