package io.stamgast.earning.simulation.engine;

import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.RuleResult;
import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.FrequencyRule;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.earning.rule.Terms;
import io.stamgast.earning.settlement.SupposedClose;
import io.stamgast.earning.settlement.TallyRow;
import io.stamgast.earning.simulation.engine.AccountState.Sum;
import io.stamgast.earning.simulation.engine.AccountState.TallyKey;
import io.stamgast.purchase.Purchase;
import io.stamgast.wallet.Period;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What judging leaves, in memory: the place of the tables while a simulation runs. */
final class Supposed implements SupposedClose.Ground {

    private final Question question;
    private final Allowances allowances;
    private final Set<String> closed;
    private final Set<String> periods;
    private final Map<UUID, AccountState> accounts = new HashMap<>();
    private final Map<TallyKey, Boolean> tallied = new HashMap<>();

    /** @param closed the periods whose closes will ask for tallies; others need none */
    Supposed(Question question, Allowances allowances, Set<String> closed) {
        this.question = question;
        this.allowances = allowances;
        this.closed = closed;
        this.periods = question.periods();
    }

    AccountState of(UUID account) {
        return accounts.computeIfAbsent(account, any -> new AccountState());
    }

    Map<UUID, AccountState> accounts() {
        return accounts;
    }

    Allowances allowances() {
        return allowances;
    }

    /**
     * Takes over what a judgement leaves, for the next one.
     *
     * @param amounts of each result, in order: its lines' net amounts by category
     */
    void keep(Purchase purchase, Judgement judgement, List<Map<String, Long>> amounts) {
        var state = of(purchase.accountId());
        var day = question.day(purchase.occurredAt());
        state.simulate(judgement.points());
        for (var i = 0; i < judgement.rules().size(); i++) {
            var result = judgement.rules().get(i);
            if (result.carry() != null) {
                state.carry(result.code(), result.carry());
            }
            if (!purchase.isLinkedReturn()) {
                question.version().rule(result.code())
                        .ifPresent(rule -> allowances.take(purchase.accountId(), rule, day, result.points()));
            }
            if (result.period() != null && isTallied(new TallyKey(result.code(), result.period()))) {
                state.tallies().computeIfAbsent(new TallyKey(result.code(), result.period()), any -> new Sum())
                        .add(result, amounts.get(i), cameBack(result, purchase.isLinkedReturn()));
            }
        }
    }

    /** Whether a close will ask for it. */
    private boolean isTallied(TallyKey key) {
        return tallied.computeIfAbsent(key, any -> closed.contains(
                question.version().settling(key.code(), key.period()).toString())
                || question.version().rule(key.code()).filter(FrequencyRule.class::isInstance).isPresent());
    }

    /** A purchase after a time without any is one more; one that was brought back as a whole is one less. */
    private int cameBack(RuleResult result, boolean isReturn) {
        if (question.version().rule(result.code()).filter(OccasionRule.class::isInstance).isEmpty()) {
            return 0;
        }
        if (isReturn) {
            return result.exact().signum() < 0 && result.left().afterMinor() == 0 ? -1 : 0;
        }
        return result.exact().signum() > 0 ? 1 : 0;
    }

    @Override
    public List<UUID> tallied(Collection<String> ofPeriods) {
        return accounts.entrySet().stream().filter(one -> one.getValue().tallies().keySet().stream()
                .anyMatch(key -> ofPeriods.contains(key.period()))).map(Map.Entry::getKey).toList();
    }

    @Override
    public List<TallyRow> tallies(UUID account, Collection<String> ofPeriods) {
        return of(account).tallies().entrySet().stream().filter(one -> ofPeriods.contains(one.getKey().period()))
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(TallyKey::code)
                        .thenComparing(TallyKey::period)))
                .map(one -> new TallyRow(account, question.version().id(), one.getKey().code(),
                        one.getKey().period(), one.getValue().tally(), false)).toList();
    }

    @Override
    public Map<String, Fraction> carries(UUID account) {
        return of(account).carries();
    }

    @Override
    public Integer purchases(UUID account, String code, Period period) {
        if (!periods.contains(period.toString())) {
            return null;
        }
        var sum = of(account).tallies().get(new TallyKey(code, period.toString()));
        return sum == null ? 0 : sum.tally().purchases();
    }

    @Override
    public int comebacks(TallyRow tally) {
        return of(tally.accountId()).tallies().get(new TallyKey(tally.code(), tally.period())).comebacks();
    }

    @Override
    public TrueUp within(UUID account, Terms terms, TrueUp trueUp, LocalDate day) {
        var limited = trueUp.within(terms, allowances.of(account), day);
        allowances.take(account, terms, day, limited.counted());
        return limited;
    }
}
