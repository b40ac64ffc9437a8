package io.stamgast.benchmark.judging;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Judging measured by JMH: one thread, warm, two forks. */
public final class JudgingSpeed {

    private JudgingSpeed() {
    }

    /** Lines per second, by the number of rules. */
    public static Map<Integer, Double> linesPerSecond() throws RunnerException {
        var speeds = new LinkedHashMap<Integer, Double>();
        for (var result : run(Judging.class)) {
            speeds.put(Integer.valueOf(result.getParams().getParam("rules")), result.getPrimaryResult().getScore());
        }
        return speeds;
    }

    /** What one condition of two comparisons costs. */
    public static double nanosecondsPerCondition() throws RunnerException {
        return 1e9 / run(OneCondition.class).iterator().next().getPrimaryResult().getScore();
    }

    private static Iterable<RunResult> run(Class<?> benchmark) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder().include(benchmark.getName() + "\\..*").forks(2)
                .timeUnit(TimeUnit.SECONDS).warmupIterations(5).warmupTime(TimeValue.seconds(2))
                .measurementIterations(5).measurementTime(TimeValue.seconds(2)).shouldFailOnError(true);
        return new Runner(options.build()).run();
    }
}
