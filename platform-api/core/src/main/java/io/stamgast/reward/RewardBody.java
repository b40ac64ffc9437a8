package io.stamgast.reward;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.stamgast.kernel.Codes;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A reward on the wire; what GET returns can be PUT back, its read-only members are ignored.
 *
 * @param id read-only
 * @param type fixed once the reward is entered
 * @param price in points, for one
 * @param stock how many are left, null for any number; given when merchandise is entered, read-only afterwards. A
 *     voucher's is the number of codes left, so read-only always
 * @param limitPerAccount how many an account may have in all; null for any number
 * @param state ACTIVE when absent
 * @param tiers codes of the tiers whose accounts may have it; absent for everybody
 * @param plans codes of the membership plans whose members may have it; absent for everybody
 * @param availableFrom from when on it can be had; null for at once
 * @param earlyFrom from when on those with early access can have it; null for nobody earlier
 * @param createdAt read-only
 */
@JsonIgnoreProperties(value = {"id", "createdAt"}, allowGetters = true)
public record RewardBody(
        UUID id,
        @NotBlank @Size(max = 200) String name,
        @Size(max = 4000) String description,
        @NotNull RewardType type,
        @NotNull @Positive @Max(1_000_000_000) Long price,
        @PositiveOrZero @Max(1_000_000_000) Long stock,
        @Positive Integer limitPerAccount,
        Reward.State state,
        @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = Codes.PATTERN,
                message = "must be the code of a tier") String> tiers,
        @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9_.-]{0,49}",
                message = "must be the code of a membership plan") String> plans,
        Instant availableFrom,
        Instant earlyFrom,
        Instant createdAt) {

    static RewardBody of(Reward reward, Long stock) {
        return new RewardBody(reward.id(), reward.name(), reward.description().orElse(null), reward.type(),
                reward.price(), stock, reward.limitPerAccount().orElse(null), reward.state(),
                reward.tiers().isEmpty() ? null : reward.tiers(),
                reward.plans().isEmpty() ? null : reward.plans(), reward.launch().availableFrom(),
                reward.launch().earlyFrom(), reward.createdAt());
    }

    List<String> tiersOrNone() {
        return tiers == null ? List.of() : tiers.stream().distinct().toList();
    }

    List<String> plansOrNone() {
        return plans == null ? List.of() : plans.stream().distinct().toList();
    }

    Launch launch() {
        return new Launch(availableFrom, earlyFrom);
    }

    Reward.State stateOrActive() {
        return state == null ? Reward.State.ACTIVE : state;
    }
}
