package io.stamgast.earning.simulation.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a rule set would have posted, and what was posted.
 *
 * @param purchases how many were judged, linked returns included
 * @param points the net total that would have been posted
 * @param posted what was really posted for the same purchases and periods
 * @param difference {@code points} less {@code posted}
 * @param liabilityDifference the same at the program's fair value of a point, in its currency
 * @param pointsByMonth by the local month of the purchase; true-ups in the last month of their period
 * @param pointsByCategory no name: lines without a category, and true-ups that no line stands for
 * @param pointsByTier by the account's tier of today; no name: accounts without one
 * @param bands of share rules, as far as purchases or closes ask for the share
 * @param periods those closed so far whose true-ups are counted in, in the order of their closes
 * @param accounts that get points under the rule set or got any really
 * @param gains the accounts that gain most, at most 20
 * @param losses the accounts that lose most, at most 20
 */
public record SimulationResult(UUID ruleSet, String name, LocalDate from, LocalDate to, long purchases, long points,
                               long posted, long difference, BigDecimal liabilityDifference, String currency,
                               List<Part> pointsByRule, List<Part> pointsByMonth, List<Part> pointsByCategory,
                               List<Part> pointsByTier, List<Band> bands, List<String> periods, long accounts,
                               long accountsGaining, long accountsLosing, List<Change> gains, List<Change> losses) {

    /** A part of all points. */
    public record Part(String name, long points) {
    }

    /**
     * How many accounts reached a band of a rule.
     *
     * @param period the one in which the share was measured; its last month where it looks back over months
     * @param from the band's lower bound; null stands for an unknown share
     * @param points all points of the rule for them
     */
    public record Band(String rule, String period, BigDecimal from, BigDecimal multiplier, long accounts,
                       long points) {
    }

    /** What one account would have got, and what it got. */
    public record Change(UUID account, String externalId, String name, long simulated, long posted,
                         long difference) {
    }
}
