package io.stamgast.benchmark;

import io.stamgast.benchmark.judging.JudgingSpeed;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * {@code mvn -Pbenchmark}: measures everything in one run and prints a table; writes {@code benchmark.json}.
 * Parts to run may be named ({@code -Dbenchmark.parts=judging,posting,import,fairness,growth,tiers,simulation}).
 */
public final class Benchmark {

    private static final int LINES_PER_SECOND = 100_000;

    private Benchmark() {
    }

    /**
     * @param arguments the directory for data and results, the directory of the real data, the parts by commas
     */
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var directory = Path.of(arguments[0]);
        var parts = Set.of(arguments[2].split(","));
        var figures = new Figures(out);
        if (parts.contains("judging")) {
            out.println("Judging in memory");
            judging(figures);
        }
        if (!Set.of("judging").containsAll(parts)) {
            withTheProduct(directory, Path.of(arguments[1]), parts, figures, out);
        }
        figures.print();
        figures.write(directory.resolve("benchmark.json"));
    }

    private static void judging(Figures figures) throws Exception {
        var speeds = JudgingSpeed.linesPerSecond();
        var condition = JudgingSpeed.nanosecondsPerCondition();
        figures.keep("judging", Map.of("linesPerSecond", speeds, "nanosecondsPerCondition", condition));
        figures.add("judging with 10 rules, one core",
                "%,.0f lines/s; with 1 rule %,.0f, with 100 rules %,.0f".formatted(speeds.get(10), speeds.get(1),
                        speeds.get(100)), "≥ %,d lines/s".formatted(LINES_PER_SECOND),
                speeds.get(10) >= LINES_PER_SECOND);
        figures.add("one condition of two comparisons", "%.2f µs".formatted(condition / 1e3), "said", true);
    }

    private static void withTheProduct(Path directory, Path data, Set<String> parts, Figures figures, PrintStream out)
            throws Exception {
        out.println("Starting the product; heap -Xmx768m");
        try (var subject = Subject.start(directory.resolve("demo"))) {
            var tenant = Scene.withRules(subject);
            Scene.addAccounts(tenant);
            if (parts.contains("posting")) {
                out.println("Single posts, hot accounts, batches");
                new PostingSpeed(subject, figures, tenant).run();
            }
            if (parts.contains("import")) {
                out.println("Import of the real file");
                new FileImport(subject, figures).run(data.resolve("online-retail-2010-12_2011-05.csv.gz"));
            }
            if (parts.contains("fairness")) {
                out.println("A quiet tenant beside a loud one");
                new Fairness(subject, figures, tenant).run();
            }
            if (parts.contains("growth")) {
                out.println("Five million entries");
                new Growth(subject, figures).run();
            }
            if (parts.contains("tiers")) {
                out.println("Reviews of 100,000 accounts");
                new TierReview(subject, figures).run();
            }
            if (parts.contains("simulation")) {
                out.println("A simulation over a million lines");
                new SimulationSpeed(subject, figures).run();
            }
            figures.add("heap", "all of the above with -Xmx768m, resident " + subject.residentMegabytes() + " MB",
                    "-Xmx768m is enough", true);
        }
    }
}
