package io.stamgast.stripe.simulator.control;

import io.stamgast.stripe.simulator.card.CardOutcome;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.page.Layout;
import io.stamgast.stripe.simulator.page.PageCall;
import io.stamgast.stripe.simulator.page.Pages;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.World;
import java.time.Duration;
import java.util.Locale;

/** The demo's page: moving the time, and what banks say to whom. */
public final class ControlPage {

    private static final String PATH = "/_simulator";
    private static final int SHOWN = 50;

    private final World world;
    private final PaymentMethods methods;

    public ControlPage(World world, PaymentMethods methods) {
        this.world = world;
        this.methods = methods;
    }

    public void register(Pages pages) {
        pages.get(PATH, call -> Layout.page("Test payments", content()));
        pages.open("POST", PATH, this::sent);
    }

    private Reply sent(PageCall call) {
        if (call.sent("do").equals("advance")) {
            var now = world.change(() -> world.time().now());
            world.advanceTo(now + Duration.parse(call.sent("by")).toSeconds());
        } else {
            world.change(() -> {
                methods.decide(world.account(call.sent("account")), call.sent("customer"),
                        CardOutcome.valueOf(call.sent("outcome")));
                return null;
            });
        }
        return Reply.to(PATH);
    }

    private String content() {
        var content = new StringBuilder("<section><h2>Time</h2><p class=\"total\">"
                + Layout.time(world.time().now()) + "</p><div class=\"row\">" + advance("An hour on", "PT1H")
                + advance("A day on", "P1D") + advance("A week on", "P7D") + advance("A month on", "P31D")
                + "</div></section>");
        for (var account : world.accounts()) {
            if (!account.table("customer").all().isEmpty()) {
                content.append("<section><h2>").append(name(account)).append("</h2>").append(customers(account))
                        .append("</section><section><h2>Invoices: ").append(name(account)).append("</h2>")
                        .append(invoices(account)).append("</section>");
            }
        }
        return content.toString();
    }

    private String name(Account account) {
        var doc = world.platformOf(account.id()).table("account").get(account.id());
        var name = doc == null ? null : doc.text("business_profile.name");
        if (account.connected()) {
            return Layout.text(name == null ? account.id() : name);
        }
        return account.id().equals(World.PLATFORM) ? "The platform" : "The platform in test mode";
    }

    private static String advance(String label, String by) {
        return Layout.button(PATH, label, "", "do", "advance", "by", by);
    }

    private static String customers(Account account) {
        var rows = new StringBuilder("<table class=\"stack\"><thead><tr><th>Customer</th><th>Subscriptions</th>"
                + "<th>Card</th><th>The bank says</th></tr></thead>");
        account.table("customer").newestFirst().stream().filter(one -> !one.flag("deleted")).limit(SHOWN)
                .forEach(customer -> rows.append("<tr><td data-label=\"Customer\"><span>")
                        .append(Layout.text(customer.has("name") ? customer.text("name") : customer.id()))
                        .append("<br><small>").append(Layout.text(customer.text("email")))
                        .append("</small></span></td><td data-label=\"Subscriptions\"><span>")
                        .append(subscriptions(account, customer)).append("</span></td>")
                        .append(card(account, customer)).append("</tr>"));
        return rows.append("</table>").toString();
    }

    private static String subscriptions(Account account, Doc customer) {
        var rows = new StringBuilder();
        for (var one : account.table("subscription").newestFirst(customer.id())) {
            rows.append("<div>").append(Layout.state(one.text("status"))).append(" <small>until ")
                    .append(Layout.time(one.docs("items.data").get(0).number("current_period_end")))
                    .append("</small></div>");
        }
        return rows.isEmpty() ? "<span class=\"soft\">none</span>" : rows.toString();
    }

    private static String card(Account account, Doc customer) {
        var cards = account.table(PaymentMethods.METHOD).newestFirst(customer.id());
        if (cards.isEmpty()) {
            return "<td data-label=\"Card\"><span class=\"soft\">none</span></td>"
                    + "<td data-label=\"The bank says\"></td>";
        }
        var options = new StringBuilder();
        for (var outcome : CardOutcome.values()) {
            options.append("<option value=\"").append(outcome.name()).append("\"")
                    .append(cards.get(0).is("_outcome", outcome.name()) ? " selected" : "").append(">")
                    .append(outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ')).append("</option>");
        }
        return "<td data-label=\"Card\"><span>•••• " + cards.get(0).text("card.last4") + "</span></td>"
                + "<td data-label=\"The bank says\"><form class=\"row\" method=\"post\" action=\"" + PATH + "\">"
                + Layout.hidden("do", "decide", "account", account.id(), "customer", customer.id())
                + "<select name=\"outcome\" aria-label=\"What the bank says\">" + options
                + "</select><button>Set</button></form></td>";
    }

    private static String invoices(Account account) {
        var rows = new StringBuilder("<table class=\"stack\"><thead><tr><th>Invoice</th><th>Made</th><th>State</th>"
                + "<th>Next try</th><th class=\"amount\">Due</th></tr></thead>");
        account.table("invoice").newestFirst().stream().limit(SHOWN).forEach(invoice -> rows
                .append("<tr><td data-label=\"Invoice\">").append(invoice.has("hosted_invoice_url")
                        ? Layout.link(invoice.text("hosted_invoice_url"), invoice.text("number"))
                        : "<span class=\"soft\">draft</span>")
                .append("</td><td data-label=\"Made\">").append(Layout.time(invoice.number("created")))
                .append("</td><td data-label=\"State\">").append(Layout.state(invoice.text("status")))
                .append("</td><td data-label=\"Next try\">").append(invoice.has("next_payment_attempt")
                        ? Layout.time(invoice.number("next_payment_attempt")) : "–")
                .append("</td><td data-label=\"Due\" class=\"amount\">")
                .append(Layout.money(invoice.number("amount_due"), invoice.text("currency"))).append("</td></tr>"));
        return rows.append("</table>").toString();
    }
}
