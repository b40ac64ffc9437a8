package io.stamgast.portal.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.event.type.EventType;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.webhook.endpoint.EndpointBody;
import io.stamgast.webhook.endpoint.Payload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookFormTest {

    private static final Map<String, List<EventType.Summary>> NOUNS = new LinkedHashMap<>();

    static {
        NOUNS.put("account", List.of(type("account.changed"), type("account.created")));
        NOUNS.put("redemption", List.of(type("redemption.confirmed"), type("redemption.reserved")));
    }

    private static EventType.Summary type(String name) {
        return new EventType.Summary(name, "It happened.", "1.0");
    }

    private static EndpointBody webhook(String... types) {
        return new EndpointBody(UUID.randomUUID(), null, "https://example.com/hook", "Shop", List.of(types),
                Payload.THIN, "v1", Map.of("Authorization", "Bearer x"), 50, true, false, true, List.of("key"), null,
                null, null, null);
    }

    private static WebhookForm form(String... types) {
        return WebhookForm.of(webhook(types), NOUNS);
    }

    @Test
    void whatNobodyChangesStaysAsItWas() {
        var before = webhook("account.*", "redemption.reserved");

        var after = WebhookForm.of(before, NOUNS).body();

        assertEquals(new EndpointBody(null, null, before.url(), before.description(), before.types(), before.payload(),
                null, before.headers(), 50, true, false, true, null, null, null, null, null), after);
    }

    @Test
    void aNewOneIsToldOfEverything() {
        var fresh = WebhookForm.empty(NOUNS);

        assertTrue(fresh.isOn() && fresh.isEvery());
        assertEquals(List.of("*"), fresh.body().types());
        assertEquals(Payload.FULL, fresh.body().payload());
        assertEquals(Map.of(), fresh.body().headers());
    }

    @Test
    void whoeverWantsAllOfANounNeedsNoneOfItByName() {
        var form = form("account.created");
        var account = form.getGroups().get(0);
        assertEquals(List.of("account.created"), account.getChosen());
        account.setChosen(List.of("account.*", "account.created"));
        form.getGroups().get(1).setChosen(List.of("redemption.confirmed"));

        assertEquals(List.of("account.*", "redemption.confirmed"), form.body().types());
    }

    @Test
    void everyEventOutweighsWhatIsChosen() {
        var form = form("account.created");
        form.setEvery(true);

        assertEquals(List.of("*"), form.body().types());
        form.setEvery(false);
        form.getGroups().get(0).setChosen(null);
        assertEquals(List.of(), form.body().types());
    }

    private static void add(WebhookForm form, String name, String value) {
        form.addHeader();
        var header = form.getHeaders().get(form.getHeaders().size() - 1);
        header.setName(name);
        header.setValue(value);
    }

    @Test
    void aHeaderThatCantBeSentIsNamedByItsRow() {
        var form = form("*");
        add(form, " ", "");
        add(form, "Host", "here");
        add(form, "authorization", "again");
        add(form, null, "nameless");
        add(form, " X-Shop ", null);
        add(form, "X-Town", "Zürich");

        assertEquals(List.of("headers[2].name", "headers[3].name", "headers[4].name", "headers[5].value",
                "headers[6].value"), form.violations().stream().map(Violation::field).toList());
    }

    @Test
    void anEmptyRowIsNoHeader() {
        var form = form("*");
        add(form, null, null);
        add(form, " X-Shop ", "7");

        assertEquals(List.of(), form.violations());
        assertEquals(Map.of("Authorization", "Bearer x", "X-Shop", "7"), form.body().headers());
        form.remove(form.getHeaders().get(0));
        assertFalse(form.body().headers().containsKey("Authorization"));
    }
}
