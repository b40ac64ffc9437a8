package io.stamgast.stripe.simulator.webhook;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import com.stripe.param.EventListParams;
import com.stripe.param.EventRetrieveParams;
import io.stamgast.stripe.simulator.api.Call;
import io.stamgast.stripe.simulator.api.Page;
import io.stamgast.stripe.simulator.api.Routes;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.StoredEvent;

/** The calls on {@code /v1/events}. */
public final class EventCalls {

    public void register(Routes routes) {
        routes.get("/v1/events/{id}", EventRetrieveParams.class, EventCalls::retrieve);
        routes.list("/v1/events", EventListParams.class, EventCalls::list).takes("type", "types", "created");
    }

    private static Doc retrieve(Call call) {
        var event = call.account().event(call.id());
        if (event == null) {
            throw ApiError.noSuch("event", call.id(), "id");
        }
        return read(event);
    }

    private static Doc read(StoredEvent event) {
        return new Doc(JsonParser.parseString(event.json()).getAsJsonObject());
    }

    private static Doc list(Call call) {
        var wanted = call.parameters();
        var heads = call.account().eventsNewestFirst().stream().map(event -> Doc.of("event", event.id())
                .set("type", event.type()).set("created", event.created())).toList();
        var page = Page.of(call, "/v1/events", heads, head -> Page.within(wanted, "created", head)
                && (!wanted.has("type") || fits(wanted.text("type"), head.text("type")))
                && (!wanted.has("types") || wanted.texts("types").contains(head.text("type"))));
        var whole = new JsonArray();
        page.docs("data").forEach(head -> whole.add(read(call.account().event(head.id())).json()));
        return page.set("data", whole);
    }

    private static boolean fits(String wanted, String type) {
        return wanted.endsWith("*") ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(type);
    }
}
