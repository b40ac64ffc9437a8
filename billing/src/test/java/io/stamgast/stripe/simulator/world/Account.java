package io.stamgast.stripe.simulator.world;

import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Difference;
import io.stamgast.stripe.simulator.wire.Doc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One account, the platform's own or a connected one, with all that belongs to it. */
public final class Account {

    private static final String DUE = "_due";
    private static final long EVENTS_KEPT_SECONDS = 30 * 86_400L;

    private final World world;
    private final String id;
    private final boolean connected;
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, StoredEvent> events = new LinkedHashMap<>();
    private final Map<String, Timeline> testClocks = new HashMap<>();

    Account(World world, String id, boolean connected) {
        this.world = world;
        this.id = id;
        this.connected = connected;
    }

    public String id() {
        return id;
    }

    public boolean connected() {
        return connected;
    }

    /** The objects of a kind, by the name in their member {@code object}. */
    public Table table(String object) {
        return tables.computeIfAbsent(object, any -> new Table());
    }

    /** The object, or a refusal with 404. */
    public Doc get(String object, String id, String param) {
        var doc = table(object).get(id);
        if (doc == null) {
            throw ApiError.noSuch(object.substring(object.indexOf('.') + 1), id, param);
        }
        return doc;
    }

    /** The object, which must not have been deleted: what is deleted can be seen, but not be used. */
    public Doc usable(String object, String id, String param) {
        var doc = get(object, id, param);
        if (doc.flag("deleted")) {
            throw ApiError.noSuch(object.substring(object.indexOf('.') + 1), id, param);
        }
        return doc;
    }

    /** Keeps a new object, or what changed in one. */
    public Doc save(Doc doc) {
        table(doc.object()).put(doc);
        world.changed(this, doc.object(), doc.id());
        return doc;
    }

    public void delete(Doc doc) {
        table(doc.object()).remove(doc.id());
        world.changed(this, doc.object(), doc.id());
    }

    /** Removes a customer and all that is the customer's, without telling anybody. */
    public void forget(Doc customer) {
        for (var table : tables.values()) {
            table.ofCustomer(customer.id()).forEach(doc -> {
                table(DUE).all().stream().filter(due -> due.is("of", doc.id())).toList().forEach(this::delete);
                delete(doc);
            });
        }
        delete(customer);
    }

    /** Keeps a new object and tells of it. */
    public Doc add(Doc doc, String event) {
        save(doc);
        emit(event, doc);
        return doc;
    }

    /** Changes an object and tells what it was before; nothing is told where nothing changed. */
    public void update(Doc doc, String event, Consumer<Doc> change) {
        var before = doc.copy();
        change.accept(doc);
        save(doc);
        var previous = Difference.previous(before.json(), doc.json());
        if (previous.size() > 0) {
            emit(event, doc, new Doc(previous));
        }
    }

    public void emit(String type, Doc doc) {
        emit(type, doc, null);
    }

    private void emit(String type, Doc doc, Doc previous) {
        var origin = world.origin();
        var data = new Doc().set("object", doc.visible());
        var created = now(doc);
        var event = Doc.of("event", Ids.fresh("evt")).set("api_version", origin.apiVersion())
                .set("created", created).set("livemode", false).set("type", type)
                .set("pending_webhooks", 0)
                .set("request", new Doc().set("id", origin.requestId()).set("idempotency_key", origin.idempotencyKey()))
                .set("data", previous == null ? data : data.set("previous_attributes", previous));
        if (connected) {
            event.set("account", id);
        }
        var stored = new StoredEvent(event.id(), type, created, now((String) null),
                event.toString().getBytes(StandardCharsets.UTF_8));
        keep(stored);
        world.changed(this, "event", stored.id());
        world.happened(this, stored);
    }

    void keep(StoredEvent event) {
        events.put(event.id(), event);
        var oldest = events.values().iterator();
        while (oldest.hasNext() && oldest.next().kept() < event.kept() - EVENTS_KEPT_SECONDS) {
            oldest.remove();
        }
    }

    /** The event, or null. */
    public StoredEvent event(String event) {
        return events.get(event);
    }

    public List<StoredEvent> eventsNewestFirst() {
        var list = new ArrayList<>(events.values());
        Collections.reverse(list);
        return list;
    }

    /** Unix seconds, by the test clock if one is named. */
    public long now(String testClock) {
        return timeline(testClock).now();
    }

    /** By the clock of the object's customer. */
    public long now(Doc doc) {
        return now(doc == null ? null : clockOf(doc));
    }

    /** The test clock that the object lives by, or null; not every kind shows it. */
    public static String clockOf(Doc doc) {
        if (doc.object().equals("test_helpers.test_clock")) {
            return doc.id();
        }
        return doc.has("test_clock") ? doc.text("test_clock") : doc.text("_test_clock");
    }

    Timeline timeline(String testClock) {
        return testClock == null ? world.time() : testClocks.computeIfAbsent(testClock,
                any -> new Timeline(false, table("test_helpers.test_clock").get(testClock).number("frozen_time")));
    }

    /** Plans something for an object at a time of its clock; an earlier plan of that kind for it is given up. */
    public void plan(String kind, Doc doc, long at) {
        var due = Doc.of(DUE, kind + ":" + doc.id()).set("kind", kind).set("of", doc.id()).set("at", at)
                .set("number", world.number()).set("test_clock", clockOf(doc));
        save(due);
        queue(due);
    }

    void queue(Doc due) {
        timeline(due.text("test_clock")).add(new Due(due.number("at"), due.number("number"), this, due.id()));
    }

    public void giveUp(String kind, Doc doc) {
        var due = table(DUE).get(kind + ":" + doc.id());
        if (due != null) {
            delete(due);
        }
    }

    /** Takes what is due out of the plan; null if it was given up or planned anew meanwhile. */
    Doc taken(Due due) {
        var planned = table(DUE).get(due.key());
        if (planned == null || planned.number("number") != due.number()) {
            return null;
        }
        delete(planned);
        return planned;
    }

    Map<String, Table> tables() {
        return tables;
    }

    Collection<StoredEvent> events() {
        return events.values();
    }
}
