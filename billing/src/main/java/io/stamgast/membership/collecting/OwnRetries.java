package io.stamgast.membership.collecting;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.net.RequestOptions;
import com.stripe.param.InvoiceUpdateParams;
import io.stamgast.stripe.Once;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.call.StripeCalls;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Has Stripe leave an invoice alone that our dunning charges again: by default Stripe would charge beside us, and end
 * the subscription when it has charged for the last time. Left alone, that stays past due.
 */
@ApplicationScoped
public class OwnRetries implements StripeOperation {

    static final String NAME = "membership.own-retries";

    private static final String OPEN = "open";

    /** @param invoice Stripe's id */
    record Parameters(String invoice) {
    }

    @Override
    public String name() {
        return NAME;
    }

    /** About the account that pays it: no change of a membership waits for it. */
    public static void ask(Connection connection, int tenantId, UUID account, String invoice, Instant now)
            throws SQLException {
        StripeCalls.ask(connection, tenantId, NAME, account, new Parameters(invoice), now);
    }

    /** Whether it is asked of Stripe and not done yet, in the caller's unit of work. */
    public static boolean isAsked(Connection connection, int tenantId, UUID account, String invoice)
            throws SQLException {
        return StripeCalls.waiting(connection, tenantId, NAME, account).stream()
                .anyMatch(call -> invoice(call.parameters()).equals(invoice));
    }

    private static String invoice(JsonNode parameters) {
        return parameters.get("invoice").asText();
    }

    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var id = invoice(parameters);
        var invoices = client.v1().invoices();
        var there = invoices.retrieve(id, StripeAccess.in(options.getStripeAccount()));
        return Map.of("status", isLeftAlone(there) ? there.getStatus() : Once.make(options,
                key -> invoices.update(id, InvoiceUpdateParams.builder().setAutoAdvance(false).build(), key),
                () -> Optional.of(invoices.retrieve(id, StripeAccess.in(options.getStripeAccount())))
                        .filter(OwnRetries::isLeftAlone)).getStatus());
    }

    private static boolean isLeftAlone(Invoice invoice) {
        return !OPEN.equals(invoice.getStatus()) || !Boolean.TRUE.equals(invoice.getAutoAdvance());
    }
}
