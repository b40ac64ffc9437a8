package io.stamgast.membership.orphan;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.net.RequestOptions;
import com.stripe.param.InvoiceFinalizeInvoiceParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionCancelParams;
import io.stamgast.kernel.Json;
import io.stamgast.membership.orphan.OrphanTable.Difference;
import io.stamgast.purchase.MinorUnits;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeFailure;
import io.stamgast.stripe.call.StripeCall;
import io.stamgast.stripe.call.StripeOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Ends a subscription too many, and takes back what it bills. What was paid for it, only people can give back. */
@ApplicationScoped
public class EndOrphan implements StripeOperation {

    static final String NAME = "membership.end-orphan";

    private static final String CANCELED = "canceled";
    private static final String DRAFT = "draft";
    private static final String OPEN = "open";

    /** @param subscription Stripe's id of it */
    record Parameters(String subscription) {
    }

    /**
     * What came of it.
     *
     * @param voided Stripe's ids of invoices
     * @param paid of what was paid before, by currency: amounts such as {@code 9.90 EUR}
     */
    record Ended(List<String> voided, List<String> paid) {
    }

    private Clock clock;

    protected EndOrphan() {
        // for CDI
    }

    @Inject
    public EndOrphan(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The end first, so that nothing more is billed. Each step looks at what was done before. */
    @Override
    public Object send(StripeClient client, RequestOptions options, JsonNode parameters) throws StripeException {
        var subscription = Json.read(parameters.toString(), Parameters.class).subscription();
        var there = StripeAccess.in(options.getStripeAccount());
        cancel(client, there, subscription);
        var voided = new ArrayList<String>();
        var paid = new ArrayList<String>();
        var all = InvoiceListParams.builder().setSubscription(subscription).setLimit(100L).build();
        for (var invoice : client.v1().invoices().list(all, there).autoPagingIterable()) {
            if (voided(client, there, invoice)) {
                voided.add(invoice.getId());
            } else if (invoice.getAmountPaid() > 0) {
                paid.add(amount(invoice));
            }
        }
        return new Ended(voided, paid);
    }

    private static void cancel(StripeClient client, RequestOptions there, String subscription) throws StripeException {
        try {
            client.v1().subscriptions().cancel(subscription, SubscriptionCancelParams.builder().build(), there);
        } catch (InvalidRequestException refused) {
            if (!CANCELED.equals(client.v1().subscriptions().retrieve(subscription, there).getStatus())) {
                throw refused;
            }
        }
    }

    /** A draft of a subscription can't be deleted, only made final, without being sent, and then voided. */
    private static boolean voided(StripeClient client, RequestOptions there, Invoice invoice) throws StripeException {
        var status = invoice.getStatus();
        if (DRAFT.equals(status)) {
            status = client.v1().invoices().finalizeInvoice(invoice.getId(),
                    InvoiceFinalizeInvoiceParams.builder().setAutoAdvance(false).build(), there).getStatus();
        }
        if (!OPEN.equals(status)) {
            return false;
        }
        client.v1().invoices().voidInvoice(invoice.getId(), there);
        return true;
    }

    private static String amount(Invoice invoice) {
        var currency = invoice.getCurrency().toUpperCase(Locale.ROOT);
        return MinorUnits.toAmount(invoice.getAmountPaid(), Currency.getInstance(currency)).toPlainString() + " "
                + currency;
    }

    @Override
    public void done(Connection connection, StripeCall call, JsonNode answer) throws SQLException {
        var ended = Json.read(answer.toString(), Ended.class);
        var now = clock.instant();
        var table = new OrphanTable(connection, call.tenantId());
        var id = subscription(call);
        table.ended(id, now);
        var differences = new ArrayList<>(List.of(new Difference("state", null, "CANCELLED")));
        ended.voided().forEach(invoice -> differences.add(new Difference("voided", null, invoice)));
        ended.paid().forEach(amount -> differences.add(new Difference("paid", null, amount)));
        table.report(id, differences, ended.paid().isEmpty(), now);
    }

    @Override
    public void refused(Connection connection, StripeCall call, StripeFailure why) throws SQLException {
        new OrphanTable(connection, call.tenantId()).report(subscription(call),
                List.of(new Difference("state", null, why.getMessage())), false, clock.instant());
    }

    private static String subscription(StripeCall call) {
        return Json.read(call.parameters().toString(), Parameters.class).subscription();
    }
}
