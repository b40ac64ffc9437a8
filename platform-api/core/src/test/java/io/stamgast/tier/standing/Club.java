package io.stamgast.tier.standing;

import io.stamgast.earning.posting.Outcome;
import io.stamgast.earning.posting.ProgramShelf;
import io.stamgast.earning.posting.PurchasePosting;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.earning.standing.AccountTrait;
import io.stamgast.earning.standing.EarningMultiplier;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.check.LedgerCheck;
import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import io.stamgast.tier.scheme.SchemeShelf;
import io.stamgast.tier.scheme.Written;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant with tiers, whose accounts buy: a point for each 1.00, posted and looked at in one transaction. */
public final class Club {

    public final int tenant;
    public final MovedClock clock = new MovedClock(Instant.parse("2026-11-29T12:00:00Z"));
    public SchemeShelf shelf = new SchemeShelf();
    private List<EarningMultiplier> multipliers = List.of();
    private List<AccountTrait> traits = List.of();

    /** Without tiers. */
    public Club(Map<String, Object> settings) {
        tenant = Database.newTenant(settings);
        rules("2000-01-01", "[{\"code\":\"base\",\"kind\":\"SPEND\",\"unit\":\"1.00\",\"points\":1}]");
    }

    public void rules(String effectiveFrom, String json) {
        Database.execute(tenant, """
                insert into app.rule_set (tenant_id, id, program_id, name, state, rules, effective_from, published_at,
                    created_at) values (?, ?, 1, 'rules', 'PUBLISHED', ?::jsonb, ?::timestamptz, now(), now())""",
                tenant, Ids.next(), json, effectiveFrom);
    }

    /** Of a tenant that has rules, or needs none. */
    public Club(int tenant) {
        this.tenant = tenant;
    }

    /** Without rules, so that purchases wait. */
    static Club withoutRules(String scheme) {
        var club = new Club(Database.newTenant());
        club.scheme(scheme);
        return club;
    }

    /** @param scheme as people write it */
    public Club(String scheme) {
        this(Map.of());
        scheme(scheme);
    }

    public void at(String instant) {
        clock.moveTo(Instant.parse(instant));
    }

    /** Puts tiers in force; nobody is placed by it. */
    public void scheme(String json) {
        Database.execute(tenant, """
                insert into app.tier_scheme (tenant_id, program_id, definition, changed_at, version, revision)
                values (?, 1, ?, now(), 1, 1) on conflict (tenant_id, program_id) do update
                set definition = excluded.definition, version = app.tier_scheme.version + 1,
                    revision = app.tier_scheme.revision + 1""", tenant, Json.write(Written.definition(json)));
    }

    /** Forgets what was kept in memory. */
    public void restart() {
        shelf = new SchemeShelf();
    }

    public UUID account(String externalId) {
        return Database.newAccount(tenant, externalId);
    }

    /** Bought today. */
    public void buy(UUID account, String amount) {
        buy(account, clock.instant().toString(), amount);
    }

    /** A negative amount is a return that names no purchase. */
    public void buy(UUID account, String occurredAt, String amount) {
        Database.work().call(tenant, connection -> {
            buyWithin(connection, account, occurredAt, amount);
            return null;
        });
    }

    /** Judges purchases by these from now on. */
    public void judgeBy(EarningMultiplier multiplier, AccountTrait trait) {
        multipliers = List.of(multiplier);
        traits = List.of(trait);
    }

    /** That lift accounts into their tiers. */
    public Standings standings() {
        return new Standings(multipliers, traits, List.of(new UpgradeAtOnce(shelf)));
    }

    void buyWithin(Connection open, UUID account, String occurredAt, String amount) throws SQLException {
        var quantity = amount.startsWith("-") ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        var line = new NewLine("milk", null, null, null, quantity, new BigDecimal(amount), null, null, true);
        var posting = new PurchasePosting(on(open), new ProgramShelf(new RuleBook(), standings()), clock);
        for (var outcome : posting.post(tenant, "till", List.of(new NewPurchase("erp", "I" + Ids.next(),
                account.toString(), null, Instant.parse(occurredAt), "EUR", null, List.of(line))))) {
            if (outcome instanceof Outcome.Refused refused) {
                throw refused.refusal();
            }
        }
    }

    private static TenantWork on(Connection open) {
        return new TenantWork(Database.app()) {
            @Override
            public <T> T raw(Work<T> work) {
                try {
                    return work.on(open);
                } catch (SQLException failure) {
                    throw new DatabaseFailure(failure);
                }
            }
        };
    }

    /** The tier's code; null for none. */
    public String tier(UUID account) {
        return text("select tier_code from app.account_tier where tenant_id = ? and account_id = ?", account);
    }

    public String reviewOn(UUID account) {
        return text("select review_on::text from app.account_tier where tenant_id = ? and account_id = ?", account);
    }

    public String graceUntil(UUID account) {
        return text("select grace_until::text from app.account_tier where tenant_id = ? and account_id = ?", account);
    }

    /** The metric as it was last seen, in its smallest unit; null for unknown. */
    public String figure(UUID account) {
        return text("select value::text from app.account_tier where tenant_id = ? and account_id = ?", account);
    }

    /** What happened to its tier, in order, by commas. */
    public String changes(UUID account) {
        return text("""
                select string_agg(change, ',' order by id) from app.tier_history
                where tenant_id = ? and account_id = ?""", account);
    }

    private String text(String sql, UUID account) {
        return Database.work().call(tenant, connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setInt(1, tenant);
                query.setObject(2, account);
                try (var row = query.executeQuery()) {
                    return row.next() ? row.getString(1) : null;
                }
            }
        });
    }

    public long available(UUID account) {
        return Database.number(tenant, "select available from app.balance where tenant_id = ? and account_id = ?",
                tenant, account);
    }

    public long events(String type) {
        return Database.number(tenant, "select count(*) from app.outbox where tenant_id = ? and type = ?", tenant,
                type);
    }

    public void requireSoundLedger() {
        var report = new LedgerCheck(Database.work()).run(tenant);
        if (!report.ok()) {
            throw new AssertionError(report);
        }
    }
}
