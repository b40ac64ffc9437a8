package io.stamgast.membership.testing;

import io.stamgast.kernel.TenantWork;
import io.stamgast.stripe.StripeRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Where the process that a test plays is killed: at one of the points at which something outside of it is about to
 * happen, or has just happened. From then on it does nothing any more, until it is begun anew.
 */
public final class Cuts {

    /** The end of the process; nothing in it may act on this. */
    public static final class Killed extends Error {
        private Killed(String where) {
            super(where);
        }
    }

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final List<String> crossed = new ArrayList<>();
    private final List<String> deaths = new ArrayList<>();
    private final Queue<Integer> lives = new ArrayDeque<>();
    private int left = Integer.MAX_VALUE;
    private boolean dead;

    /** @param crossings after how many from now on this life ends, then the next, and so on; the last goes on */
    public synchronized void plan(List<Integer> crossings) {
        crossed.clear();
        deaths.clear();
        lives.clear();
        lives.addAll(crossings);
        next();
    }

    private void next() {
        left = lives.isEmpty() ? Integer.MAX_VALUE : lives.remove();
    }

    /** Control leaves the process, or comes back. */
    synchronized void cross(String what) {
        requireAlive();
        var where = what + " in " + where();
        crossed.add(where);
        if (--left == 0) {
            dead = true;
            deaths.add(where);
            throw new Killed(where);
        }
    }

    /** The method of the product's that comes to this point. */
    private static String where() {
        return STACK.walk(frames -> frames.filter(frame -> Cuts.isOfTheProduct(frame.getDeclaringClass())).findFirst()
                .map(frame -> frame.getDeclaringClass().getSimpleName() + "." + frame.getMethodName())
                .orElse("a test"));
    }

    private static boolean isOfTheProduct(Class<?> type) {
        return type.getName().startsWith("io.stamgast.") && type != TenantWork.class && type != StripeRequest.class
                && type.getPackage() != Cuts.class.getPackage();
    }

    synchronized void requireAlive() {
        if (dead) {
            throw new Killed("dead already");
        }
    }

    public synchronized boolean isDead() {
        return dead;
    }

    /** A new process. */
    synchronized void begin() {
        if (dead) {
            dead = false;
            next();
        }
    }

    /** Where each life has ended since the plan was made. */
    public synchronized List<String> deaths() {
        return List.copyOf(deaths);
    }

    /** All points since then, in all lives. */
    public synchronized List<String> crossed() {
        return List.copyOf(crossed);
    }
}
