package io.stamgast.tests.platform;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A platform whose time tests move on: it and its Stripe live in that time. All tests that move it share it, so none
 * may count on a date, and each has a tenant of its own. What earlier tests have left goes on beside.
 */
public final class MovedPlatform {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(300);
    /** It looks at every so many of ours: its own look is work, for each tenant that there is. */
    private static final int LOOKS_OF_THE_PLATFORM = 5;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RunningDemo demo;
    private final Platform platform;

    MovedPlatform(RunningDemo demo) {
        this.demo = demo;
        this.platform = demo.platform();
    }

    /** Its addresses and logins, which stay the same when it is started again. */
    public Platform platform() {
        return platform;
    }

    /** The time there. */
    public Instant now() {
        return Instant.parse(platform.nobody().get(clock()).expect(200).json().get("now").asText());
    }

    /** All that was due at Stripe until then has been done when this returns; the platform has yet to hear of it. */
    public void pass(Duration time) {
        moveClock("advance=" + time);
    }

    /** The same; nothing for a time that has passed. */
    public void passTo(Instant time) {
        if (time.isAfter(now())) {
            moveClock("to=" + time);
        }
    }

    private void moveClock(String form) {
        platform.nobody().post(clock(), FORM, BodyPublishers.ofString(form)).expect(200);
    }

    private String clock() {
        return platform.access().stripe().control() + "/clock";
    }

    /**
     * Waits until what is seen is as wanted. Whatever the platform looks for from time to time, it looks for at once
     * meanwhile: by the real clock its next look may be a quarter of an hour away.
     *
     * @param what the platform should do, for who reads that it didn't
     * @throws AssertionError with what was seen last
     */
    public <T> T await(String what, Supplier<T> seen, Predicate<T> wanted) {
        var last = new AtomicReference<T>();
        var looks = new AtomicInteger();
        try {
            demo.process().await(what, () -> {
                if (looks.getAndIncrement() % LOOKS_OF_THE_PLATFORM == 0) {
                    Clockwork.lookNow(platform);
                }
                last.set(seen.get());
                return wanted.test(last.get());
            }, PATIENCE, LOOK);
            return last.get();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } catch (AssertionError late) {
            throw new AssertionError("did not " + what + "; now it is " + last.get(), late);
        }
    }

    /** SIGKILL, to the server and the simulator within it; what else they started outlives them. */
    public void kill() throws InterruptedException {
        demo.process().kill();
    }

    /** After it was killed. */
    public void startAgain() {
        demo.startAgain();
    }

    /** Stripe without the platform, while that is dead. */
    public StripeAlone stripeAlone() {
        return StripeAlone.start(demo.process().ports().get(DemoProcess.STRIPE_PORT),
                platform.directory().resolve("stripe"));
    }
}
