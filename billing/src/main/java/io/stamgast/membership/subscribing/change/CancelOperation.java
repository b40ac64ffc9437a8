package io.stamgast.membership.subscribing.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionCancelParams;
import io.stamgast.kernel.Json;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Ends a subscription at once. One that has ended already has. */
@ApplicationScoped
public class CancelOperation implements StripeOperation {

    static final String NAME = "membership.cancel";
    private static final String CANCELED = "canceled";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var id = Json.read(parameters.toString(), SubscriptionChange.class).subscription();
        var there = StripeAccess.in(options.getStripeAccount());
        try {
            client.v1().subscriptions().cancel(id, SubscriptionCancelParams.builder().build(), there);
        } catch (InvalidRequestException refused) {
            if (!CANCELED.equals(client.v1().subscriptions().retrieve(id, there).getStatus())) {
                throw refused;
            }
        }
        return Map.of("subscription", id);
    }
}
