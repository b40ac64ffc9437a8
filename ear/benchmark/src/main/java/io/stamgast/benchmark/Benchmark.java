package io.stamgast.benchmark;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * {@code mvn -Pbenchmark}: measures everything in one run and prints a table; writes {@code benchmark.json}.
 * Parts to run may be named ({@code -Dbenchmark.parts=posting,import,growth,fairness,tiers,simulation}).
 */
public final class Benchmark {

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
                new FileImport(subject, figures).run(Path.of(arguments[1], "online-retail-2010-12_2011-05.csv.gz"));
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
        figures.print();
        figures.write(directory.resolve("benchmark.json"));
    }
}
