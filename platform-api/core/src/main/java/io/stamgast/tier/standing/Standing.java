package io.stamgast.tier.standing;

import java.time.LocalDate;

/**
 * Where an account stands.
 *
 * @param tier its code; null for none
 * @param reviewOn when it is asked whether it still reaches its tier; null where there is nothing to lose
 * @param graceUntil the last day of its grace; null when it has none
 */
public record Standing(String tier, LocalDate reviewOn, LocalDate graceUntil) {
}
