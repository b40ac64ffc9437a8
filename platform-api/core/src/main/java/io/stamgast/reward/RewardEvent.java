package io.stamgast.reward;

import io.stamgast.kernel.DomainEvent;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A reward is offered, or offered in another way.
 *
 * @param formerPrice null for one that is new
 */
@DomainEvent.Type(name = "reward.created", description = "A reward was entered.")
@DomainEvent.Type(name = "reward.changed", description = "A reward changed: its words, price, limits or state.")
@DomainEvent.Type(name = "reward.price-changed",
        description = "A reward costs another number of points; told of beside reward.changed.")
record RewardEvent(String eventType, UUID reward, String name, RewardType rewardType, Reward.State state, long price,
                   @Nullable Long formerPrice, Instant occurredAt) implements DomainEvent {

    static RewardEvent of(String what, Reward reward, Long formerPrice, Instant now) {
        return new RewardEvent("reward." + what, reward.id(), reward.name(), reward.type(), reward.state(),
                reward.price(), formerPrice, now);
    }

    @Override
    public UUID subjectId() {
        return reward;
    }
}
