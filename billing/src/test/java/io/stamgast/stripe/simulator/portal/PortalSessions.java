package io.stamgast.stripe.simulator.portal;

import com.stripe.param.billingportal.SessionCreateParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Ids;

/** The call {@code POST /v1/billing_portal/sessions}. */
public final class PortalSessions {

    static final String SESSION = "billing_portal.session";

    private final String address;

    /** @param address of the simulator, where the page is */
    public PortalSessions(String address) {
        this.address = address;
    }

    public void register(Routes routes) {
        routes.post("/v1/billing_portal/sessions", SessionCreateParams.class, this::create).needs("customer")
                .takes("return_url", "locale");
    }

    private Doc create(Call call) {
        var customer = call.required("customer", "customer");
        var session = Doc.of(SESSION, Ids.fresh("bps")).set("configuration", "bpc_simulator")
                .set("created", call.account().now(customer)).set("customer", customer.id()).set("flow", null)
                .set("livemode", false).set("locale", null).set("on_behalf_of", null).set("return_url", null)
                .take(call.parameters(), "return_url", "locale");
        session.set("url", address + "/portal/" + call.account().id() + "/" + session.id());
        return call.account().save(session);
    }
}
