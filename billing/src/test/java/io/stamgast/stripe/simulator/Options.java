package io.stamgast.stripe.simulator;

import com.stripe.Stripe;
import io.stamgast.stripe.simulator.webhook.Retrying;
import io.stamgast.stripe.simulator.world.World;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * How a simulator runs.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param secretKey the platform's key
 * @param testSecretKey another platform's key, whose data is kept apart; null for none
 * @param apiVersion by which events are rendered that no call has caused
 * @param start of the simulator's time
 * @param ticking whether its time goes on by itself; otherwise it stands until it is moved
 * @param directory where the state is kept between runs, or null
 * @param seed of the disturbances
 * @param retrying when webhooks that were not taken are sent again
 */
public record Options(int port, String secretKey, String testSecretKey, String apiVersion, Instant start,
                      boolean ticking, Path directory, long seed, Retrying retrying) {

    /** For tests: any port, a time that stands, nothing kept. */
    public static Options standing() {
        return new Options(0, "sk_test_simulator", null, Stripe.API_VERSION, Instant.now(), false, null, 1,
                Retrying.soon());
    }

    /** For the demo: time goes on, and the state is kept in the directory. */
    public static Options running(int port, Path directory) {
        return new Options(port, "sk_test_simulator", null, Stripe.API_VERSION, Instant.now(), true, directory, 1,
                Retrying.patiently());
    }

    public Options at(Instant time) {
        return new Options(port, secretKey, testSecretKey, apiVersion, time, ticking, directory, seed, retrying);
    }

    public Options withSecretKey(String key) {
        return new Options(port, key, testSecretKey, apiVersion, start, ticking, directory, seed, retrying);
    }

    public Options withTestSecretKey(String key) {
        return new Options(port, secretKey, key, apiVersion, start, ticking, directory, seed, retrying);
    }

    /** The accounts of the platforms, by their keys. */
    Map<String, String> platforms() {
        return testSecretKey == null ? Map.of(secretKey, World.PLATFORM)
                : Map.of(secretKey, World.PLATFORM, testSecretKey, World.TEST_PLATFORM);
    }

    public Options keptIn(Path place) {
        return new Options(port, secretKey, testSecretKey, apiVersion, start, ticking, place, seed, retrying);
    }

    public Options seeded(long number) {
        return new Options(port, secretKey, testSecretKey, apiVersion, start, ticking, directory, number, retrying);
    }

    public Options retrying(Retrying rule) {
        return new Options(port, secretKey, testSecretKey, apiVersion, start, ticking, directory, seed, rule);
    }
}
