package io.stamgast.membership.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.net.RequestOptions;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes an invoice back whose membership ended, or became another, because it was not paid. */
@ApplicationScoped
public class VoidInvoice implements StripeOperation {

    static final String NAME = "membership.void-invoice";

    private static final String OPEN = "open";
    private static final String GIVEN_UP = "uncollectible";

    /**
     * What is asked for.
     *
     * @param invoice Stripe's id
     * @param goesOn whether its subscription goes on, and must no longer count as past due
     */
    record Parameters(String invoice, boolean goesOn) {
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var id = parameters.get("invoice").asText();
        var invoices = client.v1().invoices();
        var status = invoices.retrieve(id, StripeAccess.in(options.getStripeAccount())).getStatus();
        if (parameters.get("goesOn").asBoolean() && OPEN.equals(status)) {
            // a void invoice leaves its subscription past due; one that is given up doesn't
            var givenUp = StripeAccess.in(options.getStripeAccount(), options.getIdempotencyKey() + "/given-up");
            status = Once.make(givenUp, key -> invoices.markUncollectible(id, key),
                    () -> look(client, options, id, now -> !OPEN.equals(now))).getStatus();
        }
        return Map.of("status", !isOwed(status) ? status : Once.make(options, key -> invoices.voidInvoice(id, key),
                () -> look(client, options, id, now -> !isOwed(now))).getStatus());
    }

    private static boolean isOwed(String status) {
        return OPEN.equals(status) || GIVEN_UP.equals(status);
    }

    private static Optional<Invoice> look(StripeClient client, RequestOptions options, String id,
                                          Predicate<String> done) throws StripeException {
        return Optional.of(client.v1().invoices().retrieve(id, StripeAccess.in(options.getStripeAccount())))
                .filter(now -> done.test(now.getStatus()));
    }
}
