package io.stamgast.stripe.simulator.world;

import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All accounts, the simulator's time, and the order in which things happen. */
public final class World implements AutoCloseable {

    public static final String PLATFORM = "acct_platform";
    /** The same platform in its test mode: another account, which knows nothing of what the first one has. */
    public static final String TEST_PLATFORM = "acct_platform_test";
    /** The member of an account that its owner has taken from the platform. */
    public static final String LEFT = "_left";
    private static final String CLOCK = "_clock";

    private static final long PATIENCE_SECONDS = 2;

    private final ReentrantLock lock = new ReentrantLock();
    /** Of who moves the time: two would pull it to and fro. Taken before the others, never inside them. */
    private final ReentrantLock moves = new ReentrantLock();
    /** Taken before the world's own lock, never inside it. */
    private final ReentrantLock still = new ReentrantLock(true);
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, DueHandler> handlers = new HashMap<>();
    private final List<EventListener> listeners = new ArrayList<>();
    private final Origin byItself;
    private final boolean ticking;
    private Timeline time;
    private Journal journal;
    private Origin origin;
    private long number;
    private LongConsumer followers = distance -> { };
    private long farthest = Long.MIN_VALUE / 2;

    /**
     * @param ticking whether the time goes on by itself
     * @param start Unix seconds at which a new world's time begins
     */
    public World(boolean ticking, long start, String apiVersion) {
        this.ticking = ticking;
        this.byItself = new Origin(null, null, apiVersion);
        this.origin = byItself;
        this.time = new Timeline(ticking, ticking ? start - System.currentTimeMillis() / 1000 : start);
        open(PLATFORM);
        open(TEST_PLATFORM);
    }

    /** Takes up what was kept in the directory, and keeps there what changes from now on. */
    public void keepIn(Path directory) {
        change(() -> {
            journal = Journal.open(directory, this);
            var clock = account(PLATFORM).table(CLOCK).get("now");
            if (clock != null) {
                time = new Timeline(ticking, clock.number("seconds"));
            }
            platforms().forEach(platform -> platform.table("account").all().forEach(account -> open(account.id())));
            for (var account : accounts.values()) {
                for (var due : account.table("_due").all()) {
                    number = Math.max(number, due.number("number"));
                    account.queue(due);
                }
            }
            return null;
        });
    }

    /** Tells the distance to the real time, in seconds: now, and whenever the time is moved on, also while it is. */
    public void follow(LongConsumer follower) {
        change(() -> {
            followers = followers.andThen(follower);
            tellFollowers();
            return null;
        });
    }

    private void tellFollowers() {
        var distance = time.now() - System.currentTimeMillis() / 1000;
        farthest = Math.max(farthest, distance);
        followers.accept(distance);
    }

    /** The time by the clocks of followers, which go on while the time stands for what is due. */
    public long followersNow() {
        return change(() -> Math.max(time.now(), ticking ? System.currentTimeMillis() / 1000 + farthest : 0));
    }

    public void on(String kind, DueHandler handler) {
        handlers.put(kind, handler);
    }

    public void listen(EventListener listener) {
        listeners.add(listener);
    }

    /** Runs alone; what it changed is in the journal when it returns, even where it ends in a refusal. */
    public <T> T change(Supplier<T> change) {
        return change(byItself, change);
    }

    public <T> T change(Origin cause, Supplier<T> change) {
        lock.lock();
        var before = origin;
        try {
            origin = cause;
            return change.get();
        } finally {
            origin = before;
            if (journal != null && lock.getHoldCount() == 1) {
                journal.commit();
            }
            lock.unlock();
        }
    }

    /** The account, made if it is new. */
    public Account open(String id) {
        return accounts.computeIfAbsent(id, any -> new Account(this, id, !isPlatform(id)));
    }

    public static boolean isPlatform(String id) {
        return id.equals(PLATFORM) || id.equals(TEST_PLATFORM);
    }

    private Stream<Account> platforms() {
        return Stream.of(account(PLATFORM), account(TEST_PLATFORM));
    }

    /** The platform by which an account was opened. */
    public Account platformOf(String connected) {
        return platforms().filter(platform -> platform.table("account").get(connected) != null).findAny()
                .orElse(account(PLATFORM));
    }

    /** The account, which must be there. */
    public Account account(String id) {
        var account = accounts.get(id);
        if (account == null) {
            throw ApiError.noSuch("account", id, "account");
        }
        return account;
    }

    /** Whether there is such an account and the platform may act for it. */
    public boolean knows(Account platform, String account) {
        var shown = platform.table("account").get(account);
        return accounts.containsKey(account) && platformOf(account) == platform
                && (shown == null || !shown.flag(LEFT));
    }

    public Collection<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    public Timeline time() {
        return time;
    }

    /** Does all that is due until then, in the order of time, and lets the time go on from there. */
    public void advanceTo(long target) {
        moves.lock();
        try {
            change(() -> {
                time.hold(time.now());
                return null;
            });
            run(time, target);
            moving(() -> {
                time.release(Math.max(target, time.now()));
                save();
                tellFollowers();
                return null;
            });
        } finally {
            moves.unlock();
        }
    }

    /** What is signed with a time is read in that time: the time doesn't jump meanwhile, unless it takes too long. */
    public <T> T inStillTime(Supplier<T> what) {
        still.lock();
        try {
            return what.get();
        } finally {
            still.unlock();
        }
    }

    private <T> T moving(Supplier<T> change) {
        var waited = false;
        try {
            waited = still.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return change(change);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return change(change);
        } finally {
            if (waited) {
                still.unlock();
            }
        }
    }

    /** Does what has become due as the real time went on; nothing while somebody moves the time. */
    public void tick() {
        if (moves.tryLock()) {
            try {
                run(time, change(time::natural));
                change(() -> {
                    time.release(Long.MIN_VALUE / 2);
                    return null;
                });
            } finally {
                moves.unlock();
            }
        }
    }

    /** Moves a test clock, whose objects have their own time. */
    public void advance(Account account, String testClock, long target) {
        var timeline = change(() -> account.timeline(testClock));
        run(timeline, target);
        change(() -> {
            timeline.release(target);
            return null;
        });
    }

    private void run(Timeline timeline, long until) {
        while (moving(() -> step(timeline, until))) {
            // each step is a change of its own, so that calls come in between
        }
    }

    private boolean step(Timeline timeline, long until) {
        var due = timeline.next(until);
        if (due == null) {
            return false;
        }
        var planned = due.account().taken(due);
        if (planned != null) {
            timeline.hold(due.at());
            if (timeline == time) {
                tellFollowers();
            }
            handlers.get(planned.text("kind")).due(due.account(), planned.text("of"));
        }
        return true;
    }

    private void save() {
        account(PLATFORM).save(Doc.of(CLOCK, "now").set("seconds", time.seconds()));
    }

    Origin origin() {
        return origin;
    }

    long number() {
        return ++number;
    }

    void changed(Account account, String object, String id) {
        if (journal != null) {
            journal.changed(account, object, id);
        }
    }

    void happened(Account account, StoredEvent event) {
        listeners.forEach(listener -> listener.happened(account, event));
    }

    @Override
    public void close() {
        change(() -> {
            if (journal != null) {
                journal.commit();
                journal.close();
                journal = null;
            }
            return null;
        });
    }
}
