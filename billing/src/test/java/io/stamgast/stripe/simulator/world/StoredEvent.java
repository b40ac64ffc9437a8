package io.stamgast.stripe.simulator.world;

import java.nio.charset.StandardCharsets;

/**
 * An event as it was rendered when it happened: later changes of the object don't show in it.
 *
 * @param created by the clock of the object
 * @param kept the simulator's time when it happened
 */
public record StoredEvent(String id, String type, long created, long kept, byte[] rendered) {

    public String json() {
        return new String(rendered, StandardCharsets.UTF_8);
    }
}
