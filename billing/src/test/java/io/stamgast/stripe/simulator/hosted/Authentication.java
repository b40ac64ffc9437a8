package io.stamgast.stripe.simulator.hosted;

import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.page.Layout;
import io.stamgast.stripe.simulator.page.PageCall;
import io.stamgast.stripe.simulator.page.Pages;
import io.stamgast.stripe.simulator.payment.PaymentIntents;
import io.stamgast.stripe.simulator.payment.SetupIntents;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.World;

/** Where {@code next_action.redirect_to_url} leads: the bank asks who is paying. */
public final class Authentication {

    private static final String PATH = "/authenticate/{account}/{id}";

    private final World world;
    private final PaymentIntents payments;
    private final SetupIntents setups;

    public Authentication(World world, PaymentIntents payments, SetupIntents setups) {
        this.world = world;
        this.payments = payments;
        this.setups = setups;
    }

    public void register(Pages pages) {
        pages.get(PATH, call -> {
            var intent = intent(call);
            return intent.is("status", "requires_action") ? Layout.page("Your bank asks", """
                    <section class="narrow"><p>Is it you who is paying with this card?</p><div class="row">%s%s</div>
                    </section>""".formatted(
                    Layout.button(call.visit().path(), "Yes, authenticate", "main", "outcome", "pass"),
                    Layout.button(call.visit().path(), "No, refuse", "", "outcome", "fail"))) : done(intent);
        });
        pages.post(PATH, this::authenticated);
    }

    private Account account(PageCall call) {
        return world.account(call.path().get("account"));
    }

    private Doc intent(PageCall call) {
        var kind = call.id().startsWith("seti_") ? SetupIntents.INTENT : PaymentIntents.INTENT;
        return account(call).get(kind, call.id(), "id");
    }

    private Reply authenticated(PageCall call) {
        var intent = intent(call);
        var passed = call.sent("outcome").equals("pass");
        if (intent.is("object", SetupIntents.INTENT)) {
            setups.authenticated(account(call), intent, passed);
        } else {
            payments.authenticated(account(call), intent, passed);
        }
        return intent.has("_return_url") ? Reply.to(intent.text("_return_url")) : done(intent);
    }

    private static Reply done(Doc intent) {
        return Layout.page("Your bank has decided", "<section class=\"narrow\"><p>"
                + Layout.state(intent.text("status")) + "</p><p>You can close this page.</p></section>");
    }
}
