package io.stamgast.stripe.simulator.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.stripe.simulator.wire.Doc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That a time that goes on by itself is moved by one at a time. */
class MovedWorldTest {

    private static final long HOUR = 3600;

    private final long start = Instant.now().getEpochSecond();
    private final World world = new World(true, start, "2026-01-01");

    private void plan(long at) {
        world.change(() -> {
            world.account(World.PLATFORM).plan("chime", Doc.of("bell", "b" + at), at);
            return null;
        });
    }

    @Test
    void whatTicksDoesNothingWhileTheTimeIsMoved() throws InterruptedException {
        var tick = new Thread(world::tick);
        var ended = new ArrayList<Boolean>();
        world.on("chime", (account, bell) -> {
            tick.start();
            while (tick.isAlive() && tick.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            ended.add(!tick.isAlive());
        });
        plan(start + HOUR);

        world.advanceTo(start + 2 * HOUR);
        tick.join();

        assertEquals(List.of(true), ended);
        assertTrue(world.time().now() >= start + 2 * HOUR);
    }

    @Test
    void whoFollowsIsNeverAheadOfWhatIsSigned() {
        var distances = new ArrayList<Long>();
        world.follow(distances::add);
        world.on("chime", (account, bell) -> {
            var began = Instant.now().getEpochSecond();
            while (Instant.now().getEpochSecond() == began) {
                Thread.onSpinWait(); // the real time goes on, the world's stands
            }
            var follower = Instant.now().getEpochSecond() + distances.stream().mapToLong(Long::longValue).max()
                    .orElseThrow();
            assertTrue(world.followersNow() >= follower);
            assertTrue(world.followersNow() >= world.time().now());
        });
        plan(start + HOUR);

        world.advanceTo(start + 2 * HOUR);

        assertTrue(distances.size() > 1);
    }
}
