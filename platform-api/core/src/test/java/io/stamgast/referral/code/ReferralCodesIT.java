package io.stamgast.referral.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.testing.Jpa;
import io.stamgast.web.Reference;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ReferralCodesIT {

    private final int tenant = Database.newTenant();
    private final UUID owner = Database.newAccount(tenant, "A");
    private final Reference account = new Reference(owner, null);
    private final List<String> audited = new ArrayList<>();

    @Test
    void anAccountAndItsMembersHaveCodesOfTheirOwn() {
        var member = member(owner);
        var one = call(codes -> codes.create(account, null));
        var other = call(codes -> codes.create(account, member));
        assertEquals(List.of(one.id(), other.id()),
                call(codes -> codes.list(account, null, 10)).stream().map(ReferralCode::id).toList());
        assertEquals(List.of(other.id()),
                call(codes -> codes.list(account, one.id(), 10)).stream().map(ReferralCode::id).toList());
        assertEquals(member, call(codes -> codes.find(account, other.id())).memberId().orElseThrow());
        assertTrue(one.active());
        assertEquals(List.of("created", "created"), audited);
        assertRefused("unknown-member", codes -> codes.create(account, Ids.next()));
        assertRefused("not-found", codes -> codes.create(new Reference(null, "B"), null));
    }

    @Test
    void aCodeIsSwitchedOffAndOn() {
        var id = call(codes -> codes.create(account, null)).id();
        var off = call(codes -> codes.turn(account, id, "\"1\"", false));
        assertFalse(off.active());
        assertFalse(given(off.code()).usable());
        assertRefused("lost-update", codes -> codes.turn(account, id, "\"1\"", true));
        assertTrue(call(codes -> codes.turn(account, id, null, true)).active());
        assertTrue(given(off.code()).usable());
        assertEquals(List.of("created", "changed", "changed"), audited);
    }

    @Test
    void theCodeOfAMemberWhoHasLeftIsUsedNoMore() {
        var member = member(owner);
        var code = call(codes -> codes.create(account, member)).code();
        assertTrue(given(code.toLowerCase()).usable());
        Database.execute(tenant, "update app.member set state = 'REMOVED' where tenant_id = ? and id = ?", tenant,
                member);
        assertEquals("referral-code-inactive",
                assertThrows(DomainException.class, () -> given(code).requireUsable()).code());
    }

    @Test
    void aCodeIsFoundByItsAccountAlone() {
        var code = call(codes -> codes.create(account, null));
        var neighbour = new Reference(Database.newAccount(tenant, "B"), null);
        assertRefused("not-found", codes -> codes.find(neighbour, code.id()));
        assertRefused("not-found", codes -> codes.turn(neighbour, code.id(), null, false));
        var other = Database.newTenant();
        assertThrows(DomainException.class, () -> call(other, codes -> codes.find(account, code.id())));
        assertEquals("unknown-referral-code", assertThrows(DomainException.class, () -> Database.work().call(other,
                connection -> GivenCode.read(connection, other, code.code()))).code());
    }

    private GivenCode given(String code) {
        return Database.work().call(tenant, connection -> GivenCode.read(connection, tenant, code));
    }

    private UUID member(UUID of) {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, user_id, created_at)
                values (?, ?, ?, ?, 'Jan', 'buyer', 'ACTIVE', ?, now())""", tenant, id, of, id + "@example.com",
                id.toString());
        return id;
    }

    private void assertRefused(String code, Function<ReferralCodes, ?> work) {
        assertEquals(code, assertThrows(DomainException.class, () -> call(work)).code());
    }

    private <T> T call(Function<ReferralCodes, T> work) {
        return call(tenant, work);
    }

    private <T> T call(int of, Function<ReferralCodes, T> work) {
        return Jpa.call(of, em -> {
            var codes = new ReferralCodes();
            codes.em = em;
            codes.connection = new Entered(em.unwrap(Connection.class));
            codes.tenant = Entered.tenant(of);
            codes.audit = new Audit() {
                @Override
                public void record(String action, String objectType, Object id, Object before, Object after) {
                    audited.add(action);
                }
            };
            codes.clock = Clock.systemUTC();
            return work.apply(codes);
        });
    }
}
