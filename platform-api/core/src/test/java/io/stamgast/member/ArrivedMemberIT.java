package io.stamgast.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.account.Account;
import io.stamgast.account.Accounts;
import io.stamgast.identity.Login;
import io.stamgast.identity.Organizations;
import io.stamgast.identity.People;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.testing.Database;
import io.stamgast.testing.Jpa;
import io.stamgast.web.Reference;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Members that came with their tenant from another installation, where their logins stayed. */
class ArrivedMemberIT {

    private static final String EMAIL = "jan@example.com";

    private final int tenant = Database.newTenant();
    private final UUID account = Database.newAccount(tenant, "A-1");
    private final UUID other = Database.newAccount(tenant, "A-2");
    private final UUID member = arrived();
    private final List<String> asked = new ArrayList<>();

    @Test
    void oneWhoIsInvitedStaysTheMemberThatItWasAndGetsALogin() {
        var invited = call(members -> members.invite(new Reference(account, null), EMAIL, "Jan", MemberRole.OWNER,
                "nl"));

        assertEquals(member, invited.id());
        assertEquals(Member.State.INVITED, invited.state());
        assertEquals(1, Database.number(tenant, """
                select count(*) from app.member where tenant_id = ? and user_id = 'new-login' and role = 'owner'
                    and changed_at is not null""", tenant));
        assertExists(account);
    }

    @Test
    void nobodyIsInvitedToAnotherAccount() {
        assertExists(other);
        assertEquals(List.of(), asked);
    }

    @Test
    void changingAndRemovingOneTellsNoIdentityProvider() {
        call(members -> members.change(new Reference(account, null), member, null, EMAIL, "Jan", MemberRole.VIEWER,
                null));
        call(members -> {
            members.remove(new Reference(account, null), member);
            return null;
        });

        assertEquals(List.of(), asked);
        assertEquals(1, Database.number(tenant,
                "select count(*) from app.member where tenant_id = ? and state = 'REMOVED'", tenant));
    }

    private void assertExists(UUID at) {
        assertEquals("member-exists", assertThrows(DomainException.class, () -> call(members ->
                members.invite(new Reference(at, null), EMAIL, "Jan", MemberRole.OWNER, null))).code());
    }

    private UUID arrived() {
        var id = Ids.next();
        Database.execute(tenant, """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, created_at)
                values (?, ?, ?, ?, 'Jan', 'buyer', 'ACTIVE', now())""", tenant, id, account, EMAIL);
        return id;
    }

    private <T> T call(Function<Members, T> work) {
        return Jpa.call(tenant, em -> work.apply(members(em)));
    }

    private Members members(EntityManager em) {
        var members = new Members();
        members.em = em;
        members.connection = new TenantConnection() {
            @Override
            public Connection get() {
                return em.unwrap(Connection.class);
            }
        };
        members.tenant = new CurrentTenant();
        members.tenant.set(tenant, "test");
        members.accounts = new Accounts() {
            @Override
            public Account find(Reference reference) {
                return em.find(Account.class, reference.id());
            }
        };
        members.organizations = new Organizations() {
            @Override
            public String require(String alias) {
                return "organization";
            }
        };
        members.people = new Recorded();
        members.audit = new Audit() {
            @Override
            public void record(String action, String objectType, Object objectId, Object before, Object after) {
                // not asked for here
            }
        };
        members.clock = Clock.systemUTC();
        return members;
    }

    private final class Recorded extends People {

        @Override
        public Login invite(Home home, String email, String name, Set<String> family, Set<String> roles) {
            asked.add("invite");
            return new Login("new-login", email, "password");
        }

        @Override
        public void assign(String userId, String name, Set<String> family, Set<String> roles) {
            asked.add("assign");
        }

        @Override
        public void dismiss(Home home, String userId, Set<String> family) {
            asked.add("dismiss");
        }
    }
}
