package io.stamgast.stripe.simulator.hosted;

import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.card.TestCard;
import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.invoice.Collecting;
import io.stamgast.stripe.simulator.invoice.Invoices;
import io.stamgast.stripe.simulator.page.CardChoice;
import io.stamgast.stripe.simulator.page.Layout;
import io.stamgast.stripe.simulator.page.PageCall;
import io.stamgast.stripe.simulator.page.Pages;
import io.stamgast.stripe.simulator.payment.Presence;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.World;
import java.util.ArrayList;
import java.util.List;

/** {@code hosted_invoice_url} and {@code invoice_pdf}: an invoice to look at, to print and to pay. */
public final class HostedInvoices {

    private static final String PATH = "/invoice/{account}/{id}";

    private final World world;
    private final PaymentMethods methods;
    private final Collecting collecting;

    public HostedInvoices(World world, PaymentMethods methods, Collecting collecting) {
        this.world = world;
        this.methods = methods;
        this.collecting = collecting;
    }

    public void register(Pages pages) {
        pages.get(PATH, call -> page(call, ""));
        pages.post(PATH, this::pay);
        pages.get(PATH + "/pdf", call -> Reply.of(200, "application/pdf", Pdf.of(lines(invoice(call)))));
    }

    private Account account(PageCall call) {
        return world.account(call.path().get("account"));
    }

    private Doc invoice(PageCall call) {
        return account(call).get(Invoices.INVOICE, call.id(), "id");
    }

    private Reply page(PageCall call, String notice) {
        var invoice = invoice(call);
        var rows = new StringBuilder();
        for (var line : invoice.docs("lines.data")) {
            rows.append("<tr><td>").append(Layout.text(line.text("description"))).append("</td><td class=\"amount\">")
                    .append(money(invoice, line.number("amount"))).append("</td></tr>");
        }
        var content = """
                %s<section class="narrow"><p>%s %s</p><p>%s</p>
                <table>%s<tr><td>Total</td><td class="amount">%s</td></tr></table>
                <p class="total">%s due</p><p>%s</p>%s</section>
                """.formatted(notice, Layout.text(invoice.text("number")), Layout.state(invoice.text("status")),
                Layout.text(invoice.text("customer_name")), rows, money(invoice, invoice.number("total")),
                money(invoice, invoice.number("amount_remaining")),
                Layout.link(invoice.text("invoice_pdf"), "Download as PDF"),
                invoice.is("status", "open") ? form(call, invoice) : "");
        return Layout.page("Invoice", content);
    }

    private static String form(PageCall call, Doc invoice) {
        return "<form class=\"wide\" method=\"post\" action=\"" + Layout.text(call.visit().path()) + "\">"
                + CardChoice.field() + "<button class=\"main\">Pay "
                + money(invoice, invoice.number("amount_remaining")) + "</button></form>";
    }

    /** The customer is there, so a card that wants authentication leads to the bank's page. */
    private Reply pay(PageCall call) {
        var account = account(call);
        var invoice = invoice(call);
        if (!invoice.is("status", "open")) {
            return page(call, Layout.notice("This invoice can no longer be paid."));
        }
        var card = methods.create(account, TestCard.valueOf(call.sent("card")));
        try {
            methods.attach(account, card, account.get("customer", invoice.text("customer"), "customer"));
        } catch (ApiError refusal) {
            return page(call, Layout.notice(refusal.getMessage()));
        }
        var attempt = collecting.onDemand(account, invoice, card, Presence.ASKABLE);
        if (attempt.requiresAction()) {
            return Reply.to(collecting.intent(account, invoice).text("next_action.redirect_to_url.url"));
        }
        return attempt.succeeded() ? Reply.to(call.visit().path())
                : page(call, Layout.notice(attempt.outcome().error().text("message")));
    }

    private static List<String> lines(Doc invoice) {
        var lines = new ArrayList<String>();
        lines.add("Invoice " + invoice.text("number") + " (test)");
        lines.add(Layout.time(invoice.number("effective_at")));
        lines.add("");
        lines.add("Bill to: " + (invoice.has("customer_name") ? invoice.text("customer_name") : "-"));
        invoice.docs("customer_tax_ids").forEach(taxId -> lines.add("Tax id: " + taxId.text("value")));
        lines.add("");
        invoice.docs("lines.data").forEach(line -> lines.add(line.text("description") + "   "
                + money(invoice, line.number("amount"))));
        lines.add("");
        lines.add("Total: " + money(invoice, invoice.number("total")));
        lines.add("Amount due: " + money(invoice, invoice.number("amount_due")));
        lines.add("Status: " + invoice.text("status"));
        return lines;
    }

    private static String money(Doc invoice, long amount) {
        return Layout.money(amount, invoice.text("currency"));
    }
}
