package io.stamgast.earning.simulation.engine;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.judging.ShareUsed;
import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.rule.ActivityRule;
import io.stamgast.earning.rule.ReferralRule;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.earning.simulation.engine.SimulationResult.Band;
import io.stamgast.earning.simulation.engine.SimulationResult.Part;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what is judged and trued up, by whatever a simulation tells. */
public final class Totals {

    /** Of what no category can be told. */
    static final String NONE = "";

    /** To a millionth of a point; the parts of each result add up to it all the same. */
    private static final int DIGITS = 6;

    /** @param band null for an unknown share */
    private record BandKey(String rule, String period, Integer band) implements Comparable<BandKey> {

        private static final Comparator<BandKey> ORDER = Comparator.comparing(BandKey::rule)
                .thenComparing(BandKey::period)
                .thenComparing(BandKey::band, Comparator.nullsLast(Comparator.naturalOrder()));

        @Override
        public int compareTo(BandKey other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Count {
        private long accounts;
        private long points;
    }

    private final RuleSet version;
    private final Map<String, Long> byRule = new TreeMap<>();
    private final Map<String, Long> byMonth = new TreeMap<>();
    private final Map<String, BigDecimal> byCategory = new TreeMap<>();
    private final Map<BandKey, Count> bands = new TreeMap<>();
    private long purchases;
    private long points;

    Totals(RuleSet version) {
        this.version = version;
        // what is not a purchase stays as it was judged when it was accepted
        version.rules().stream().filter(rule -> !(rule instanceof ActivityRule || rule instanceof ReferralRule))
                .map(Rule::code).forEach(code -> byRule.put(code, 0L));
    }

    /**
     * A judged purchase.
     *
     * @param amounts of each result, in order, as {@link #amounts} tells them
     */
    void add(AccountState account, String month, Judgement judgement, List<Map<String, Long>> amounts,
             boolean isReturn) {
        purchases++;
        for (var i = 0; i < judgement.rules().size(); i++) {
            var result = judgement.rules().get(i);
            add(result.code(), month, result.points(), amounts.get(i));
            if (result.share() != null) {
                var first = !isReturn && account.isNewShare(result.code(), result.share().period());
                band(result.code(), result.share(), first ? 1 : 0, result.points());
            }
        }
    }

    /** @param amounts by which it belongs to categories */
    void add(TrueUp trueUp, String month, Map<String, Long> amounts) {
        add(trueUp.code(), month, trueUp.points(), amounts);
        if (trueUp.share() != null) {
            band(trueUp.code(), trueUp.share(), 1, Math.addExact(trueUp.before(), trueUp.points()));
        }
    }

    private void add(String rule, String month, long given, Map<String, Long> amounts) {
        if (given != 0) {
            points = Math.addExact(points, given);
            byRule.merge(rule, given, Math::addExact);
            byMonth.merge(month, given, Math::addExact);
            split(given, amounts);
        }
    }

    private void split(long given, Map<String, Long> amounts) {
        var all = amounts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        var rest = BigDecimal.valueOf(given);
        var left = amounts.size();
        for (var one : amounts.entrySet()) {
            left--;
            var part = left == 0 ? rest : all == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(given)
                    .multiply(BigDecimal.valueOf(one.getValue()))
                    .divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.DOWN);
            byCategory.merge(one.getKey(), part, BigDecimal::add);
            rest = rest.subtract(part);
        }
        if (amounts.isEmpty()) {
            byCategory.merge(NONE, rest, BigDecimal::add);
        }
    }

    private void band(String rule, ShareUsed share, int accounts, long given) {
        var count = bands.computeIfAbsent(new BandKey(rule, share.period(), share.band()), any -> new Count());
        count.accounts += accounts;
        count.points = Math.addExact(count.points, given);
    }

    /** The net amounts, by category, of the lines that a result is for. */
    static Map<String, Long> amounts(RuleResult result, List<Line> lines) {
        var one = category(lines);
        if (one != null) {
            return Map.of(one, result.matchedMinor());
        }
        var amounts = new LinkedHashMap<String, Long>();
        for (var line : lines) {
            if (result.lines().contains(line.no())) {
                amounts.merge(name(line), line.netMinor(), Math::addExact);
            }
        }
        return amounts;
    }

    /** The one that all lines have; else null. */
    private static String category(List<Line> lines) {
        var first = lines.isEmpty() ? NONE : name(lines.get(0));
        for (var line : lines) {
            if (!first.equals(name(line))) {
                return null;
            }
        }
        return first;
    }

    private static String name(Line line) {
        return line.category() == null ? NONE : line.category();
    }

    public long purchases() {
        return purchases;
    }

    public long points() {
        return points;
    }

    public List<Part> byRule() {
        return parts(byRule);
    }

    public List<Part> byMonth() {
        return parts(byMonth);
    }

    private static List<Part> parts(Map<String, Long> points) {
        return points.entrySet().stream().map(one -> new Part(one.getKey(), one.getValue())).toList();
    }

    /** Whole points that add up to all: each part is rounded down, and the largest remainders get what is left. */
    public List<Part> byCategory() {
        var whole = new TreeMap<String, Long>();
        byCategory.forEach((category, exact) -> whole.put(category,
                exact.setScale(0, RoundingMode.FLOOR).longValueExact()));
        var left = points - whole.values().stream().mapToLong(Long::longValue).sum();
        byCategory.entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, BigDecimal> one) ->
                one.getValue().setScale(0, RoundingMode.FLOOR).subtract(one.getValue()))).limit(left)
                .forEach(one -> whole.merge(one.getKey(), 1L, Long::sum));
        return whole.entrySet().stream()
                .map(one -> new Part(one.getKey().equals(NONE) ? null : one.getKey(), one.getValue())).toList();
    }

    public List<Band> bands() {
        var told = new ArrayList<Band>();
        bands.forEach((key, count) -> {
            var of = ((SpendShareRule) version.rule(key.rule()).orElseThrow()).bands();
            var band = key.band() == null ? null : of.bands().get(key.band());
            told.add(new Band(key.rule(), key.period(), band == null ? null : band.from(),
                    new BigDecimal((band == null ? of.unknownMultiplier() : band.multiplier()).toString()),
                    count.accounts, count.points));
        });
        return told;
    }
}
