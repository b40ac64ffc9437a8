package io.stamgast.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.benchmark.Subject.Tenant;
import io.stamgast.benchmark.judging.TenRules;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A simulation of ten rules over a year's million lines, from the job's start to its end. */
final class SimulationSpeed {

    private static final int PURCHASES = 100_000;
    private static final int LINES_EACH = 10;
    private static final int STEP = 20_000;
    private static final int RUNS = 3;
    private static final int SECONDS = 60;
    /** A purchase every five minutes of 2025, round the accounts. */
    private static final String FILL = """
            with a as (
                select array_agg(id order by id) as ids from app.account where tenant_id = ?
            ), p as (
                select uuidv7() as id, a.ids[1 + n %% cardinality(a.ids)] as account, n,
                    timestamptz '2025-01-01' + n * interval '5 minutes' as at,
                    (select sum(500 + n * l %% 9000) from generate_series(1, %1$d) l) as total
                from a, generate_series(?, ?) n
            ), bought as (
                insert into app.purchase (tenant_id, id, program_id, account_id, source, invoice_number, kind,
                    occurred_at, posted_at, currency, total_minor, own_minor, earns, content_hash)
                select ?, p.id, 1, p.account, 'fill', 'F' || p.n, 'SALE', p.at, now(), 'EUR', p.total, p.total, true,
                    '' from p returning id
            )
            insert into app.purchase_line (tenant_id, purchase_id, line_no, sku, category, quantity, net_minor, own)
            select ?, p.id, l, 'S' || l, 'C' || l %% 5, 1, 500 + p.n * l %% 9000, true
            from p, generate_series(1, %1$d) l""".formatted(LINES_EACH);
    private static final String SPEND = """
            insert into app.spend_month (tenant_id, account_id, month, category, distributor_id, own_minor, all_minor,
                foreign_lines)
            select ?, p.account_id, to_char(p.occurred_at at time zone 'Europe/Amsterdam', 'YYYYMM')::int,
                l.category, '00000000-0000-0000-0000-000000000000', sum(l.net_minor), sum(l.net_minor), 0
            from app.purchase p join app.purchase_line l on l.tenant_id = ? and l.purchase_id = p.id
            where p.tenant_id = ? group by 2, 3, 4""";

    private final Subject subject;
    private final Figures figures;

    SimulationSpeed(Subject subject, Figures figures) {
        this.subject = subject;
        this.figures = figures;
    }

    void run() throws Exception {
        var tenant = subject.newTenant();
        Scene.addAccounts(tenant);
        fill(tenant.id());
        subject.analyze();
        for (var quarter = 1; quarter <= 4; quarter++) {
            ended(tenant, tenant.api().post("/periods/2025-Q" + quarter + "/close", "").header("Location"));
        }
        var draft = Subject.id(tenant.api().post("/rule-sets", TenRules.JSON).expect(201).json());
        var before = subject.residentMegabytes();
        var seconds = new double[RUNS];
        for (var run = 0; run < RUNS; run++) {
            seconds[run] = simulate(tenant, draft);
        }
        var after = subject.residentMegabytes();
        figures.keep("simulation", Map.of("seconds", seconds, "residentBefore", before, "residentAfter", after));
        figures.add("simulation of ten rules over %,d lines".formatted(PURCHASES * LINES_EACH),
                "%.1f s, resident %d MB (%d MB before)".formatted(Pairs.median(seconds), after, before),
                "≤ " + SECONDS + " s", Pairs.median(seconds) <= SECONDS);
    }

    private void fill(int tenant) throws Exception {
        var work = new TenantWork(subject.database());
        for (var from = 0; from < PURCHASES; from += STEP) {
            var first = from;
            work.call(tenant, connection -> {
                try (var fill = connection.prepareStatement(FILL)) {
                    fill.setInt(1, tenant);
                    fill.setInt(2, first);
                    fill.setInt(3, first + STEP - 1);
                    fill.setInt(4, tenant);
                    fill.setInt(5, tenant);
                    return fill.executeUpdate();
                }
            });
        }
        work.call(tenant, connection -> {
            try (var sum = connection.prepareStatement(SPEND)) {
                sum.setInt(1, tenant);
                sum.setInt(2, tenant);
                sum.setInt(3, tenant);
                return sum.executeUpdate();
            }
        });
    }

    private double simulate(Tenant tenant, String draft) {
        var accepted = tenant.api().post("/rule-sets/" + draft + "/simulate",
                Map.of("from", "2025-01-01", "to", "2025-12-31")).expect(202).json();
        var job = ended(tenant, "/jobs/" + accepted.get("id").asText());
        if (!job.at("/simulation/purchases").asText().equals(Integer.toString(PURCHASES))) {
            throw new IllegalStateException("simulated otherwise: " + job);
        }
        return Duration.between(Instant.parse(job.get("startedAt").asText()),
                Instant.parse(job.get("finishedAt").asText())).toMillis() / 1e3;
    }

    private static JsonNode ended(Tenant tenant, String address) {
        while (true) {
            var job = tenant.api().get(address).expect(200).json();
            var state = job.get("state").asText();
            if (state.equals("DONE")) {
                return job;
            }
            if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
                throw new IllegalStateException("the job ended as " + Json.write(job));
            }
            LockSupport.parkNanos(200_000_000);
        }
    }
}
