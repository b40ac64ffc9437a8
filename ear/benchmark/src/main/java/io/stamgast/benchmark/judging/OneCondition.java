package io.stamgast.benchmark.judging;

import io.stamgast.earning.condition.Condition;
import io.stamgast.earning.condition.Facts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One condition of two comparisons, asked of one line. */
@State(Scope.Thread)
public class OneCondition {

    private final Condition condition = TenRules.when("line.category in ['C1', 'C2'] && account.tier == 'GOLD'")
            .rules().get(0).terms().condition();
    private final Facts line = Bought.facts();

    @Benchmark
    public boolean holds() {
        return condition.holds(line);
    }
}
