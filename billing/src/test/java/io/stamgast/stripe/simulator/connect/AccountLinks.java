package io.stamgast.stripe.simulator.connect;

import com.stripe.param.AccountLinkCreateParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.http.Reply;
import io.stamgast.stripe.simulator.page.Layout;
import io.stamgast.stripe.simulator.page.PageCall;
import io.stamgast.stripe.simulator.page.Pages;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import io.stamgast.stripe.simulator.world.World;

/** The call {@code POST /v1/account_links}, and the page to which such a link leads, once. */
public final class AccountLinks {

    private static final String LINK = "account_link";
    private static final String PATH = "/connect/{id}";
    private static final long VALID_SECONDS = 300;

    private final World world;
    private final ConnectedAccounts accounts;
    private final String address;

    public AccountLinks(World world, ConnectedAccounts accounts, String address) {
        this.world = world;
        this.accounts = accounts;
        this.address = address;
    }

    public void register(Routes routes, Pages pages) {
        routes.post("/v1/account_links", AccountLinkCreateParams.class, this::create)
                .needs("account", "type").takes("refresh_url", "return_url", "collection_options");
        pages.get(PATH, this::page);
        pages.post(PATH, this::sent);
    }

    private Doc create(Call call) {
        var account = accounts.find(call.account(), call.parameters().text("account"));
        if (!call.parameters().has("refresh_url") || !call.parameters().has("return_url")) {
            throw ApiError.parameterMissing(call.parameters().has("return_url") ? "refresh_url" : "return_url");
        }
        var now = world.time().now();
        var link = Doc.of(LINK, Ids.fresh("link")).set("_account", account.id()).set("created", now)
                .set("expires_at", now + VALID_SECONDS).set("_refresh_url", call.parameters().text("refresh_url"))
                .set("_return_url", call.parameters().text("return_url"));
        platform().save(link.set("url", address + "/connect/" + link.id()));
        return link.copy().remove("id");
    }

    private Account platform() {
        return world.account(World.PLATFORM);
    }

    private Doc link(PageCall call) {
        return platform().get(LINK, call.id(), "id");
    }

    private boolean stale(Doc link) {
        return link.flag("_used") || link.number("expires_at") < world.time().now();
    }

    /** A link that is expired, or was visited before, leads back to the platform for a new one. */
    private Reply page(PageCall call) {
        var link = link(call);
        if (stale(link)) {
            return Reply.to(link.text("_refresh_url"));
        }
        platform().save(link.set("_used", true));
        return Layout.page("Set up payments", """
                <section class="narrow"><p>Account <code>%s</code> tells Stripe who it is and where its money goes.</p>
                <div class="row">%s%s</div></section>""".formatted(link.text("_account"),
                Layout.button("/connect/" + link.id(), "Tell all that is asked", "main", "do", "complete"),
                Layout.button("/connect/" + link.id(), "Leave it for later", "", "do", "leave")));
    }

    private Reply sent(PageCall call) {
        var link = link(call);
        if (call.sent("do").equals("complete")) {
            accounts.onboard(accounts.find(link.text("_account")));
        }
        return Reply.to(link.text("_return_url"));
    }
}
