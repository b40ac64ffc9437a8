package io.stamgast.stripe.simulator.webhook;

import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointListParams;
import com.stripe.param.WebhookEndpointRetrieveParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.wire.Metadata;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.Ids;
import io.stamgast.stripe.simulator.world.World;
import java.util.List;
import java.util.stream.Stream;

/** Where events are sent: an account's own, or for the platform those of its connected accounts. */
public final class Endpoints {

    private static final String ENDPOINT = "webhook_endpoint";

    private final World world;

    public Endpoints(World world) {
        this.world = world;
    }

    public void register(Routes routes) {
        routes.post("/v1/webhook_endpoints", WebhookEndpointCreateParams.class, this::create)
                .needs("url", "enabled_events").takes("connect", "description", "metadata", "api_version");
        routes.get("/v1/webhook_endpoints/{id}", WebhookEndpointRetrieveParams.class, call -> call.target(ENDPOINT));
        routes.list("/v1/webhook_endpoints", WebhookEndpointListParams.class, call ->
                Page.of(call, "/v1/webhook_endpoints", call.account().table(ENDPOINT).newestFirst(), any -> true));
        routes.post("/v1/webhook_endpoints/{id}", WebhookEndpointUpdateParams.class, this::update)
                .takes("url", "enabled_events", "description", "metadata", "disabled");
        routes.delete("/v1/webhook_endpoints/{id}", WebhookEndpointRetrieveParams.class, this::delete);
    }

    private Doc create(Call call) {
        var parameters = call.parameters();
        var secret = "whsec_" + Ids.random(32);
        var endpoint = add(call.account(), parameters.text("url"), secret, parameters.flag("connect"));
        endpoint.take(parameters, "enabled_events", "description", "api_version");
        Metadata.merge(endpoint, parameters);
        call.account().save(endpoint);
        return endpoint.copy().set("secret", secret);
    }

    /** Registers an address for all events; the same address again takes the new secret. */
    public Doc add(Account account, String url, String secret, boolean connect) {
        var known = account.table(ENDPOINT).all().stream()
                .filter(one -> one.is("url", url) && one.flag("_connect") == connect).findAny();
        var endpoint = known.orElseGet(() -> Doc.of(ENDPOINT, Ids.fresh("we")).set("created", account.now((Doc) null))
                .set("livemode", false).set("status", "enabled").set("url", url).set("api_version", null)
                .set("application", null).set("description", null).set("metadata", new Doc())
                .set("enabled_events", List.of("*")).set("_connect", connect));
        return account.save(endpoint.set("_secret", secret));
    }

    private Doc update(Call call) {
        var endpoint = call.target(ENDPOINT).take(call.parameters(), "url", "enabled_events", "description");
        if (call.parameters().has("disabled")) {
            endpoint.set("status", call.parameters().flag("disabled") ? "disabled" : "enabled");
        }
        Metadata.merge(endpoint, call.parameters());
        return call.account().save(endpoint);
    }

    private Doc delete(Call call) {
        var endpoint = call.target(ENDPOINT);
        call.account().delete(endpoint);
        return Doc.of(ENDPOINT, endpoint.id()).set("deleted", true);
    }

    /** Those that want to hear of such an event of the account. */
    List<Doc> listening(Account account, String type) {
        var own = account.table(ENDPOINT).all().stream().filter(one -> !one.flag("_connect"));
        var platforms = world.platformOf(account.id()).table(ENDPOINT).all().stream()
                .filter(one -> one.flag("_connect") && account.connected());
        return Stream.concat(own, platforms).filter(one -> one.is("status", "enabled"))
                .filter(one -> one.texts("enabled_events").stream().anyMatch(wanted ->
                        wanted.equals("*") || wanted.equals(type))).toList();
    }

    /** The endpoint, or null if it is no more. */
    Doc find(Account account, String id) {
        var own = account.table(ENDPOINT).get(id);
        return own != null ? own : world.platformOf(account.id()).table(ENDPOINT).get(id);
    }
}
