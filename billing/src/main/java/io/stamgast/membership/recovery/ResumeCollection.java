package io.stamgast.membership.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

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
        var id = parameters.get("subscription").asText();
        var resumed = Once.make(options, key -> client.v1().subscriptions().update(id,
                        SubscriptionUpdateParams.builder().setPauseCollection(EmptyParam.EMPTY).build(), key),
                () -> Optional.of(client.v1().subscriptions().retrieve(id, StripeAccess.in(options.getStripeAccount())))
                        .filter(now -> now.getPauseCollection() == null));
        return Map.of("status", resumed.getStatus());
    }
}
