package io.stamgast.message.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.message.Email;
import io.stamgast.message.EmailState;
import io.stamgast.message.Mailroom;
import io.stamgast.message.Recipient;
import io.stamgast.message.Written;
import io.stamgast.testing.Database;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmailDeskIT {

    private final Mailroom room = new Mailroom();

    private List<String> keys(EmailState state, String recipient, UUID account, UUID before, int limit) {
        return Database.work().call(room.tenant, connection -> new EmailTable(connection, room.tenant)
                .list(state, recipient, account, before, limit)).stream().map(EmailView::key).toList();
    }

    private Optional<EmailView> find(int tenant, UUID id) {
        return Database.work().call(tenant,
                connection -> new EmailTable(connection, tenant).find(id, Mailroom.PUBLIC_URL));
    }

    private boolean retry(int tenant, UUID id) {
        return Database.work().call(tenant,
                connection -> new EmailTable(connection, tenant).retry(id, room.clock.instant()));
    }

    private void end(String key, EmailState state) {
        Database.execute(room.tenant, """
                update app.email set state = ?, due_at = null, ended_at = now(), attempts = 3, error = 'because'
                where tenant_id = ? and key = ?""", state.name(), room.tenant, key);
    }

    @Test
    void theLatestComeFirstPageByPage() {
        for (var i = 1; i <= 5; i++) {
            room.queue(room.email("key/" + i, "jan@example.com"));
        }
        assertEquals(List.of("key/5", "key/4"), keys(null, null, null, null, 2));
        assertEquals(List.of("key/3", "key/2"), keys(null, null, null, room.id("key/4"), 2));
        assertEquals(List.of("key/1"), keys(null, null, null, room.id("key/2"), 2));
    }

    @Test
    void theyAreFoundByStateRecipientAndAccount() {
        var account = Database.newAccount(room.tenant, "A1");
        room.queue(Email.transactional("about", Recipient.of("jan@example.com").about(account), Written.PLAIN,
                room.clock.instant()));
        room.queue(room.email("other", "piet@example.com"));
        end("other", EmailState.FAILED);
        assertEquals(List.of("other"), keys(EmailState.FAILED, null, null, null, 9));
        assertEquals(List.of("about"), keys(null, "jan@example.com", null, null, 9));
        assertEquals(List.of("about"), keys(null, null, account, null, 9));
        assertEquals(List.of(), keys(EmailState.FAILED, "jan@example.com", account, null, 9));
    }

    @Test
    void oneIsShownWithItsTextAndWithoutTheLinkToUnsubscribe() {
        room.queue(room.offer("1", "jan@example.com"));
        var shown = find(room.tenant, room.id("1")).orElseThrow();
        assertEquals("Welcome", shown.subject());
        assertTrue(shown.text().startsWith("Hello.\n"), shown.text());
        assertFalse(shown.text().contains("/unsubscribe/"), shown.text());
        assertEquals(EmailState.QUEUED, shown.state());
        assertEquals(room.clock.instant(), shown.nextAttemptAt());
        assertEquals(0, shown.attempts());
        assertNull(shown.lastError());
    }

    @Test
    void anotherTenantSeesAndRepeatsNothing() {
        room.queue(room.email("1", "jan@example.com"));
        end("1", EmailState.FAILED);
        var other = new Mailroom();
        assertEquals(Optional.empty(), find(other.tenant, room.id("1")));
        assertFalse(retry(other.tenant, room.id("1")));
        assertEquals(EmailState.FAILED, room.state("1"));
    }

    @ParameterizedTest
    @EnumSource(value = EmailState.class, names = {"FAILED", "UNKNOWN"})
    void whatCameToNothingOrNobodyKnowsIsSentAgain(EmailState state) {
        room.queue(room.email("1", "jan@example.com"));
        end("1", state);
        assertTrue(retry(room.tenant, room.id("1")));
        var again = find(room.tenant, room.id("1")).orElseThrow();
        assertEquals(EmailState.QUEUED, again.state());
        assertEquals(0, again.attempts());
        assertEquals(room.clock.instant(), again.nextAttemptAt());
        assertNull(again.endedAt());
        assertFalse(retry(room.tenant, room.id("1")), "it waits already");
    }

    @ParameterizedTest
    @EnumSource(value = EmailState.class, names = {"SENT", "SUPPRESSED"})
    void whatArrivedOrIsNotWantedIsNot(EmailState state) {
        room.queue(room.email("1", "jan@example.com"));
        end("1", state);
        assertFalse(retry(room.tenant, room.id("1")));
    }

    @Test
    void whoseTextIsDeletedCantBeSentAgain() {
        room.queue(room.email("1", "jan@example.com"));
        end("1", EmailState.FAILED);
        Database.execute(room.tenant, "update app.email set letter = null where tenant_id = ?", room.tenant);
        assertNull(find(room.tenant, room.id("1")).orElseThrow().text());
        assertFalse(retry(room.tenant, room.id("1")));
    }
}
