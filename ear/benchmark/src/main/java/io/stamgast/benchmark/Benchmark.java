package io.stamgast.benchmark;

import io.stamgast.benchmark.Subject.Tenant;
import io.stamgast.benchmark.judging.JudgingSpeed;
import io.stamgast.benchmark.limits.Limits;
import io.stamgast.benchmark.membership.BenefitSpeed;
import io.stamgast.benchmark.membership.Renewals;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * {@code mvn -Pbenchmark}: measures everything in one run and prints a table; writes {@code benchmark.json}.
 * Parts to run may be named: {@code -Dbenchmark.parts=judging,posting,import,fairness,limits,growth,tiers,simulation}
 * and {@code webhooks,quote,entitlement,renewals}.
 */
public final class Benchmark {

    private static final int LINES_PER_SECOND = 100_000;
    private static final int EVENTS_PER_SECOND = 200;
    private static final Duration LIMITED = Duration.ofSeconds(20);
    private static final Set<String> APART = Set.of("judging", "renewals");
    private static final String HEAP = "768m";
    /** Stripe's side of ten thousand memberships is in the same heap. */
    private static final String HEAP_WITH_STRIPE = "3g";

    /** What is measured of the running product. */
    @FunctionalInterface
    private interface Part {
        void run() throws Exception;
    }

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
        if (!APART.containsAll(parts)) {
            withTheProduct(directory, Path.of(arguments[1]), parts, figures, out);
        }
        if (parts.contains("renewals")) {
            out.println("Ten thousand memberships renew; heap -Xmx" + HEAP_WITH_STRIPE);
            renewals(directory, figures);
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
        out.println("Starting the product; heap -Xmx" + HEAP);
        try (var subject = Subject.start(directory.resolve("demo"), HEAP)) {
            var tenant = Scene.withRules(subject);
            Scene.addAccounts(tenant);
            for (var part : parts(subject, tenant, data, figures).entrySet()) {
                if (parts.contains(part.getKey())) {
                    out.println("Measuring: " + part.getKey());
                    part.getValue().run();
                }
            }
            figures.add("heap", "all of the above with -Xmx" + HEAP + ", resident "
                    + subject.residentMegabytes() + " MB", "-Xmx" + HEAP + " is enough", true);
        }
    }

    private static Map<String, Part> parts(Subject subject, Tenant tenant, Path data, Figures figures) {
        var parts = new LinkedHashMap<String, Part>();
        parts.put("posting", () -> new PostingSpeed(subject, figures, tenant).run());
        parts.put("import", () -> new FileImport(subject, figures)
                .run(data.resolve("online-retail-2010-12_2011-05.csv.gz")));
        parts.put("fairness", () -> new Fairness(subject, figures, tenant).run());
        parts.put("limits", () -> limits(subject, tenant, figures));
        parts.put("growth", () -> new Growth(subject, figures).run());
        parts.put("tiers", () -> new TierReview(subject, figures).run());
        parts.put("simulation", () -> new SimulationSpeed(subject, figures).run());
        parts.put("webhooks", () -> new WebhookSpeed(subject, figures).run());
        parts.put("quote", () -> new QuoteSpeed(subject, figures).run());
        parts.put("entitlement", () -> entitlement(subject, figures));
        return parts;
    }

    private static void limits(Subject subject, Tenant tenant, Figures figures) throws Exception {
        var limits = new Limits(subject.platform(), new Orders(Scene.accounts(Scene.ACCOUNTS), "x")::nextBody, LIMITED);
        var cost = limits.cost(tenant.alias(), tenant.api());
        var fair = limits.beside(tenant.api());
        figures.keep("limits", Map.of("cost", cost, "fairness", fair));
        figures.add("single posts with a limit of 100,000/s and of 2,000/s", "%.0f/s and %.0f/s".formatted(
                cost.without(), cost.with()), "≥ 0.95 of it", cost.with() >= 0.95 * cost.without());
        figures.add("posts at 50/s beside a tenant that floods from 64 connections, limit 50/s",
                "p95 %.1f ms, alone %.1f ms, none refused; of the flood %.0f/s served, %.0f/s refused".formatted(
                        fair.beside(), fair.alone(), fair.served(), fair.refused()), "p95 ≤ max(1.2 ×, + 10 ms)",
                fair.beside() <= Math.max(1.2 * fair.alone(), fair.alone() + 10));
    }

    private static void entitlement(Subject subject, Figures figures) throws Exception {
        var tenant = subject.newTenant();
        var speed = new BenefitSpeed(subject.platform(), subject.database(), tenant.id(), tenant.api()).filled();
        subject.analyze();
        var seen = speed.run();
        var p99 = seen.question().getValueAtPercentile(99);
        figures.add("which benefits act for an account at an instant, 100,000 memberships",
                "p50 %d µs, p99 %d µs".formatted(seen.question().getValueAtPercentile(50), p99), "p99 < 1 ms",
                p99 < 1000);
        figures.add("the same asked of the API while every call to Stripe fails", "p50 %.1f ms, p99 %.1f ms".formatted(
                seen.request().getValueAtPercentile(50) / 1e3, seen.request().getValueAtPercentile(99) / 1e3), "said",
                true);
    }

    private static void renewals(Path directory, Figures figures) throws Exception {
        try (var subject = Subject.start(directory.resolve("demo-renewals"), HEAP_WITH_STRIPE)) {
            var tenant = subject.newTenant();
            var seen = new Renewals(subject.platform(), subject.database(), tenant.id(), tenant.api()).run();
            figures.keep("renewals", Map.of("seconds", seen.seconds(), "events", seen.events(), "earlier",
                    seen.earlier(), "wrong", seen.wrong()));
            figures.add("events of %,d memberships renewing within %d minutes".formatted(seen.memberships(),
                    seen.within().toMinutes()), "%,d in %.0f s: %.0f/s".formatted(seen.events(), seen.seconds(),
                    seen.perSecond()), "≥ " + EVENTS_PER_SECOND + "/s", seen.perSecond() >= EVENTS_PER_SECOND);
            figures.add("answers to their webhooks meanwhile", "p50 %.1f ms, p99 %.1f ms".formatted(
                    seen.answeredMillis(50), seen.answeredMillis(99)), "said", true);
            figures.add("each renewed once, paid once, nothing to reconcile",
                    seen.wrong().isEmpty() ? "all " + seen.memberships() : String.join("; ", seen.wrong()), "all",
                    seen.wrong().isEmpty());
        }
    }
}
