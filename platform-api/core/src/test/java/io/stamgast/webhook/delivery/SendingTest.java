package io.stamgast.webhook.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Ids;
import io.stamgast.outgoing.AddressPolicy;
import io.stamgast.outgoing.OutgoingAnswer;
import io.stamgast.outgoing.OutgoingCall;
import io.stamgast.outgoing.OutgoingClient;
import io.stamgast.webhook.attempt.Outcome;
import io.stamgast.webhook.attempt.RetrySchedule;
import io.stamgast.webhook.endpoint.Payload;
import io.stamgast.webhook.endpoint.TypePatterns;
import io.stamgast.webhook.message.Told;
import io.stamgast.webhook.signing.Keyring;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SendingTest {

    private static final Setup SETUP = new Setup(0, URI.create("https://hooks.example.com/"),
            new TypePatterns(List.of("*")), Payload.FULL, "v1", Map.of(), null, false, Keyring.of(null));

    private static Outcome sent(Setup setup, String data, CompletableFuture<OutgoingAnswer> answer) {
        var clock = Clock.systemUTC();
        var told = new Told(Ids.next(), "thing.happened", Ids.next(), null, clock.instant(), data);
        var client = new OutgoingClient(new AddressPolicy(Optional.empty())) {
            @Override
            public CompletableFuture<OutgoingAnswer> send(OutgoingCall call) {
                if (answer == null) {
                    throw new IllegalStateException("closed");
                }
                return answer;
            }
        };
        var outcomes = new ArrayList<Outcome>();
        new Sending(client, new RetrySchedule("5"), clock, 1).send(setup, new Delivery(told, 0), outcomes::add);
        client.close();
        assertEquals(1, outcomes.size());
        return outcomes.get(0);
    }

    @Test
    void whatIsAnsweredIsTaken() {
        assertTrue(sent(SETUP, "{}", CompletableFuture.completedFuture(new OutgoingAnswer(204, null, ""))).isTaken());
    }

    @Test
    void aClientThatFailsAtOnceIsNoAnswer() {
        var outcome = sent(SETUP, "{}", null);
        assertTrue(outcome.isUnanswered());
        assertEquals("closed", outcome.attempt().error());
    }

    @Test
    void aMessageThatCannotBeMadeIsNoAnswer() {
        var keyless = new Setup(0, SETUP.address(), SETUP.types(), Payload.FULL, "v1", Map.of(), null, false, null);
        assertTrue(sent(keyless, "{}", CompletableFuture.completedFuture(new OutgoingAnswer(204, null, "")))
                .isUnanswered());
    }

    @Test
    void anAnswerThatCannotBeReadIsNone() {
        assertTrue(sent(SETUP, "{}", CompletableFuture.completedFuture(null)).isUnanswered());
    }

    @Test
    void aFailureWithoutWordsIsTold() {
        var outcome = sent(SETUP, "{}", CompletableFuture.failedFuture(new IllegalStateException()));
        assertEquals("java.lang.IllegalStateException", outcome.attempt().error());
    }
}
