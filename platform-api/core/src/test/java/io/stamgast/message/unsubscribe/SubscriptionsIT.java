package io.stamgast.message.unsubscribe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.SecretBoxes;
import io.stamgast.message.Mailroom;
import io.stamgast.message.letter.Language;
import io.stamgast.testing.Database;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionsIT {

    private final Mailroom room = new Mailroom();
    private final String token = room.token("jan@example.com");

    private boolean refused(Mailroom tenant) {
        return tenant.subscriptions.find(tenant.token("jan@example.com")).orElseThrow().refused();
    }

    @Test
    void aLookChangesNothing() {
        assertFalse(room.subscriptions.find(token).orElseThrow().refused());
        assertEquals(0, Database.number(room.tenant, "select count(*) from app.email_refusal"));
    }

    @Test
    void unsubscribingHoldsForTheTenantAndTheAddressUntilItIsTakenBack() {
        assertTrue(room.subscriptions.change(token, true).orElseThrow().refused());
        assertTrue(room.subscriptions.change(token, true).orElseThrow().refused(), "again");
        assertTrue(refused(room));
        assertFalse(room.subscriptions.find(room.token("piet@example.com")).orElseThrow().refused());
        assertFalse(refused(new Mailroom()), "another tenant");
        assertFalse(room.subscriptions.change(token, false).orElseThrow().refused());
        assertFalse(refused(room));
    }

    @Test
    void aLinkOfATestModeHoldsUntilItIsWiped() {
        var test = new Mailroom(Database.newTestMode(room.tenant));
        assertTrue(test.subscriptions.change(test.token("jan@example.com"), true).orElseThrow().refused());
        assertFalse(refused(room), "live");
        Database.work().raw(connection -> {
            try (var update = connection.createStatement()) {
                return update.executeUpdate("update app.tenant set state = 'WIPING' where id = " + test.tenant);
            }
        });
        assertEquals(Optional.empty(), test.subscriptions.find(test.token("jan@example.com")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "%", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "01a22748-5a55-77a3", "01a22748-5a55-77a3-b16d-0ea03ee67562"})
    void whatWeDidNotMakeIsNoToken(String forged) {
        assertEquals(Optional.empty(), room.subscriptions.change(forged, true));
    }

    @Test
    void aTokenThatWasChangedOrMadeWithAnotherKeyOrForAnotherPurposeIsNone() {
        var changed = (token.charAt(30) == 'A' ? 'B' : 'A') + token.substring(1);
        assertEquals(Optional.empty(), room.subscriptions.find(changed));
        var others = new UnsubscribeLinks(SecretBoxes.of(2), "").link(room.tenant, "jan@example.com");
        assertEquals(Optional.empty(), room.subscriptions.find(others.substring(others.lastIndexOf('/') + 1)));
        var secret = SecretBoxes.of(1).seal((room.tenant + " jan@example.com").getBytes(StandardCharsets.UTF_8));
        assertEquals(Optional.empty(),
                room.subscriptions.find(Base64.getUrlEncoder().withoutPadding().encodeToString(secret)));
        assertEquals(Optional.empty(), room.subscriptions.find("A".repeat(100_000)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageSaysHowThingsStandAndOffersTheOpposite(Language language) {
        var page = new SubscriptionPage(language);
        var wanted = page.of(Optional.of(new Subscription("Tom & <Co>", "jan@example.com", false)));
        var refused = page.of(Optional.of(new Subscription("Tom & <Co>", "jan@example.com", true)));
        for (var shown : new String[] {wanted, refused}) {
            assertTrue(shown.contains("Tom &amp; &lt;Co&gt;") && shown.contains("jan@example.com"), shown);
            assertTrue(shown.contains("<html lang=\"" + language.code() + "\">"), shown);
        }
        assertTrue(wanted.contains("name=\"subscribe\" value=\"no\""), wanted);
        assertTrue(refused.contains("name=\"subscribe\" value=\"yes\""), refused);
        assertFalse(page.of(Optional.empty()).contains("<form"));
    }
}
