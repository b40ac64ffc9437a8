package io.stamgast.benchmark.membership;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.Membership.PlanTaken;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.entitlement.Entitlements;
import io.stamgast.plan.Plans;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.Platform;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;

/**
 * How long the question takes which benefits act for an account at an instant, with 100,000 memberships, each of which
 * was tried, paid, owed for a week and paid again.
 */
public final class BenefitSpeed {

    /** In microseconds. */
    public record Result(Histogram question, Histogram request) {
    }

    private static final int MEMBERSHIPS = 100_000;
    private static final int STEP = 1_000;
    private static final int WARM = 20_000;
    private static final int QUESTIONS = 100_000;
    private static final int REQUESTS = 5_000;
    private static final int DAYS = 300;
    private static final long HIGHEST_MICROS = 60_000_000L;
    private static final String ACCOUNTS = """
            insert into app.account as a
                (tenant_id, id, program_id, external_id, name, search_name, pool_id, created_at)
            select ?, n.id, 1, n.id::text, n.id::text, n.id::text, n.id, now()
            from (select uuidv7() as id from generate_series(1, ?)) n returning a.id""";

    private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(DAYS));
    private final Plans plans = new Plans();
    private final Entitlements entitlements = new Entitlements(plans);
    private final StripeControl stripe;
    private final TenantWork work;
    private final int tenantId;
    private final ApiClient api;

    /** @param tenantId of a tenant that has nothing yet; {@code api} is its own */
    public BenefitSpeed(Platform platform, DataSource database, int tenantId, ApiClient api) {
        stripe = new StripeControl(platform.access().stripe().control());
        work = new TenantWork(database);
        this.tenantId = tenantId;
        this.api = api;
    }

    /** Fills the tenant's books. */
    public BenefitSpeed filled() {
        new Seller(tenantId, api, stripe).opened();
        var plan = work.call(tenantId, this::plan);
        for (var from = 0; from < MEMBERSHIPS; from += STEP) {
            work.call(tenantId, connection -> {
                var table = new MembershipTable(connection, tenantId);
                for (var account : accounts(connection)) {
                    live(table, account, plan);
                }
                return null;
            });
        }
        return this;
    }

    private PlanTaken plan(Connection connection) throws SQLException {
        var plan = plans.listPublic(connection, tenantId).get(0);
        return new PlanTaken(plan.id(), plan.version(), plans.prices(connection, tenantId, plan.id()).get(0).id());
    }

    private List<UUID> accounts(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement(ACCOUNTS)) {
            insert.setInt(1, tenantId);
            insert.setInt(2, STEP);
            var accounts = new ArrayList<UUID>();
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    accounts.add(rows.getObject(1, UUID.class));
                }
            }
            return accounts;
        }
    }

    private void live(MembershipTable table, UUID account, PlanTaken plan) throws SQLException {
        var id = Ids.next();
        var trial = became(id, account, plan, MembershipState.TRIALING);
        table.insert(trial, began, began, null);
        var paid = became(id, account, plan, MembershipState.ACTIVE);
        table.update(trial, paid, day(14), day(14), null);
        var owing = became(id, account, plan, MembershipState.PAST_DUE).pastDue(day(100), day(114));
        table.update(paid, owing, day(100), day(100), null);
        table.update(owing, paid, day(107), day(107), null);
    }

    private Membership became(UUID id, UUID account, PlanTaken plan, MembershipState state) {
        return new Membership(id, account, null, plan, state, "sub_" + id, Collection.CARD, began, null, began, null,
                null, null, null, null, null, null, false, 0, began);
    }

    private Instant day(int day) {
        return began.plus(Duration.ofDays(day));
    }

    public Result run() {
        var members = work.call(tenantId, this::members);
        ask(members, WARM);
        var questions = ask(members, QUESTIONS);
        stripe.breakDown();
        try {
            request(members);
            return new Result(questions, request(members));
        } finally {
            stripe.recover();
        }
    }

    private List<UUID> members(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select account_id from app.membership where tenant_id = ?")) {
            query.setInt(1, tenantId);
            var members = new ArrayList<UUID>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    members.add(rows.getObject(1, UUID.class));
                }
            }
            return members;
        }
    }

    /** Of one account after another, at random, each at a time of its membership's. */
    private Histogram ask(List<UUID> members, int times) {
        return work.call(tenantId, connection -> {
            var micros = new Histogram(HIGHEST_MICROS, 3);
            for (var time = 0; time < times; time++) {
                var account = members.get(ThreadLocalRandom.current().nextInt(members.size()));
                var at = began.plusSeconds(ThreadLocalRandom.current().nextInt(DAYS * 86_400));
                var start = System.nanoTime();
                var held = entitlements.of(connection, tenantId, account, at);
                micros.recordValue((System.nanoTime() - start) / 1000);
                if (held.size() != 1) {
                    throw new IllegalStateException(account + " has " + held + " at " + at);
                }
            }
            return micros;
        });
    }

    /** The same question as a client asks it. */
    private Histogram request(List<UUID> members) {
        var micros = new Histogram(HIGHEST_MICROS, 3);
        for (var time = 0; time < REQUESTS; time++) {
            var account = members.get(ThreadLocalRandom.current().nextInt(members.size()));
            var start = System.nanoTime();
            var answer = api.get("/accounts/" + account + "/benefits").expect(200);
            micros.recordValue((System.nanoTime() - start) / 1000);
            if (answer.json().get("plans").size() != 1) {
                throw new IllegalStateException(account + " has " + answer);
            }
        }
        return micros;
    }
}
