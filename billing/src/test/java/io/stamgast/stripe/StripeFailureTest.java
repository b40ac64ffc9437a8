package io.stamgast.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import io.stamgast.stripe.StripeFailure.Meaning;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StripeFailureTest {

    private static final String REQUEST = "req_1";

    /** As the client makes them of what it is answered. */
    static Stream<Arguments> failures() {
        return Stream.of(
                of(Meaning.TRY_AGAIN, "no answer", new ApiConnectionException("timed out")),
                of(Meaning.TRY_AGAIN, "500", new ApiException("unknown", REQUEST, null, 500, null)),
                of(Meaning.TRY_AGAIN, "409", new ApiException("busy", REQUEST, "lock_timeout", 409, null)),
                of(Meaning.TRY_AGAIN, "429", new RateLimitException("slow", null, REQUEST, null, 429, null)),
                of(Meaning.TRY_AGAIN, "200 with half a body", new ApiException("no JSON", REQUEST, null, 200, null)),
                of(Meaning.TRY_AGAIN, "403 of a proxy", new ApiException("no JSON", REQUEST, null, 403, null)),
                of(Meaning.TRY_AGAIN, "401, while our key is replaced",
                        new AuthenticationException("Expired API Key", REQUEST, "api_key_expired", 401)),
                of(Meaning.REFUSED, "403", new PermissionException("not yours", REQUEST, "account_invalid", 403)),
                of(Meaning.REFUSED, "400",
                        new InvalidRequestException("wrong", "price", REQUEST, "parameter_invalid", 400, null)),
                of(Meaning.REFUSED, "a key used for something else",
                        new IdempotencyException("other parameters", REQUEST, null, 400)),
                of(Meaning.GONE, "404",
                        new InvalidRequestException("none", "id", REQUEST, "resource_missing", 404, null)),
                of(Meaning.DECLINED, "402",
                        new CardException("no", REQUEST, "card_declined", null, "lost_card", null, 402, null)));
    }

    private static Arguments of(Meaning meaning, String what, StripeException failure) {
        return Arguments.of(meaning, what, failure);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("failures")
    void whatAFailureMeansFollowsFromWhatStripeAnswered(Meaning meaning, String what, StripeException failure) {
        assertEquals(meaning, StripeFailure.of(failure).meaning(), what);
    }
}
