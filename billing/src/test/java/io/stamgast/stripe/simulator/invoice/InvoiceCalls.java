package io.stamgast.stripe.simulator.invoice;

import com.stripe.param.InvoiceCreateParams;
import com.stripe.param.InvoiceFinalizeInvoiceParams;
import com.stripe.param.InvoiceLineItemListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoiceMarkUncollectibleParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.InvoiceSendInvoiceParams;
import com.stripe.param.InvoiceUpdateParams;
import com.stripe.param.InvoiceVoidInvoiceParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.payment.Attempt;
import io.stamgast.stripe.simulator.payment.Presence;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import java.util.List;
import java.util.Locale;

/** The calls on {@code /v1/invoices}. */
public final class InvoiceCalls {

    private static final String INVOICE = Invoices.INVOICE;
    private static final String SUBSCRIPTION = "parent.subscription_details.subscription";

    private final Invoices invoices;
    private final Collecting collecting;

    public InvoiceCalls(Invoices invoices, Collecting collecting) {
        this.invoices = invoices;
        this.collecting = collecting;
    }

    public void register(Routes routes) {
        routes.post("/v1/invoices", InvoiceCreateParams.class, this::create).needs("customer")
                .takes("currency", "auto_advance", "collection_method", "days_until_due", "due_date", "description",
                        "metadata", "default_payment_method", "pending_invoice_items_behavior", "discounts", "footer",
                        "application_fee_amount");
        routes.get("/v1/invoices/{id}", InvoiceRetrieveParams.class, call -> call.target(INVOICE));
        routes.post("/v1/invoices/{id}", InvoiceUpdateParams.class, this::update)
                .takes("auto_advance", "default_payment_method", "description", "metadata", "footer");
        routes.delete("/v1/invoices/{id}", InvoiceRetrieveParams.class, InvoiceCalls::delete);
        routes.list("/v1/invoices", InvoiceListParams.class, InvoiceCalls::list)
                .takes("customer", "subscription", "status", "collection_method", "created", "due_date");
        routes.list("/v1/invoices/{id}/lines", InvoiceLineItemListParams.class, call -> Page.of(call,
                "/v1/invoices/" + call.id() + "/lines", call.target(INVOICE).docs("lines.data"), any -> true));
        routes.post("/v1/invoices/{id}/finalize", InvoiceFinalizeInvoiceParams.class, this::finalizeIt)
                .takes("auto_advance");
        routes.post("/v1/invoices/{id}/pay", InvoicePayParams.class, this::pay)
                .takes("payment_method", "paid_out_of_band", "off_session");
        routes.post("/v1/invoices/{id}/send", InvoiceSendInvoiceParams.class, this::send);
        routes.post("/v1/invoices/{id}/void", InvoiceVoidInvoiceParams.class, call -> {
            invoices.voidIt(call.account(), call.target(INVOICE));
            return call.target(INVOICE);
        });
        routes.post("/v1/invoices/{id}/mark_uncollectible", InvoiceMarkUncollectibleParams.class, call -> {
            invoices.markUncollectible(call.account(), call.target(INVOICE));
            return call.target(INVOICE);
        });
    }

    private Doc create(Call call) {
        var parameters = call.parameters();
        var account = call.account();
        var customer = call.required("customer", "customer");
        var card = call.named("default_payment_method", PaymentMethods.METHOD);
        if (parameters.is("collection_method", "send_invoice") && !parameters.has("days_until_due")
                && !parameters.has("due_date")) {
            throw ApiError.invalid(null, "days_until_due", "If `collection_method` is set to `send_invoice`, you must"
                    + " pass `days_until_due` or `due_date`.");
        }
        var items = parameters.is("pending_invoice_items_behavior", "include")
                ? InvoiceItems.pending(account, customer, null) : List.<Doc>of();
        var currency = parameters.has("currency") ? parameters.text("currency").toLowerCase(Locale.ROOT)
                : items.isEmpty() ? "eur" : items.get(0).text("currency");
        var now = account.now(customer);
        var invoice = invoices.compose(account, new InvoiceDraft(customer, null, "manual", currency,
                items.stream().map(Lines::ofInvoiceItem).toList(),
                Discounts.redeem(account, customer, parameters, INVOICE, null), now, now));
        invoice.take(parameters, "collection_method", "due_date", "description", "footer")
                .set("default_payment_method", card == null ? null : card.id())
                .set("_days_until_due", parameters.number("days_until_due"))
                .set("_fee_amount", parameters.element("application_fee_amount"));
        Metadata.merge(invoice, parameters);
        account.add(invoice, "invoice.created");
        InvoiceItems.billed(account, items, invoice);
        if (parameters.flag("auto_advance")) {
            invoices.advance(account, invoice);
        }
        return invoice;
    }

