package io.stamgast.earning.posting;

import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.judging.TakeBack.Closed;
import io.stamgast.earning.judging.TakeBack.LastClose;
import io.stamgast.earning.condition.Line;
import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What a transaction writes beside the ledger: rows as they stand in the tables, sums added up per key. */
final class PostingRows {

    /** A key of {@code spend_month}. */
    record SpendKey(UUID accountId, int month, String category, UUID distributorId) {
    }

    /** What is added to it. */
    record Spend(long ownMinor, long allMinor, int foreignLines) {

        Spend plus(Spend other) {
            return new Spend(Math.addExact(ownMinor, other.ownMinor), Math.addExact(allMinor, other.allMinor),
                    foreignLines + other.foreignLines);
        }
    }

    /** A key of {@code period_tally}. */
    record TallyKey(UUID accountId, UUID ruleSetId, String ruleCode, String period) {
    }

    private final List<Item> kept = new ArrayList<>();
    private final List<Item> judged = new ArrayList<>();
    private final Map<SpendKey, Spend> spend = new HashMap<>();
    private final Map<TallyKey, Tally> tallies = new HashMap<>();
    private final Set<String> stalePeriods = new HashSet<>();
    private final List<DomainEvent> events = new ArrayList<>();

    /** A purchase that is new, with what it adds to the month that it counts in. */
    void keep(Item item, int month) {
        kept.add(item);
        var purchase = item.purchase();
        var distributor = Objects.requireNonNullElse(purchase.distributorId(), Ids.NIL);
        for (var line : item.lines()) {
            var key = new SpendKey(purchase.accountId(), month, Objects.requireNonNullElse(line.category(), ""),
                    distributor);
            spend.merge(key, spend(line, purchase.earns()), Spend::plus);
        }
    }

    private static Spend spend(Line line, boolean earns) {
        return new Spend(earns && line.own() ? line.netMinor() : 0, line.netMinor(), line.own() ? 0 : 1);
    }

    /** How a purchase was judged, with what it adds to the tallies of its periods. */
    void judge(Item item) {
        judged.add(item);
        for (var result : item.judgement().rules()) {
            if (result.period() != null) {
                tally(item, result);
            }
        }
    }

    private void tally(Item item, RuleResult result) {
        var key = new TallyKey(item.purchase().accountId(), item.judgement().ruleSetId(), result.code(),
                result.period());
        tallies.put(key, tallies.getOrDefault(key, Tally.EMPTY).plus(result));
    }

    /** What closes have posted for the original of a return, with what the transaction has added to its tallies. */
    LastClose since(Item item) {
        return result -> {
            var closed = item.original().lastClose().of(result);
            var key = new TallyKey(item.purchase().accountId(), item.original().judgement().ruleSetId(), result.code(),
                    result.period());
            return closed == null || closed.standing() == null || !tallies.containsKey(key) ? closed
                    : new Closed(closed.multiplier(), closed.standing().plus(tallies.get(key)));
        };
    }

    void stale(Collection<String> periods) {
        stalePeriods.addAll(periods);
    }

    void event(DomainEvent event) {
        events.add(event);
    }

    List<Item> kept() {
        return kept;
    }

    List<Item> judged() {
        return judged;
    }

    List<Map.Entry<SpendKey, Spend>> spend() {
        return List.copyOf(spend.entrySet());
    }

    List<Map.Entry<TallyKey, Tally>> tallies() {
        return List.copyOf(tallies.entrySet());
    }

    Set<String> stalePeriods() {
        return stalePeriods;
    }

    List<DomainEvent> events() {
        return events;
    }
}
