package io.stamgast.stripe;

import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpURLConnectionClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;

/** Carries requests to Stripe, and notices of an error whether it is a kept one: the client's exceptions don't tell. */
final class Wire extends HttpClient {

    private static final String REPLAYED = "Idempotent-Replayed";
    private static final int SERVER_ERROR = 500;

    private final HttpClient wire = new HttpURLConnectionClient();

    @Override
    public StripeResponse request(StripeRequest request) throws StripeException {
        var response = wire.request(request);
        if (response.code() >= SERVER_ERROR
                && response.headers().firstValue(REPLAYED).filter(Boolean::parseBoolean).isPresent()) {
            throw new KeptError(response.code(), response.requestId());
        }
        return response;
    }
}
