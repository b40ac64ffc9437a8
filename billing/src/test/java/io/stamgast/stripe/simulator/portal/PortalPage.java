package io.stamgast.stripe.simulator.portal;

import io.stamgast.stripe.simulator.api.ApiSite;
import io.stamgast.stripe.simulator.card.PaymentMethods;
import io.stamgast.stripe.simulator.card.TestCard;
import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.page.CardChoice;
import io.stamgast.stripe.simulator.page.Layout;
import io.stamgast.stripe.simulator.page.PageCall;
import io.stamgast.stripe.simulator.page.Pages;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.World;
import java.util.List;

/** The page of a customer portal session. What is done on it goes through the API's own calls. */
public final class PortalPage {

    private static final String PATH = "/portal/{account}/{id}";
    private static final List<String> ENDED = List.of("canceled", "incomplete_expired");

    private final World world;
    private final ApiSite api;

    public PortalPage(World world, ApiSite api) {
        this.world = world;
        this.api = api;
    }

    public void register(Pages pages) {
        pages.get(PATH, call -> page(call, ""));
        pages.post(PATH, this::sent);
    }

    private Account account(PageCall call) {
        return world.account(call.path().get("account"));
    }

    private Doc session(PageCall call) {
        return account(call).get(PortalSessions.SESSION, call.id(), "id");
    }

    private Reply page(PageCall call, String notice) {
        var session = session(call);
        var account = account(call);
        var customer = account.get("customer", session.text("customer"), "customer");
        return Layout.page("Your subscription", notice + "<section><h2>Subscriptions</h2>"
                + subscriptions(call, account, customer) + "</section><section><h2>Card</h2>" + card(account, customer)
                + "<form class=\"wide\" method=\"post\" action=\"" + Layout.text(call.visit().path()) + "\">"
                + CardChoice.field() + "<button class=\"main\" name=\"do\" value=\"card\">Use this card</button></form>"
                + "</section><section><h2>Invoices</h2>" + invoices(account, customer) + "</section>"
                + (session.has("return_url")
                ? "<p>" + Layout.link(session.text("return_url"), "Return") + "</p>" : ""));
    }

    private static String subscriptions(PageCall call, Account account, Doc customer) {
        var rows = new StringBuilder();
        for (var one : account.table("subscription").newestFirst(customer.id())) {
            var item = one.docs("items.data").get(0);
            rows.append("<p>").append(Layout.money(item.number("price.unit_amount") * item.number("quantity", 1),
                            one.text("currency"))).append(" / ").append(item.text("price.recurring.interval"))
                    .append(' ').append(Layout.state(one.text("status"))).append("<br><span class=\"soft\">until ")
                    .append(Layout.time(item.number("current_period_end"))).append("</span></p>");
            if (!ENDED.contains(one.text("status"))) {
                rows.append(one.flag("cancel_at_period_end")
                        ? Layout.button(call.visit().path(), "Keep it", "", "do", "keep", "subscription", one.id())
                        : Layout.button(call.visit().path(), "Cancel at the end of the period", "", "do", "cancel",
                                "subscription", one.id()));
            }
        }
        return rows.isEmpty() ? "<p class=\"soft\">None.</p>" : rows.toString();
    }

    private static String card(Account account, Doc customer) {
        var id = customer.text("invoice_settings.default_payment_method");
        var card = id == null ? null : account.table(PaymentMethods.METHOD).get(id);
        return card == null ? "<p class=\"soft\">None.</p>" : "<p>" + Layout.text(card.text("card.brand")) + " •••• "
                + card.text("card.last4") + ", until " + card.number("card.exp_month") + "/"
                + card.number("card.exp_year") + "</p>";
    }

    private static String invoices(Account account, Doc customer) {
        var rows = new StringBuilder("<table>");
        for (var invoice : account.table("invoice").newestFirst(customer.id())) {
            if (invoice.has("hosted_invoice_url")) {
                rows.append("<tr><td>").append(Layout.link(invoice.text("hosted_invoice_url"), invoice.text("number")))
                        .append("</td><td>").append(Layout.state(invoice.text("status")))
                        .append("</td><td class=\"amount\">")
                        .append(Layout.money(invoice.number("total"), invoice.text("currency"))).append("</td></tr>");
            }
        }
        return rows.append("</table>").toString();
    }

    private Reply sent(PageCall call) {
        var account = account(call);
        var customer = session(call).text("customer");
        try {
            switch (call.sent("do")) {
                case "cancel" -> cancelAtPeriodEnd(account, customer, call.sent("subscription"), true);
                case "keep" -> cancelAtPeriodEnd(account, customer, call.sent("subscription"), false);
                default -> useCard(account, customer, TestCard.valueOf(call.sent("card")));
            }
        } catch (ApiError refusal) {
            return page(call, Layout.notice(refusal.getMessage()));
        }
        return Reply.to(call.visit().path());
    }

    private void cancelAtPeriodEnd(Account account, String customer, String id, boolean ends) {
        if (!account.get("subscription", id, "subscription").is("customer", customer)) {
            throw ApiError.noSuch("subscription", id, "subscription");
        }
        api.call(account.id(), "POST", "/v1/subscriptions/" + id, "cancel_at_period_end=" + ends);
    }

    private void useCard(Account account, String customer, TestCard card) {
        var method = api.call(account.id(), "POST", "/v1/payment_methods/" + card.token() + "/attach",
                "customer=" + customer);
        api.call(account.id(), "POST", "/v1/customers/" + customer,
                "invoice_settings[default_payment_method]=" + method.id());
        for (var one : account.table("subscription").ofCustomer(customer)) {
            if (PortalCard.of(account) == PortalCard.SUBSCRIPTIONS_TOO
                    && !ENDED.contains(one.text("status"))) {
                api.call(account.id(), "POST", "/v1/subscriptions/" + one.id(),
                        "default_payment_method=" + method.id());
            }
        }
    }
}
