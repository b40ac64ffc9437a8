package io.stamgast.earning.simulation;

import io.stamgast.earning.backlog.Backlog;
import io.stamgast.earning.period.Shop;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.simulation.engine.SimulationResult;
import io.stamgast.earning.standing.Standings;
import io.stamgast.job.Job;
import io.stamgast.job.Outside;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.testing.Database;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A shop whose past is simulated by the real job, and then really judged. */
final class Past {

    private static final List<String> WRITTEN_BY_JUDGING =
            List.of("posting", "entry", "judgement", "period_tally", "rule_use", "rule_budget", "carry", "outbox");

    final Shop shop;
    Standings standings = new Standings();

    Past(Map<String, Object> settings) {
        shop = new Shop(settings);
    }

    UUID draft(String rules) {
        var id = Ids.next();
        Database.execute(shop.tenant, """
                insert into app.rule_set (tenant_id, id, program_id, name, state, rules, created_at)
                values (?, ?, 1, 'rules', 'DRAFT', ?::jsonb, now())""", shop.tenant, id, rules);
        return id;
    }

    /** Publishes the draft, judges what waited, and closes the periods once more. */
    void publish(UUID draft, String from, List<String> periods) {
        Database.execute(shop.tenant, """
                update app.rule_set set state = 'PUBLISHED', effective_from = ?::timestamptz, published_at = now()
                where tenant_id = ? and id = ?""", from, shop.tenant, draft);
        Database.execute(shop.tenant,
                "update app.program set rules_revision = rules_revision + 1 where tenant_id = ?", shop.tenant);
        Backlog.judge(shop.tenant, Instant.parse(from), shop.now());
        close(periods);
    }

    void close(List<String> periods) {
        periods.forEach(period -> shop.close(period, 500));
    }

    Job run(UUID ruleSet, String from, String to) {
        var job = new SimulationJob();
        job.work = Database.work();
        job.rules = new RuleBook();
        job.standings = standings;
        job.clock = Clock.fixed(shop.now(), ZoneOffset.UTC);
        return new Outside().run(shop.tenant, job, new SimulationJob.Parameters(ruleSet, LocalDate.parse(from),
                LocalDate.parse(to)), InputStream.nullInputStream());
    }

    SimulationResult simulate(UUID ruleSet, String from, String to) {
        return result(run(ruleSet, from, to));
    }

    static SimulationResult result(Job job) {
        if (job.state() != Job.State.DONE) {
            throw new AssertionError(job);
        }
        return Json.read(Json.write(job.result()), SimulationJob.Done.class).simulation();
    }

    /** What each account would have got; those without any are left out. */
    Map<UUID, Long> accounts(Job job) {
        var points = new HashMap<UUID, Long>();
        Database.work().call(shop.tenant, connection ->
                SimulationAccounts.list(connection, shop.tenant, job.id(), null, 1_000_000)).stream()
                .filter(row -> row.simulated() != 0).forEach(row -> points.put(row.account(), row.simulated()));
        return points;
    }

    /** What each account's balance is; those without any are left out. */
    Map<UUID, Long> balances() {
        return Database.work().call(shop.tenant, connection -> {
            try (var query = connection.prepareStatement("""
                    select account_id, available + pending from app.balance
                    where tenant_id = ? and available + pending <> 0""")) {
                query.setInt(1, shop.tenant);
                var points = new HashMap<UUID, Long>();
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        points.put(row.getObject(1, UUID.class), row.getLong(2));
                    }
                }
                return points;
            }
        });
    }

    long ledger() {
        return Database.number(shop.tenant,
                "select coalesce(sum(available + pending), 0)::bigint from app.balance where tenant_id = ?",
                shop.tenant);
    }

    /** How many rows there are of all that judging writes. */
    Map<String, Long> written() {
        var rows = new HashMap<String, Long>();
        WRITTEN_BY_JUDGING.forEach(table -> rows.put(table, Database.number(shop.tenant,
                "select count(*) from app." + table + " where tenant_id = ?", shop.tenant)));
        return rows;
    }
}
