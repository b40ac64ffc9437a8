package io.stamgast.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.benchmark.Subject.Tenant;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.tests.platform.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Reviews of 100,000 accounts that bought in each of twelve months: the first puts everybody into a tier and gives the
 * gifts, the one a year later finds every account due.
 */
final class TierReview {

    private static final int ACCOUNTS = 100_000;
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final String ACCOUNT = """
            insert into app.account (tenant_id, id, program_id, external_id, name, search_name, pool_id, created_at)
            select ?, n.id, 1, n.id::text, n.id::text, n.id::text, n.id, now()
            from (select uuidv7() as id from generate_series(1, ?)) n""";
    private static final String BALANCE = """
            insert into app.balance (tenant_id, account_id, program_id)
            select a.tenant_id, a.id, 1 from app.account a where a.tenant_id = ?""";
    private static final String SPEND = """
            insert into app.spend_month (tenant_id, account_id, month, category, distributor_id, own_minor, all_minor,
                foreign_lines)
            select a.tenant_id, a.id, to_char(now() - make_interval(months => m), 'YYYYMM')::int, '', ?,
                (random() * 100000)::bigint, 200000, 0
            from app.account a, generate_series(0, 11) m where a.tenant_id = ?""";

    private final Subject subject;
    private final Figures figures;

    TierReview(Subject subject, Figures figures) {
        this.subject = subject;
        this.figures = figures;
    }

    void run() throws Exception {
        var tenant = subject.newTenant();
        fill(tenant.id());
        subject.analyze();
        tenant.api().put("/tier-scheme", scheme()).expect(200);
        // its job runs before any other of the kind
        ended(tenant, tenant.api().post("/tier-reviews", "{}"));
        var placing = tenant.api().get("/jobs?kind=tier-review&limit=2").expect(200).json().at("/items/1");
        add("100,000 accounts put into their tiers, with gifts", placing);
        add("review of 100,000 accounts, nobody due", ended(tenant, tenant.api().post("/tier-reviews", "{}")));
        var inAYear = LocalDate.now(ZoneOffset.UTC).plusYears(1).plusDays(2);
        add("review of 100,000 accounts, all due", ended(tenant, tenant.api().post("/tier-reviews",
                Map.of("on", inAYear.toString()))));
    }

    private static Map<String, Object> scheme() {
        return Map.of("metric", "OWN_SPEND", "window", Map.of("type", "ROLLING", "months", 12),
                "thresholds", Map.of("type", "FIXED"), "review", Map.of("everyMonths", 12), "graceDays", 30,
                "downgrade", "ONE_LEVEL", "tiers", List.of(
                        Map.of("code", "BRONZE", "name", "Bronze", "threshold", "1.00"),
                        Map.of("code", "SILVER", "name", "Silver", "threshold", "5000.00",
                                "benefits", Map.of("entryGiftPoints", 50)),
                        Map.of("code", "GOLD", "name", "Gold", "threshold", "7000.00",
                                "benefits", Map.of("entryGiftPoints", 200))));
    }

    private void add(String what, JsonNode job) {
        var took = Duration.between(Instant.parse(job.get("startedAt").asText()),
                Instant.parse(job.get("finishedAt").asText()));
        figures.keep(what, job);
        figures.add(what, String.format(Locale.ROOT, "%.0f s", took.toMillis() / 1e3), "≤ 2 minutes",
                took.compareTo(MOST) <= 0);
    }

    private static JsonNode ended(Tenant tenant, Answer accepted) {
        var address = accepted.expect(202).header("Location");
        while (true) {
            var job = tenant.api().get(address).expect(200).json();
            var state = job.get("state").asText();
            if (state.equals("DONE")) {
                return job;
            }
            if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
                throw new IllegalStateException("the review ended as " + job);
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private void fill(int tenant) throws Exception {
        execute(tenant, ACCOUNT, tenant, ACCOUNTS);
        execute(tenant, BALANCE, tenant);
        execute(tenant, SPEND, Ids.NIL, tenant);
    }

    private void execute(int tenant, String sql, Object... values) throws Exception {
        new TenantWork(subject.database()).call(tenant, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (var i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            } catch (SQLException failure) {
                throw new IllegalStateException(sql, failure);
            }
        });
    }
}
