package io.stamgast.webhook.delivery;

import io.stamgast.outgoing.OutgoingAnswer;
import io.stamgast.outgoing.OutgoingCall;
import io.stamgast.outgoing.OutgoingClient;
import io.stamgast.webhook.attempt.Outcome;
import io.stamgast.webhook.attempt.RetrySchedule;
import io.stamgast.webhook.message.Message;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes one attempt. */
@ApplicationScoped
class Sending {

    /** What receivers compare the timestamp with; the demo's clock runs ahead of theirs. */
    private static final Clock TODAY = Clock.systemUTC();

    private final OutgoingClient client;
    private final RetrySchedule schedule;
    private final Clock clock;
    private final Duration patience;

    protected Sending() {
        this(null, null, null, 0); // for the client proxy
    }

    @Inject
    Sending(OutgoingClient client, RetrySchedule schedule, Clock clock,
            @ConfigProperty(name = "stamgast.webhook.timeout", defaultValue = "15") int timeoutSeconds) {
        this.client = client;
        this.schedule = schedule;
        this.clock = clock;
        this.patience = Duration.ofSeconds(timeoutSeconds);
    }

    /** @param then gets what came of it, on another thread */
    void send(Setup setup, Delivery delivery, Consumer<Outcome> then) {
        var now = clock.instant();
        var begun = System.nanoTime();
        var message = Message.of(delivery.told(), setup.payload(), setup.apiVersion());
        var headers = message.headers(setup.headers(), setup.keys(), now, TODAY.instant());
        client.send(new OutgoingCall(setup.address(), headers, message.body(), patience))
                .whenComplete((answer, failure) -> then.accept(outcome(now,
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), answer, failure, delivery)));
    }

    private Outcome outcome(Instant at, long millis, OutgoingAnswer answer, Throwable failure, Delivery delivery) {
        var number = delivery.attempts() + 1;
        if (failure == null) {
            return Outcome.answered(at, millis, answer, number, schedule);
        }
        var cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return Outcome.unanswered(at, millis, cause.getMessage(), number, schedule);
    }
}
