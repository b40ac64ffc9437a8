package io.stamgast.membership.scenario;

import io.stamgast.stripe.simulator.disturbance.Disturbance;
import java.time.Duration;
import java.util.List;

/** What becomes of webhooks on their way, and of those who should hear them. */
final class Weather {

    static final Weather FAIR = new Weather(Disturbance.webhooks(), List.of(false));

    private final Disturbance.OfWebhooks webhooks;
    private final List<Boolean> naps;
    private boolean foul;
    private boolean lossy;
    private int turn;

    private Weather(Disturbance.OfWebhooks webhooks, List<Boolean> naps) {
        this.webhooks = webhooks;
        this.naps = naps;
    }

    /**
     * @param lost percentage that never arrives, like {@code doubled} and {@code overtaken}
     * @param naps whether what has arrived is left lying, time after time, from the beginning again and again
     */
    static Weather foul(int lost, int doubled, int overtaken, int delayMillis, List<Boolean> naps) {
        var weather = new Weather(Disturbance.webhooks().lost(lost / 100.0).duplicated(doubled / 100.0)
                .reordered(overtaken / 100.0).delayed(Duration.ofMillis(delayMillis)), naps);
        weather.foul = true;
        weather.lossy = lost > 0;
        return weather;
    }

    Disturbance.OfWebhooks webhooks() {
        return webhooks;
    }

    boolean isFoul() {
        return foul;
    }

    /** Whether some news never comes; all else is only late, out of its order, or said again. */
    boolean isLossy() {
        return lossy;
    }

    /** Whether this time nobody listens. */
    boolean dozes() {
        return foul && naps.get(turn++ % naps.size());
    }

    void clears() {
        foul = false;
    }

    @Override
    public String toString() {
        return webhooks + ", naps " + naps;
    }
}
