package io.stamgast.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Remembers that nobody answers. After a few calls in a row without an answer, whoever made them, none is sent for some
 * seconds: callers learn at once what they would have waited for. Then one call alone finds out how it is.
 */
final class Breaker extends HttpClient {

    static final int MOST_UNANSWERED = 3;
    static final Duration REST = Duration.ofSeconds(10);

    private final HttpClient wire;
    private final LongSupplier nanoTime;
    private int unanswered;
    private long restsUntil;
    private boolean isProbing;

    /** @param nanoTime as {@link System#nanoTime}, which nobody moves */
    Breaker(HttpClient wire, LongSupplier nanoTime) {
        this.wire = wire;
        this.nanoTime = nanoTime;
    }

    /** Whether a call would not be sent now. */
    synchronized boolean isOpen() {
        return unanswered >= MOST_UNANSWERED && (isProbing || nanoTime.getAsLong() - restsUntil < 0);
    }

    @Override
    public StripeResponse request(StripeRequest request) throws StripeException {
        enter();
        var answered = true;
        try {
            return wire.request(request);
        } catch (ApiConnectionException silence) {
            answered = false;
            throw silence;
        } finally {
            leave(answered);
        }
    }

    private synchronized void enter() throws ApiConnectionException {
        if (isOpen()) {
            throw new ApiConnectionException("Stripe has not answered lately, and is asked again in a few seconds.");
        }
        isProbing = unanswered >= MOST_UNANSWERED;
    }

    private synchronized void leave(boolean answered) {
        isProbing = false;
        unanswered = answered ? 0 : unanswered + 1;
        restsUntil = nanoTime.getAsLong() + REST.toNanos();
    }
}
