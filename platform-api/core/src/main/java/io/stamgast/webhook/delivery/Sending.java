package io.stamgast.webhook.delivery;

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
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
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

    /** @param then gets what came of it, once, whatever happens; mostly on another thread */
    void send(Setup setup, Delivery delivery, Consumer<Outcome> then) {
        var now = clock.instant();
        var begun = System.nanoTime();
        var number = delivery.attempts() + 1;
        CompletableFuture.completedFuture(delivery)
                .thenCompose(one -> client.send(call(setup, one, now)))
                .thenApply(answer -> Outcome.answered(now, millisSince(begun), answer, number, schedule))
                .exceptionally(failure -> Outcome.unanswered(now, millisSince(begun), words(failure), number, schedule))
                .thenAccept(then);
    }

    private OutgoingCall call(Setup setup, Delivery delivery, Instant now) {
        var message = Message.of(delivery.told(), setup.payload(), setup.apiVersion());
        var headers = message.headers(setup.headers(), setup.keys(), now, TODAY.instant());
        return new OutgoingCall(setup.address(), headers, message.body(), patience);
    }

    private static long millisSince(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private static String words(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    }
}
