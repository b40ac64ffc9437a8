package io.stamgast.stripe.simulator.disturbance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The disturbances in force. The same seed and the same order of calls give the same failures. */
public final class Disturbances {

    private static final int OVERTAKEN_BY_MILLIS = 200;

    /** A call's failure and how long it stays silent, where it does. */
    public record Interference(Failure failure, Duration silence) {
    }

    private final List<Disturbance.OfCalls> calls = new ArrayList<>();
    private final Random random;
    private Disturbance.OfWebhooks webhooks = Disturbance.webhooks();

    public Disturbances(long seed) {
        random = new Random(seed);
    }

    public synchronized void add(Disturbance disturbance) {
        if (disturbance instanceof Disturbance.OfCalls ofCalls) {
            calls.add(ofCalls);
        } else if (disturbance instanceof Disturbance.OfWebhooks ofWebhooks) {
            webhooks = ofWebhooks;
        }
    }

    /** All goes well again. */
    public synchronized void clear() {
        calls.clear();
        webhooks = Disturbance.webhooks();
    }

    /** What happens to this call; a disturbance of the next calls is used up by it. */
    public synchronized Optional<Interference> of(String method, String path) {
        for (var i = 0; i < calls.size(); i++) {
            var one = calls.get(i);
            if (!one.concerns(method, path)) {
                continue;
            }
            if (one.calls() > 0) {
                useUp(i, one);
                return Optional.of(new Interference(one.failure(), one.silence()));
            }
            if (random.nextDouble() < one.share()) {
                return Optional.of(new Interference(one.failure(), one.silence()));
            }
        }
        return Optional.empty();
    }

    private void useUp(int place, Disturbance.OfCalls one) {
        if (one.calls() == 1) {
            calls.remove(place);
        } else {
            calls.set(place, new Disturbance.OfCalls(one.failure(), one.calls() - 1, 0, one.method(), one.path(),
                    one.silence()));
        }
    }

    /** After how long a webhook leaves, once for each time that it does: none if it is lost, two if it is doubled. */
    public synchronized List<Duration> ofWebhook() {
        if (random.nextDouble() < webhooks.lost()) {
            return List.of();
        }
        var delay = webhooks.delay();
        if (random.nextDouble() < webhooks.reordered()) {
            delay = delay.plusMillis(1 + random.nextInt(OVERTAKEN_BY_MILLIS));
        }
        return random.nextDouble() < webhooks.duplicated() ? List.of(delay, delay) : List.of(delay);
    }
}
