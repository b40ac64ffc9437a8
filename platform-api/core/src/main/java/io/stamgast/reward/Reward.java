package io.stamgast.reward;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.TenantRow;
import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that points can be spent on. It is entered once and changed as often as needed; what it is (its type)
 * stays. It is never removed, because redemptions name it: it becomes inactive.
 */
@Entity
@Table(schema = "app", name = "reward")
public class Reward extends TenantRow {

    /** Whether it can be redeemed. */
    public enum State { ACTIVE, INACTIVE }

    /**
     * A reward is offered, or offered in another way.
     *
     * @param formerPrice null for one that is new
     */
    @DomainEvent.Type(name = "reward.created", description = "A reward was entered.")
    @DomainEvent.Type(name = "reward.changed", description = "A reward changed: its words, price, limits or state.")
    @DomainEvent.Type(name = "reward.price-changed",
            description = "A reward costs another number of points; told of beside reward.changed.")
    record Changed(String eventType, UUID reward, String name, RewardType rewardType, State state, long price,
                   @Nullable Long formerPrice, Instant occurredAt) implements DomainEvent {

        static Changed of(String what, Reward reward, Long formerPrice, Instant now) {
            return new Changed("reward." + what, reward.id(), reward.name(), reward.type(), reward.state(),
                    reward.price(), formerPrice, now);
        }

        @Override
        public UUID subjectId() {
            return reward;
        }
    }

    @Column(name = "program_id")
    private int programId;
    private String name;
    private String description;
    @Enumerated(EnumType.STRING)
    private RewardType type;
    private long price;
    @Column(name = "limit_per_account")
    private Integer limitPerAccount;
    @Enumerated(EnumType.STRING)
    private State state;
    private String tiers;
    private String plans;
    @Column(name = "available_from")
    private Instant availableFrom;
    @Column(name = "early_from")
    private Instant earlyFrom;

    protected Reward() {
        // for JPA
    }

    Reward(UUID id, int programId, RewardType type, Instant createdAt) {
        super(id, createdAt);
        this.programId = programId;
        this.type = Objects.requireNonNull(type);
    }

    /**
     * @param newPrice in points, for one
     * @param newLimitPerAccount how many an account may have in all; null for any number
     * @param newTiers codes of those that may have it; none for everybody
     * @param newPlans codes of the membership plans whose members may have it; none for everybody
     */
    void describe(String newName, String newDescription, long newPrice, Integer newLimitPerAccount, State newState,
                  List<String> newTiers, List<String> newPlans, Launch newLaunch) {
        name = Objects.requireNonNull(newName);
        description = newDescription;
        price = newPrice;
        limitPerAccount = newLimitPerAccount;
        state = Objects.requireNonNull(newState);
        tiers = written(newTiers);
        plans = written(newPlans);
        availableFrom = newLaunch.availableFrom();
        earlyFrom = newLaunch.earlyFrom();
    }

    public String name() {
        return name;
    }

    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    public RewardType type() {
        return type;
    }

    /** In points, for one. */
    public long price() {
        return price;
    }

    public Optional<Integer> limitPerAccount() {
        return Optional.ofNullable(limitPerAccount);
    }

    public State state() {
        return state;
    }

    /** Codes of those that may have it; none for everybody. */
    public List<String> tiers() {
        return codes(tiers);
    }

    /** Codes of the membership plans whose members may have it; none for everybody. */
    public List<String> plans() {
        return codes(plans);
    }

    Launch launch() {
        return new Launch(availableFrom, earlyFrom);
    }

    private static String written(List<String> codes) {
        return codes.isEmpty() ? null : String.join(" ", codes);
    }

    /** As the column holds them. */
    static List<String> codes(String written) {
        return written == null ? List.of() : List.of(written.split(" "));
    }
}
