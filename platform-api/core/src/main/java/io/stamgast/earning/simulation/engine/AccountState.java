package io.stamgast.earning.simulation.engine;

import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.rule.Fraction;
import java.util.HashMap;
import java.util.Map;

/** What a simulation keeps of one account: as much as its rules and periods are many, however often it bought. */
public final class AccountState {

    /** Of one rule in one period. */
    record TallyKey(String code, String period) {
    }

    /** A tally with what only a simulation asks of it. */
    static final class Sum {

        private Tally tally = Tally.EMPTY;
        private int comebacks;
        private final Map<String, Long> amounts = new HashMap<>(2);

        Tally tally() {
            return tally;
        }

        int comebacks() {
            return comebacks;
        }

        /** The net amounts of its lines by category. */
        Map<String, Long> amounts() {
            return amounts;
        }

        void add(RuleResult result, Map<String, Long> lines, int cameBack) {
            tally = tally.plus(result);
            comebacks += cameBack;
            lines.forEach((category, amount) -> amounts.merge(category, amount, Math::addExact));
        }
    }

    private final Map<TallyKey, Sum> tallies = new HashMap<>(4);
    private final Map<String, String> shares = new HashMap<>(2);
    private Map<String, Fraction> carries = Map.of();
    private Map<String, Fraction> replaced = Map.of();
    private boolean known;
    private long simulated;
    private long posted;

    Map<TallyKey, Sum> tallies() {
        return tallies;
    }

    Map<String, Fraction> carries() {
        return carries;
    }

    void carry(Map<String, Fraction> kept) {
        carries = kept.isEmpty() ? Map.of() : new HashMap<>(kept);
    }

    /** A part of the points that a rule really gave for the range, which what is kept today is a rest of. */
    void replace(String code, Fraction exact) {
        if (replaced.isEmpty()) {
            replaced = new HashMap<>(4);
        }
        replaced.merge(code, exact, Fraction::plus);
    }

    /** Begins with what would be kept today without the range: the rest that the exact points of all else leave. */
    void beginWith(Map<String, Fraction> keptToday) {
        carry(keptToday);
        replaced.forEach((code, exact) -> {
            var rest = keptToday.getOrDefault(code, Fraction.ZERO).minus(exact);
            carry(code, rest.minus(Fraction.of(rest.floor())));
        });
        replaced = Map.of();
    }

    void carry(String code, Fraction kept) {
        if (!(carries instanceof HashMap)) {
            carries = new HashMap<>(carries);
        }
        carries.put(code, kept);
    }

    /** Whether it was looked up what stood of the account before the range. */
    boolean isKnown() {
        return known;
    }

    void known() {
        known = true;
    }

    /** Whether it is the first purchase that is judged by the account's share in that period. */
    boolean isNewShare(String code, String period) {
        return !period.equals(shares.put(code, period));
    }

    public void simulate(long points) {
        simulated = Math.addExact(simulated, points);
    }

    void post(long points) {
        posted = Math.addExact(posted, points);
    }

    public long simulated() {
        return simulated;
    }

    public long posted() {
        return posted;
    }
}
