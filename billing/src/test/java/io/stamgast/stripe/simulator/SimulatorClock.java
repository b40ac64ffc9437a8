package io.stamgast.stripe.simulator;

import io.stamgast.stripe.simulator.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The simulator's time, of all accounts and all customers without a test clock of their own. */
public final class SimulatorClock {

    private final World world;

    SimulatorClock(World world) {
        this.world = world;
    }

    public Instant now() {
        return Instant.ofEpochSecond(world.change(() -> world.time().now()));
    }

    /** Moves the time on; when this returns, all that was due until then has been done, in the order of time. */
    public void advance(Duration by) {
        advanceTo(now().plus(by));
    }

    /**
     * Keeps the distance of this time to the real one in a file, in whole seconds, for who wants to go with it; the
     * distance only grows, and the file holds the old one or the new one, never half of it.
     */
    public void follow(Path file) {
        world.follow(new ClockFile(file));
    }

    public void advanceTo(Instant time) {
        world.advanceTo(time.getEpochSecond());
    }
}
