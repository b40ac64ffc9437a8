package io.stamgast.stripe.simulator.world;

import io.stamgast.stripe.simulator.wire.Doc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All objects of a kind in one account, in the order of their creation, found by id or by their customer. */
public final class Table {

    private final Map<String, Doc> docs = new LinkedHashMap<>();
    private final Map<String, Map<String, Doc>> byCustomer = new HashMap<>();
    private final Map<String, String> customers = new HashMap<>();

    Table() {
    }

    void put(Doc doc) {
        var id = doc.id();
        docs.put(id, doc);
        var customer = doc.text("customer");
        var before = customer == null ? customers.remove(id) : customers.put(id, customer);
        if (before != null && !before.equals(customer)) {
            byCustomer.get(before).remove(id);
        }
        if (customer != null) {
            byCustomer.computeIfAbsent(customer, any -> new LinkedHashMap<>()).put(id, doc);
        }
    }

    void remove(String id) {
        docs.remove(id);
        var customer = customers.remove(id);
        if (customer != null) {
            byCustomer.get(customer).remove(id);
        }
    }

    /** The object, or null. */
    public Doc get(String id) {
        return docs.get(id);
    }

    public Collection<Doc> all() {
        return Collections.unmodifiableCollection(docs.values());
    }

    /** Oldest first. */
    public List<Doc> ofCustomer(String customer) {
        return new ArrayList<>(byCustomer.getOrDefault(customer, Map.of()).values());
    }

    public List<Doc> newestFirst() {
        return reversed(docs.values());
    }

    public List<Doc> newestFirst(String customer) {
        return customer == null ? newestFirst() : reversed(ofCustomer(customer));
    }

    private static List<Doc> reversed(Collection<Doc> docs) {
        var list = new ArrayList<>(docs);
        Collections.reverse(list);
        return list;
    }
}
