package io.stamgast.stripe.simulator.checkout;

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

/** The page of a Checkout Session. */
public final class CheckoutPage {

    private static final String PATH = "/checkout/{account}/{id}";

    private final World world;
    private final Completion completion;

    public CheckoutPage(World world, Completion completion) {
        this.world = world;
        this.completion = completion;
    }

    public void register(Pages pages) {
        pages.get(PATH, call -> page(call, ""));
        pages.post(PATH, this::sent);
        pages.get(PATH + "/leave", call -> Reply.to(session(call).text("cancel_url")));
    }

    private Account account(PageCall call) {
        return world.account(call.path().get("account"));
    }

    private Doc session(PageCall call) {
        return account(call).get(CheckoutSessions.SESSION, call.id(), "id");
    }

    private Reply page(PageCall call, String notice) {
        var session = session(call);
        if (!session.is("status", "open")) {
            return Layout.page("Checkout", Layout.notice(session.is("status", "expired")
                    ? "This checkout session has expired." : "This checkout session is already complete."));
        }
        return Layout.page(title(session), notice + "<section class=\"narrow\">" + items(session)
                + "<form class=\"wide\" method=\"post\" action=\"" + Layout.text(call.visit().path()) + "\">"
                + person(account(call), session) + CardChoice.field() + withoutCard(session)
                + "<button class=\"main\" name=\"do\" value=\"pay\">" + action(session) + "</button></form>"
                + (session.has("cancel_url") ? "<p>" + Layout.link(call.visit().path() + "/leave", "Cancel and go back")
                + "</p>" : "") + "</section>");
    }

    private static String title(Doc session) {
        return session.is("mode", "setup") ? "Save a card" : session.is("mode", "subscription") ? "Subscribe" : "Pay";
    }

    private static String action(Doc session) {
        return session.is("mode", "setup") ? "Save card" : session.number("amount_total") == 0 ? "Start"
                : "Pay " + Layout.money(session.number("amount_total"), session.text("currency"));
    }

    private static String items(Doc session) {
        var rows = new StringBuilder("<table>");
        for (var item : session.docs("_line_items")) {
            var interval = item.text("price.recurring.interval");
            rows.append("<tr><td>").append(item.number("quantity")).append(" × ")
                    .append(Layout.text(item.text("description"))).append("</td><td class=\"amount\">")
                    .append(Layout.money(item.number("price.unit_amount") * item.number("quantity"),
                            item.text("currency")))
                    .append(interval == null ? "" : " / " + interval).append("</td></tr>");
        }
        if (session.has("amount_total")) {
            rows.append("<tr><td><strong>Due today</strong></td><td class=\"amount\"><strong>")
                    .append(Layout.money(session.number("amount_total"), session.text("currency")))
                    .append("</strong></td></tr>");
        }
        return rows.append("</table>").toString();
    }

    private static String person(Account account, Doc session) {
        if (session.has("customer")) {
            var customer = account.get("customer", session.text("customer"), "customer");
            return "<p>" + Layout.text(customer.text("name")) + " <span class=\"soft\">"
                    + Layout.text(customer.text("email")) + "</span></p>";
        }
        return "<label class=\"field\">Email<input type=\"email\" name=\"email\" required value=\""
                + Layout.text(session.text("customer_email")) + "\"></label>"
                + "<label class=\"field\">Name<input type=\"text\" name=\"name\" required></label>";
    }

    private static String withoutCard(Doc session) {
        return session.is("mode", "subscription") && session.is("payment_method_collection", "if_required")
                && session.number("amount_total") == 0
                ? "<label class=\"choice\"><input type=\"checkbox\" name=\"none\" value=\"yes\"> Without a card</label>"
                : "";
    }

    private Reply sent(PageCall call) {
        var session = session(call);
        if (!session.is("status", "open")) {
            return page(call, "");
        }
        var card = call.sent("none").isEmpty() ? TestCard.valueOf(call.sent("card")) : null;
        if (card != null && Completion.asks(card) && !call.sent("do").equals("authenticated")) {
            return call.sent("do").equals("refused")
                    ? page(call, Layout.notice("Your bank did not confirm that it is you. Try another card."))
                    : bank(call);
        }
        var customer = session.has("customer")
                ? account(call).get("customer", session.text("customer"), "customer") : new Doc();
        try {
            completion.complete(account(call), session, card,
                    session.has("customer") ? customer.text("email") : call.sent("email"),
                    session.has("customer") ? customer.text("name") : call.sent("name"));
        } catch (ApiError refusal) {
            return page(call, Layout.notice(refusal.getMessage()));
        }
        return Reply.to(session.text("success_url").replace("{CHECKOUT_SESSION_ID}", session.id()));
    }

    private static Reply bank(PageCall call) {
        var form = new String[] {"card", call.sent("card"), "email", call.sent("email"), "name", call.sent("name"),
                "do", ""};
        var yes = form.clone();
        yes[7] = "authenticated";
        form[7] = "refused";
        return Layout.page("Your bank asks", """
                <section class="narrow"><p>Is it you who is paying with this card?</p><div class="row">%s%s</div>
                </section>""".formatted(Layout.button(call.visit().path(), "Yes, authenticate", "main", yes),
                Layout.button(call.visit().path(), "No, refuse", "", form)));
    }
}
