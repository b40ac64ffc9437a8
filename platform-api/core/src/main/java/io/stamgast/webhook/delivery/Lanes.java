package io.stamgast.webhook.delivery;

import io.stamgast.webhook.lease.Leases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The lanes of an instance. One thread alone uses them. */
final class Lanes {

    /** Calls under way at once, of all lanes; each has its share, so that slow ones leave the others theirs. */
    private static final int MOST_UNDER_WAY = 2000;

    private final Map<UUID, Lane> lanes = new HashMap<>();
    private final int mostPerLane;

    Lanes(int mostPerLane) {
        this.mostPerLane = mostPerLane;
    }

    Collection<Lane> all() {
        return lanes.values();
    }

    Lane find(UUID endpoint) {
        return lanes.get(endpoint);
    }

    int share() {
        return Math.max(1, MOST_UNDER_WAY / Math.max(1, lanes.size()));
    }

    /**
     * Opens and leaves lanes, so that they are those that the instance holds without the surplus.
     *
     * @return those that others may have now
     */
    Set<UUID> adopt(Leases.Hand hand, long now) {
        var held = new HashMap<UUID, Leases.Held>();
        hand.held().forEach(one -> held.put(one.endpoint(), one));
        held.values().forEach(one -> lanes.computeIfAbsent(one.endpoint(),
                id -> new Lane(one.tenantId(), id, mostPerLane, now)));
        lanes.values().stream().filter(lane -> !lane.isOf(held.get(lane.endpoint()))).forEach(Lane::leave);
        lanes.values().stream().limit(hand.surplus()).forEach(Lane::leave);
        var released = new HashSet<UUID>();
        lanes.values().stream().filter(Lane::isDone).forEach(lane -> released.add(lane.endpoint()));
        lanes.keySet().removeAll(released);
        released.retainAll(held.keySet());
        return released;
    }

    /** Those about which the database is worth asking. */
    List<Leases.Held> curious(boolean idleToo, long now) {
        var curious = new ArrayList<Leases.Held>();
        for (var lane : lanes.values()) {
            if (lane.mayWant(now) && (idleToo || !lane.isIdle(now))) {
                curious.add(new Leases.Held(lane.tenantId(), lane.endpoint()));
            }
        }
        return curious;
    }
}