    private Doc update(Call call) {
        var invoice = call.target(INVOICE);
        call.named("default_payment_method", PaymentMethods.METHOD);
        call.account().update(invoice, "invoice.updated", one -> {
            one.take(call.parameters(), "default_payment_method", "description", "footer");
            Metadata.merge(one, call.parameters());
        });
        if (call.parameters().given("auto_advance")) {
            advance(call.account(), invoice, call.parameters().flag("auto_advance"));
        }
        return invoice;
    }

    private void advance(Account account, Doc invoice, boolean advance) {
        if (!advance) {
            Invoices.leave(account, invoice);
        } else if (invoice.is("status", "draft")) {
            invoices.advance(account, invoice);
        } else if (invoice.is("status", "open") && invoice.is("collection_method", "charge_automatically")) {
            account.save(invoice.set("auto_advance", true));
            collecting.automatically(account, invoice);
        }
    }

    private static Doc delete(Call call) {
        var invoice = call.target(INVOICE);
        if (!invoice.is("status", "draft")) {
            throw ApiError.invalid(null, "id", "You can only delete draft invoices.");
        }
        Invoices.leave(call.account(), invoice);
        call.account().delete(invoice);
        call.account().emit("invoice.deleted", invoice);
        return Doc.of(INVOICE, invoice.id()).set("deleted", true);
    }

    private static Doc list(Call call) {
        var wanted = call.parameters();
        var subscription = call.named("subscription", "subscription");
        var customer = subscription == null ? wanted.text("customer") : subscription.text("customer");
        return Page.of(call, "/v1/invoices", call.account().table(INVOICE).newestFirst(customer), one ->
                Page.fits(wanted, "status", one) && Page.fits(wanted, "collection_method", one)
                        && Page.fits(wanted, "customer", one)
                        && (subscription == null || one.is(SUBSCRIPTION, subscription.id()))
                        && Page.within(wanted, "created", one) && Page.within(wanted, "due_date", one));
    }

    private Doc finalizeIt(Call call) {
        var invoice = call.target(INVOICE);
        if (call.parameters().given("auto_advance")) {
            call.account().save(invoice.set("auto_advance", call.parameters().flag("auto_advance")));
        }
        invoices.finalizeDraft(call.account(), invoice);
        if (invoice.flag("auto_advance") && invoice.is("status", "open")
                && invoice.is("collection_method", "charge_automatically")) {
            collecting.automatically(call.account(), invoice);
        }
        return invoice;
    }

    private Doc send(Call call) {
        var invoice = call.target(INVOICE);
        if (invoice.is("status", "draft")) {
            invoices.finalizeDraft(call.account(), invoice);
        }
        call.account().emit("invoice.sent", invoice);
        return invoice;
    }

    private Doc pay(Call call) {
        var invoice = call.target(INVOICE);
        var account = call.account();
        if (invoice.is("status", "paid")) {
            throw ApiError.invalid("invoice_already_paid", null, "Invoice is already paid");
        } else if (invoice.is("status", "void")) {
            throw ApiError.invalid("invoice_not_editable", null, "This invoice can no longer be paid.");
        }
        var card = call.parameters().has("payment_method")
                ? call.named("payment_method", PaymentMethods.METHOD) : Collecting.card(account, invoice);
        if (invoice.is("status", "draft")) {
            invoices.finalizeDraft(account, invoice);
        }
        if (invoice.is("status", "paid")) {
            return invoice;
        } else if (call.parameters().flag("paid_out_of_band")) {
            invoices.paid(account, invoice);
            return invoice;
        }
        return charge(call, invoice, card);
    }

    private Doc charge(Call call, Doc invoice, Doc card) {
        if (card == null) {
            throw ApiError.invalid("missing", null, "There is no `default_payment_method` set on this Customer or"
                    + " Invoice. Please set a default payment method.");
        }
        var attempt = collecting.onDemand(call.account(), invoice, card, Presence.ASKABLE);
        if (attempt.requiresAction()) {
            throw ApiError.of(402, "invalid_request_error", "invoice_payment_intent_requires_action", "This payment"
                    + " requires additional user action before it can be completed successfully. Payment can be"
                    + " completed using the PaymentIntent associated with the invoice.");
        } else if (attempt.result() == Attempt.Result.FAILED) {
            throw ApiError.card(attempt.outcome().error()).with("payment_method", card.shown());
        }
        return invoice;
    }
}
