package io.stamgast.stripe.simulator.invoice;

import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.InvoicePaymentRetrieveParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Expansion;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.payment.PaymentIntents;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import java.util.List;
import java.util.Optional;

/** Which payment intents are for which invoice. */
public final class InvoicePayments {

    private static final String PAYMENT = "invoice_payment";

    public void register(Routes routes, Expansion expansion) {
        routes.get("/v1/invoice_payments/{id}", InvoicePaymentRetrieveParams.class, call -> call.target(PAYMENT));
        routes.list("/v1/invoice_payments", InvoicePaymentListParams.class, InvoicePayments::list)
                .takes("invoice", "payment", "status");
        expansion.onDemand("invoice", "payments", (account, invoice) -> Page.whole(
                "/v1/invoice_payments?invoice=" + invoice.id(), payments(account, invoice)));
        expansion.onDemand("invoice", "confirmation_secret", (account, invoice) -> intent(account, invoice)
                .map(intent -> new Doc().set("type", "payment_intent")
                        .set("client_secret", intent.text("client_secret"))).orElseGet(Doc::new));
    }

    private static Doc list(Call call) {
        var wanted = call.parameters();
        return Page.of(call, "/v1/invoice_payments", call.account().table(PAYMENT).newestFirst(), one ->
                Page.fits(wanted, "invoice", one) && Page.fits(wanted, "status", one)
                        && Page.fits(wanted, "payment.payment_intent", one));
    }

    static void add(Account account, Doc invoice, Doc intent) {
        var payment = Doc.of(PAYMENT, Ids.fresh("inpay")).set("amount_paid", null)
                .set("amount_requested", intent.number("amount")).set("created", account.now(invoice))
                .set("currency", intent.text("currency")).set("invoice", invoice.id()).set("is_default", true)
                .set("livemode", false).set("payment", new Doc().set("type", PaymentIntents.INTENT)
                        .set("payment_intent", intent.id())).set("status", "open")
                .set("status_transitions", new Doc().set("canceled_at", null).set("paid_at", null));
        account.save(payment);
        account.save(invoice.set("_payment", payment.id()));
    }

    private static List<Doc> payments(Account account, Doc invoice) {
        var id = account.get(Invoices.INVOICE, invoice.id(), "invoice").text("_payment");
        return id == null ? List.of() : List.of(account.get(PAYMENT, id, "payment"));
    }

    /** The payment intent by which the invoice is to be paid, once it is finalized. */
    static Optional<Doc> intent(Account account, Doc invoice) {
        return payments(account, invoice).stream().findAny().map(payment -> account.get(PaymentIntents.INTENT,
                payment.text("payment.payment_intent"), "payment_intent"));
    }

    static void paid(Account account, Doc invoice) {
        payments(account, invoice).forEach(payment -> account.save(payment.set("status", "paid")
                .set("amount_paid", payment.number("amount_requested"))
                .set("status_transitions.paid_at", account.now(invoice))));
    }

    static void canceled(Account account, Doc invoice) {
        payments(account, invoice).forEach(payment -> account.save(payment.set("status", "canceled")
                .set("status_transitions.canceled_at", account.now(invoice))));
    }
}
