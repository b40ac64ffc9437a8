package io.stamgast.membership.subscribing.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import io.stamgast.kernel.Json;
import io.stamgast.membership.pause.PauseEnd;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Ends a pause that somebody has ended, or whose time is over. */
@ApplicationScoped
public class ResumeOperation implements StripeOperation {

    static final String NAME = "membership.resume";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var id = Json.read(parameters.toString(), SubscriptionChange.class).subscription();
        PauseEnd.make(client, options, id);
        return Map.of("subscription", id);
    }
}
