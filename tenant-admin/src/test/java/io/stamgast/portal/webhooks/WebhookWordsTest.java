package io.stamgast.portal.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.portal.language.Figures;
import io.stamgast.portal.payments.SaidWords;
import io.stamgast.webhook.attempt.Attempt;
import io.stamgast.webhook.desk.DeliveryState;
import io.stamgast.webhook.desk.DeliveryView;
import io.stamgast.webhook.desk.Glance;
import io.stamgast.webhook.endpoint.EndpointBody;
import io.stamgast.webhook.endpoint.EndpointState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final WebhookWords words = words();

    private static WebhookWords words() {
        var made = new WebhookWords();
        made.words = new SaidWords();
        made.show = new Figures(null) {
            @Override
            public String number(long value) {
                return Long.toString(value);
            }

            @Override
            public String percent(BigDecimal fraction) {
                return fraction.toPlainString();
            }

            @Override
            public String decimal(BigDecimal value) {
                return value.toPlainString();
            }
        };
        return made;
    }

    private static EndpointBody webhook(String description) {
        return new EndpointBody(null, null, "https://example.com:8443/hook?a=b", description, List.of("*"), null, null,
                null, null, null, null, null, null, null, null, null, null);
    }

    private static DeliveryView message(DeliveryState state, int attempts) {
        return new DeliveryView(null, null, "account.created", null, state, attempts, null, NOW, null, null, null);
    }

    private static Attempt attempt(Integer status) {
        return new Attempt(NOW, status, 35, null, null);
    }

    @Test
    void aWebhookWithoutANameIsCalledByItsHost() {
        assertEquals("Shop", words.name(webhook("Shop")));
        assertEquals("example.com:8443", words.name(webhook(null)));
    }

    private String state(EndpointState state, Instant failingSince, Instant behindSince) {
        return words.state(state, failingSince, behindSince) + " " + words.mood(state, failingSince, behindSince);
    }

    @Test
    void onlyOneThatIsOnIsFailingOrBehind() {
        assertEquals("webhookState.ON ", state(EndpointState.ON, null, null));
        assertEquals("webhookState.FAILING warm", state(EndpointState.ON, NOW, NOW));
        assertEquals("webhookState.BEHIND warm", state(EndpointState.ON, null, NOW));
        assertEquals("webhookState.OFF plain", state(EndpointState.OFF, NOW, NOW));
        assertEquals("webhookState.DISABLED bad", state(EndpointState.DISABLED, NOW, NOW));
    }

    @Test
    void theShareIsOfWhatWasTriedAndNeverRoundedUp() {
        assertEquals("webhooks.takenOf 0.9999 100000", words.taken(new Glance(99_999, 100_000, null, null, NOW, null)));
        assertEquals("–", words.taken(new Glance(0, 0, null, null, null, null)));
    }

    @Test
    void whatWaitsAfterAnAttemptIsTriedAgain() {
        assertEquals("messageState.WAITING", words.state(message(DeliveryState.WAITING, 0)));
        assertEquals("plain", words.mood(message(DeliveryState.WAITING, 0)));
        assertEquals("messageState.RETRIED", words.state(message(DeliveryState.WAITING, 1)));
        assertEquals("warm", words.mood(message(DeliveryState.WAITING, 1)));
        assertEquals("messageState.DELIVERED", words.state(message(DeliveryState.DELIVERED, 1)));
        assertEquals("", words.mood(message(DeliveryState.DELIVERED, 1)));
        assertEquals("messageState.FAILED", words.state(message(DeliveryState.FAILED, 14)));
        assertEquals("bad", words.mood(message(DeliveryState.FAILED, 14)));
    }

    @Test
    void anAnswerIsItsStatusAndNoAnswerSaysSo() {
        assertEquals("204", words.answer(attempt(204)));
        assertEquals("", words.mood(attempt(204)));
        assertEquals("bad", words.mood(attempt(302)));
        assertEquals("attempt.noAnswer", words.answer(attempt(null)));
        assertEquals("bad", words.mood(attempt(null)));
    }

    @Test
    void longDurationsAreToldInSeconds() {
        assertEquals("attempt.millis 999", words.duration(999));
        assertEquals("attempt.seconds 15.0", words.duration(15_049));
    }
}
