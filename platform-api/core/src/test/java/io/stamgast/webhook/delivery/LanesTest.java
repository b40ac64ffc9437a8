package io.stamgast.webhook.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.webhook.lease.Leases.Hand;
import io.stamgast.webhook.lease.Leases.Held;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final int FORMER = -1;
    private static final int NEXT = -2;

    private final UUID endpoint = UUID.randomUUID();
    private final Lanes lanes = new Lanes(4);

    private Set<UUID> adopt(int tenant) {
        return lanes.adopt(new Hand(Set.of(new Held(tenant, endpoint)), 0), 0);
    }

    @Test
    void anEndpointThatAnotherTestModeHasByNowIsLeftAndTakenUpAnew() {
        adopt(FORMER);
        var lane = lanes.find(endpoint);

        assertEquals(Set.of(endpoint), adopt(NEXT), "others may have it, or this one again");
        adopt(NEXT);

        assertTrue(lanes.find(endpoint) != lane);
        assertEquals(List.of(new Held(NEXT, endpoint)), lanes.curious(true, 0));
    }
}
