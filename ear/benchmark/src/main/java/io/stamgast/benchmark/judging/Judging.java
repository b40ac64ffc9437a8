package io.stamgast.benchmark.judging;

import io.stamgast.earning.judging.Basket;
import io.stamgast.earning.judging.Judge;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.program.Rounding;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Lines judged by one thread. */
@State(Scope.Thread)
public class Judging {

    @Param({"1", "10", "100"})
    public int rules;

    private final Bought account = new Bought();
    private final Basket basket = Bought.basket();
    private RuleSet version;

    @Setup
    public void compile() {
        version = TenRules.compile(rules);
    }

    @Benchmark
    @OperationsPerInvocation(Bought.LINES)
    public Judgement lines() {
        return Judge.judge(version, basket, account, Rounding.FLOOR);
    }
}
