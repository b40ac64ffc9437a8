package io.stamgast.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private boolean isSilent;
    private int sent;
    private long now = Long.MAX_VALUE - 5; // it is said to overflow
    private Runnable meanwhile = () -> { };
    private final Breaker breaker = new Breaker(new HttpClient() {
        @Override
        public StripeResponse request(StripeRequest request) throws StripeException {
            sent++;
            meanwhile.run();
            if (isSilent) {
                throw new ApiConnectionException("nobody answers");
            }
            return null;
        }
    }, () -> now);

    private void asks() {
        try {
            breaker.request(null);
        } catch (StripeException silence) {
            assertEquals(ApiConnectionException.class, silence.getClass());
        }
    }

    private void isUnanswered(int times) {
        isSilent = true;
        for (var i = 0; i < times; i++) {
            asks();
        }
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }

    @Test
    void afterAFewCallsWithoutAnAnswerNoneIsSentForAWhile() {
        isUnanswered(Breaker.MOST_UNANSWERED);
        assertTrue(breaker.isOpen());

        passes(Breaker.REST.minusNanos(1));
        assertThrows(ApiConnectionException.class, () -> breaker.request(null));

        assertEquals(Breaker.MOST_UNANSWERED, sent);
    }

    @Test
    void anAnswerInBetweenMakesItForget() throws StripeException {
        isUnanswered(Breaker.MOST_UNANSWERED - 1);
        isSilent = false;
        breaker.request(null);

        isUnanswered(Breaker.MOST_UNANSWERED - 1);

        assertFalse(breaker.isOpen());
    }

    @Test
    void thenOneCallAloneFindsOut() {
        isUnanswered(Breaker.MOST_UNANSWERED);
        passes(Breaker.REST);
        assertFalse(breaker.isOpen());
        meanwhile = () -> {
            meanwhile = () -> { };
            assertTrue(breaker.isOpen());
            asks(); // somebody else
        };

        asks();

        assertEquals(Breaker.MOST_UNANSWERED + 1, sent);
        assertTrue(breaker.isOpen(), "it was silent again");
    }

    @Test
    void oneAnswerAndAllAreSentAgain() throws StripeException {
        isUnanswered(Breaker.MOST_UNANSWERED);
        passes(Breaker.REST);
        isSilent = false;

        breaker.request(null);
        breaker.request(null);

        assertEquals(Breaker.MOST_UNANSWERED + 2, sent);
    }
}
