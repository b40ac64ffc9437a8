package io.stamgast.membership.testing;

import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.simulator.StripeSimulator;
import java.util.Optional;

/** The way to Stripe of a process that may be killed before each call and after Stripe has answered to it. */
final class CutStripe extends StripeAccess {

    private final Cuts cuts;

    CutStripe(StripeSimulator stripe, String webhookSecret, Cuts cuts) {
        super(Optional.of(stripe.secretKey()), Optional.of(webhookSecret), Optional.of(stripe.address()));
        this.cuts = cuts;
    }

    @Override
    protected HttpClient http() {
        var wire = super.http();
        return new HttpClient() {
            @Override
            public StripeResponse request(StripeRequest request) throws StripeException {
                var call = request.method() + " " + request.url().getPath().replaceAll("/[a-z]+_\\w{8,}", "/…");
                cuts.cross("before " + call);
                var response = wire.request(request);
                cuts.cross("after " + call);
                return response;
            }
        };
    }
}
