package io.stamgast.earning.settlement;

import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.rule.Bands;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.ledger.Posting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.UUID;

/** Adds up what a close does, or would do, account by account; its size does not grow with their number. */
public final class CloseTotals {

    private static final int LARGEST = 20;

    /**
     * How many accounts a close finds in a band of a rule.
     *
     * @param from the band's lower bound; null stands for an unknown share
     * @param points what the close posts for them
     */
    public record BandCount(UUID ruleSet, String rule, String period, BigDecimal from, BigDecimal multiplier,
                            long accounts, long points) {
    }

    /**
     * How many accounts have reached what a rule asks for in the period.
     *
     * @param points what the close posts for it, less what it takes back
     */
    public record GoalCount(UUID ruleSet, String rule, long accounts, long points) {
    }

    /** The difference that a close posts for one account. */
    public record Change(UUID account, long points) {
    }

    /**
     * @param accounts that have anything to do with the period
     * @param accountsChanged those for which the close posts a difference
     * @param pointsTakenBack as a positive number, waived ones included
     */
    public record Summary(String period, long accounts, long accountsChanged, long pointsAdded, long pointsTakenBack,
                          long pointsWaived, List<BandCount> bands, List<GoalCount> goals,
                          List<Change> largestChanges) {
    }

    private record BandKey(UUID ruleSet, String rule, String period, Integer band) implements Comparable<BandKey> {

        private static final Comparator<BandKey> ORDER = Comparator.comparing(BandKey::period)
                .thenComparing(BandKey::rule).thenComparing(BandKey::ruleSet)
                .thenComparing(BandKey::band, Comparator.nullsLast(Comparator.naturalOrder()));

        @Override
        public int compareTo(BandKey other) {
            return ORDER.compare(this, other);
        }
    }

    private record GoalKey(String rule, UUID ruleSet) implements Comparable<GoalKey> {

        private static final Comparator<GoalKey> ORDER =
                Comparator.comparing(GoalKey::rule).thenComparing(GoalKey::ruleSet);

        @Override
        public int compareTo(GoalKey other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Count {
        private long accounts;
        private long points;
    }

    private final ClosePlan plan;
    private final TreeMap<BandKey, Count> bands = new TreeMap<>();
    private final TreeMap<GoalKey, Count> goals = new TreeMap<>();
    private final PriorityQueue<Change> largest = new PriorityQueue<>(
            Comparator.comparingLong((Change change) -> Math.abs(change.points())).thenComparing(Change::account));
    private long accounts;
    private long accountsChanged;
    private long added;
    private long takenBack;
    private long waived;

    public CloseTotals(ClosePlan plan) {
        this.plan = plan;
    }

    public void add(Settling.Settled settled) {
        add(settled.settlement());
        waived += settled.postings().stream().mapToLong(Posting::waived).sum();
    }

    public void add(Settlement settlement) {
        accounts++;
        var changed = false;
        for (var period : plan.periods()) {
            var points = settlement.points(period);
            added += Math.max(0, points);
            takenBack += Math.max(0, -points);
            changed |= points != 0;
        }
        if (changed) {
            accountsChanged++;
            largest.add(new Change(settlement.accountId(), settlement.points()));
            if (largest.size() > LARGEST) {
                largest.remove();
            }
        }
        for (var item : settlement.items()) {
            var trueUp = item.trueUp();
            if (trueUp.goal() != null) {
                goal(item.ruleSetId(), trueUp);
                continue;
            }
            var count = bands.computeIfAbsent(new BandKey(item.ruleSetId(), trueUp.code(), trueUp.period(),
                    trueUp.share().band()), any -> new Count());
            count.accounts++;
            count.points += trueUp.points();
        }
    }

    private void goal(UUID ruleSet, TrueUp trueUp) {
        var count = goals.computeIfAbsent(new GoalKey(trueUp.code(), ruleSet), any -> new Count());
        count.accounts += trueUp.exact().signum() > 0 ? 1 : 0;
        count.points += trueUp.points();
    }

    public long accounts() {
        return accounts;
    }

    public Summary summary() {
        var counts = new ArrayList<BandCount>();
        bands.forEach((key, count) -> counts.add(count(key, count)));
        var changes = new ArrayList<>(largest);
        changes.sort(largest.comparator().reversed());
        var reached = goals.entrySet().stream().map(goal -> new GoalCount(goal.getKey().ruleSet(),
                goal.getKey().rule(), goal.getValue().accounts, goal.getValue().points)).toList();
        return new Summary(plan.period().toString(), accounts, accountsChanged, added, takenBack, waived, counts,
                reached, changes);
    }

    private BandCount count(BandKey key, Count count) {
        var rule = (SpendShareRule) plan.versions().get(key.ruleSet()).rule(key.rule()).orElseThrow();
        var band = key.band() == null ? null : rule.bands().bands().get(key.band());
        var multiplier = band == null ? rule.bands().unknownMultiplier() : band.multiplier();
        return new BandCount(key.ruleSet(), key.rule(), key.period(), from(band),
                new BigDecimal(multiplier.toString()), count.accounts, count.points);
    }

    private static BigDecimal from(Bands.Band band) {
        return band == null ? null : band.from();
    }
}
