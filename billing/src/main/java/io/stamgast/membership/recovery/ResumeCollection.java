package io.stamgast.membership.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import io.stamgast.membership.pause.PauseEnd;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Lets a membership go on that was paused because of an invoice that is paid now. */
@ApplicationScoped
public class ResumeCollection implements StripeOperation {

    static final String NAME = "membership.resume-collection";

    /** @param subscription Stripe's id */
    record Parameters(String subscription) {
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        return Map.of("status", PauseEnd.make(client, options, parameters.get("subscription").asText()).getStatus());
    }
}
