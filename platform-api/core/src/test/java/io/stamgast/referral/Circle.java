package io.stamgast.referral;

import io.stamgast.earning.posting.Till;
import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.earning.standing.Standings;
import io.stamgast.kernel.Ids;
import io.stamgast.ledger.due.PendingRelease;
import io.stamgast.testing.Database;
import io.stamgast.web.Reference;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A tenant whose customers bring each other, for tests: a purchase above 50.00 gives 100 and 40 points. */
final class Circle {

    static final Instant REFERRED_AT = Instant.parse("2026-01-05T10:00:00Z");
    private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    final Till till;
    Standings standings = new Standings();
    final int tenant;
    ReferralRewards rewards = (connection, owner, referral, purchase) -> purchase.ownMinor() > 5000
            ? Optional.of(new ReferralRewards.Worth(100, 40, "{\"rule\":\"friends\"}", null)) : Optional.empty();

    Circle() {
        this(Map.of());
    }

    /** @param program settings that differ from the defaults */
    Circle(Map<String, Object> program) {
        till = Till.open(program).publish("2020-01-01T00:00:00Z", Till.BASE);
        tenant = till.tenant;
    }

    UUID account(String externalId) {
        return Database.newAccount(tenant, externalId);
    }

    void place(UUID account, UUID parent) {
        Database.execute(tenant, "update app.account set parent_id = ? where tenant_id = ? and id = ?", parent, tenant,
                account);
    }

    void attribute(UUID account, String taxId) {
        Database.execute(tenant, """
                update app.account set attributes = jsonb_build_object('taxId', ?::text)::text
                where tenant_id = ? and id = ?""", taxId, tenant, account);
    }

    /** A code of the account's. */
    String code(UUID account) {
        var id = Ids.next();
        var number = new BigInteger(id.toString().replace("-", ""), 16);
        var code = new StringBuilder();
        for (var i = 0; i < 8; i++) {
            var parts = number.divideAndRemainder(BigInteger.valueOf(SIGNS.length()));
            code.append(SIGNS.charAt(parts[1].intValue()));
            number = parts[0];
        }
        Database.execute(tenant, """
                insert into app.referral_code (tenant_id, id, program_id, account_id, code, active, created_at)
                values (?, ?, 1, ?, ?, true, now())""", tenant, id, account, code.toString());
        return code.toString();
    }

    Referral refer(UUID referrer, UUID account) {
        return refer(code(referrer), new Reference(account, null), null).referral();
    }

    Referring.Outcome refer(String code, Reference account, String taxId) {
        return Database.work().call(tenant,
                connection -> new Referring(connection, tenant, "erp", REFERRED_AT).refer(code, account, taxId));
    }

    /** One round over what is open. */
    void round(String now) {
        ReferralRound.look(Database.work(), tenant, rewards, standings, Instant.parse(now));
    }

    void release(String now) {
        new PendingRelease(Database.work()).releaseDue(tenant, Instant.parse(now));
    }

    void buy(Sale sale) {
        till.posted(sale.in("EUR"));
    }

    Referral read(Referral referral) {
        return Database.work().call(tenant, connection -> new ReferralTable(connection, tenant).find(referral.id()));
    }

    long points(UUID account) {
        return Database.number(tenant, """
                select coalesce(sum(e.points), 0)::bigint from app.entry e
                join app.posting p on p.tenant_id = ? and p.id = e.posting_id and p.kind = 'REFERRAL'
                where e.tenant_id = ? and e.account_id = ?
                    and e.credit = 'AVAILABLE'""", tenant, tenant, account);
    }

    long events(String type) {
        return Database.number(tenant, "select count(*) from app.outbox where tenant_id = ? and type = ?", tenant,
                type);
    }
}
