package io.stamgast.membership.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/** Takes an invoice back whose membership ended, or became another, because it was not paid. */
@ApplicationScoped
public class VoidInvoice implements StripeOperation {

    static final String NAME = "membership.void-invoice";

    private static final Set<String> OWED = Set.of("open", "uncollectible");

    /** @param invoice Stripe's id */
    record Parameters(String invoice) {
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var id = parameters.get("invoice").asText();
        var invoice = client.v1().invoices().retrieve(id, StripeAccess.in(options.getStripeAccount()));
        return Map.of("status", OWED.contains(invoice.getStatus())
                ? client.v1().invoices().voidInvoice(id, options).getStatus() : invoice.getStatus());
    }
}
