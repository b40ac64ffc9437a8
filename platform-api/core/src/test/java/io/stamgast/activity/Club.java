package io.stamgast.activity;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.ledger.check.LedgerCheck;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A tenant whose customers do things, for tests; each that is accepted earns 10 points. */
final class Club {

    static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    final int tenant;
    final MovedClock clock = new MovedClock(NOW);
    Standings standings = new Standings();
    ActivityRewards rewards = (connection, owner, activity) ->
            new ActivityRewards.Worth(10, "{\"rule\":\"" + activity.type() + "\"}");

    Club() {
        this(Map.of());
    }

    /** @param program settings that differ from the defaults */
    Club(Map<String, Object> program) {
        tenant = Database.newTenant(program);
    }

    /** Of a tenant that has something already. */
    Club(int tenant) {
        this.tenant = tenant;
    }

    UUID account() {
        return Database.newAccount(tenant, "A" + Ids.next());
    }

    UUID member(UUID account, String state) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, user_id, created_at)
                values (?, ?, ?, ?, 'Jan', 'buyer', ?, ?, now())""", tenant, id, account, id + "@example.com", state,
                id.toString());
        return id;
    }

    void type(String code) {
        type(code, "[]", false, false, null, null);
    }

    void onceType(String code) {
        type(code, "[]", true, false, null, null);
    }

    void approvedType(String code) {
        type(code, "[]", true, true, null, null);
    }

    void cappedType(String code, Integer perDay, Integer perMonth) {
        type(code, "[]", false, false, perDay, perMonth);
    }

    void type(String code, String attributes, boolean once, boolean approval, Integer perDay, Integer perMonth) {
        Database.execute(tenant, """
                insert into app.activity_type (tenant_id, id, program_id, code, name, attributes, once_per_subject,
                    per_day, per_month, needs_approval, active, created_at)
                values (?, ?, 1, ?, ?, ?, ?, ?::int, ?::int, ?, true, now())""", tenant, Ids.next(), code,
                "The " + code, attributes, once, perDay, perMonth, approval);
    }

    static ActivityReport report(String type, UUID account, String subject) {
        return report(type, account, subject, NOW, null);
    }

    static ActivityReport report(String type, UUID account, String subject, Instant occurredAt, String externalId) {
        return new ActivityReport(type, subject, account == null ? null : account.toString(), null, occurredAt, null,
                externalId);
    }

    static ActivityReport by(UUID member, ActivityReport report) {
        return new ActivityReport(report.type(), report.subject(), report.account(), member, report.occurredAt(),
                report.attributes(), report.externalId());
    }

    static ActivityReport with(String attributes, ActivityReport report) {
        return new ActivityReport(report.type(), report.subject(), report.account(), report.member(),
                report.occurredAt(), Json.read(attributes, JsonNode.class).properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)), report.externalId());
    }

    Reporting.Outcome post(ActivityReport report) {
        return Database.work().call(tenant,
                connection -> new Reporting(connection, tenant, rewards, standings, clock, "erp").report(report));
    }

    Activity approve(Activity activity) {
        return Database.work().call(tenant, connection -> {
            var decision = Decision.on(connection, tenant, activity.id());
            return decision.accept(new ActivityTable(connection, tenant).find(activity.id()), rewards, standings,
                    "anna", clock.instant());
        });
    }

    Activity reject(Activity activity) {
        return Database.work().call(tenant, connection -> {
            var decision = Decision.on(connection, tenant, activity.id());
            return decision.reject(new ActivityTable(connection, tenant).find(activity.id()), "no proof", "anna",
                    clock.instant());
        });
    }

    Activity read(UUID id) {
        return Database.work().call(tenant, connection -> new ActivityTable(connection, tenant).find(id));
    }

    List<Activity> list(UUID account, Activity.State state, UUID before, int limit) {
        return Database.work().call(tenant,
                connection -> new ActivityTable(connection, tenant).list(account, null, state, before, limit));
    }

    long available(UUID account) {
        return balance(account, "available");
    }

    long pending(UUID account) {
        return balance(account, "pending");
    }

    private long balance(UUID account, String part) {
        return Database.number(tenant, "select " + part + " from app.balance where tenant_id = ? and account_id = ?",
                tenant, account);
    }

    long events(String type) {
        return Database.number(tenant, "select count(*) from app.outbox where tenant_id = ? and type = ?", tenant,
                type);
    }

    boolean ledgerIsClean() {
        return new LedgerCheck(Database.work()).run(tenant).ok();
    }
}
