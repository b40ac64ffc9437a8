package io.stamgast.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Ids;
import io.stamgast.message.letter.Language;
import io.stamgast.testing.Database;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsIT {

    private final Mailroom room = new Mailroom();

    private UUID member(UUID account, String email, String language, String state) {
        var id = Ids.next();
        Database.execute(room.tenant, """
                insert into app.member (tenant_id, id, account_id, email, name, role, state, user_id, language,
                    created_at)
                values (?, ?, ?, ?, 'Jan', 'owner', ?, ?, ?, now())""",
                room.tenant, id, account, email, state, email, language);
        return id;
    }

    private void staff(String email, String roles, String state) {
        Database.execute(room.tenant, """
                insert into app.staff (tenant_id, id, email, name, roles, state, user_id, created_at)
                values (?, ?, ?, 'Anna', ?, ?, ?, now())""", room.tenant, Ids.next(), email, roles, state, email);
    }

    private List<String> managers() {
        return Database.work().call(room.tenant, connection -> Recipients.accountManagers(connection, room.tenant))
                .stream().map(Recipient::address).toList();
    }

    @Test
    void theSameKeyIsQueuedOnce() {
        assertTrue(room.queue(room.email("invoice/1", "jan@example.com")));
        assertFalse(room.queue(room.email("invoice/1", "piet@example.com")));
        assertEquals("jan@example.com", room.text("recipient", "invoice/1"));
        assertEquals(1, Database.number(room.tenant, "select count(*) from app.email"));
        assertTrue(new Mailroom().queue(room.email("invoice/1", "jan@example.com")), "keys are the tenant's own");
    }

    @Test
    void whatIsQueuedByAnotherTenantIsNotSeen() {
        room.queue(room.email("invoice/1", "jan@example.com"));
        assertEquals(0, Database.number(new Mailroom().tenant, "select count(*) from app.email"));
    }

    @Test
    void nothingIsQueuedByWorkThatFails() {
        assertThrows(IllegalStateException.class, () -> Database.work().call(room.tenant, connection -> {
            Emails.queue(connection, room.tenant, room.email("invoice/1", "jan@example.com"));
            throw new IllegalStateException("the bill is undone");
        }));
        assertEquals(0, Database.number(room.tenant, "select count(*) from app.email"));
    }

    @Test
    void aMemberIsWrittenToInItsOwnLanguageUnlessAnotherIsGiven() {
        var account = Database.newAccount(room.tenant, "A1");
        var dutch = member(account, "jan@example.com", "nl", "ACTIVE");
        var silent = member(account, "piet@example.com", null, "INVITED");
        var to = new Recipient("jan@example.com", "Jan", account, dutch, null);
        room.queue(Email.transactional("1", to, Written.PLAIN, room.clock.instant()));
        room.queue(Email.transactional("2", to.in(Language.RU), Written.PLAIN, room.clock.instant()));
        room.queue(Email.transactional("3", new Recipient("piet@example.com", null, account, silent, null),
                Written.PLAIN, room.clock.instant()));
        assertEquals("Welkom", room.text("subject", "1"));
        assertEquals("Добро пожаловать", room.text("subject", "2"));
        assertEquals("Welcome", room.text("subject", "3"));
        assertEquals("en", room.text("language", "3"));
    }

    @Test
    void theMembersOfAnAccountAreItsOwnThatHaveNotLeft() {
        var account = Database.newAccount(room.tenant, "A1");
        var jan = member(account, "jan@example.com", "nl", "ACTIVE");
        member(account, "gone@example.com", null, "REMOVED");
        member(Database.newAccount(room.tenant, "A2"), "other@example.com", null, "ACTIVE");
        assertEquals(List.of(new Recipient("jan@example.com", "Jan", account, jan, Language.NL)),
                Database.work().call(room.tenant,
                        connection -> Recipients.members(connection, room.tenant, account)));
    }

    @Test
    void anAddressThatNoMailServerTakesSilencesNobodyElse() {
        var account = Database.newAccount(room.tenant, "A1");
        member(account, "jan@my_shop.example", null, "ACTIVE"); // a member may have it: it is an @Email
        member(account, "piet@example.com", null, "ACTIVE");
        staff("anna@my_shop.example", "account-manager", "ACTIVE");
        staff("bert@example.com", "account-manager", "ACTIVE");

        assertEquals(List.of("piet@example.com"), Database.work().call(room.tenant,
                connection -> Recipients.members(connection, room.tenant, account)).stream()
                .map(Recipient::address).toList());
        assertEquals(List.of("bert@example.com"), managers());
    }

    @Test
    void accountManagersAreThoseOfTheStaffAndElseTheAdministrators() {
        staff("admin@example.com", "program-admin", "ACTIVE");
        staff("money@example.com", "finance", "ACTIVE");
        staff("gone@example.com", "account-manager", "REMOVED");
        assertEquals(List.of("admin@example.com"), managers());
        staff("two@example.com", "account-manager program-admin", "ACTIVE");
        staff("one@example.com", "account-manager", "ACTIVE");
        assertEquals(List.of("one@example.com", "two@example.com"), managers());
        var other = new Mailroom();
        assertEquals(List.of(), Database.work().call(other.tenant,
                connection -> Recipients.accountManagers(connection, other.tenant)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jan", "jan@", "jan@example.com\r\nBcc: you@example.com", "a@b.example, c@d.example"})
    void whatIsNoAddressIsRefused(String address) {
        assertThrows(IllegalArgumentException.class, () -> Recipient.of(address));
    }
}
