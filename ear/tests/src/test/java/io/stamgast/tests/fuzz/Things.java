package io.stamgast.tests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What a tenant has, as far as a thread knows: addresses of things, and what bodies and queries name them by. */
final class Things {

    /** So many of a kind are remembered; then the oldest of those that were found on the way are forgotten. */
    private static final int MOST = 60;
    /** So often what is done below a thing is done to one that is made for it, where there is one. */
    private static final int FITTING = 4;
    private static final int UUID_LENGTH = 36;
    private static final Map<String, String> NAMED_BY_ID = Map.ofEntries(Map.entry("account", "/accounts/{}"),
            Map.entry("parent", "/accounts/{}"), Map.entry("distributor", "/distributors/{}"),
            Map.entry("reward", "/rewards/{}"), Map.entry("member", "/accounts/{}/members/{}"),
            Map.entry("with", "/rule-sets/{}"), Map.entry("job", "/jobs/{}"), Map.entry("event", "/events/{}"),
            Map.entry("firstEvent", "/events/{}"), Map.entry("lastEvent", "/events/{}"),
            Map.entry("objectId", "/accounts/{}"), Map.entry("entry", "/rewards/{}"));
    /** By the operation whose answers tell them. */
    private static final Map<String, String> CODES = Map.of("/membership-plans", "plan", "/activity-types", "type",
            "/accounts/{}/referral-codes", "code");
    /** Who takes these away may be left without a way in. */
    private static final Set<String> ONLY_OWN = Set.of("/staff/{}", "/machine-clients/{}", "/tenants/{}");

    /** What an editable thing looked like when it was read. */
    record Reading(String address, JsonNode body, String tag) {
    }

    private final List<Operation> operations;
    private final Map<String, List<List<String>>> addresses = new HashMap<>();
    private final Map<String, List<String>> codes = new HashMap<>();
    private final Map<String, List<Reading>> readings = new HashMap<>();

    Things(List<Operation> operations) {
        this.operations = operations;
    }

    /** The same things, of which others are told no more. */
    Things copy() {
        var copy = new Things(operations);
        addresses.forEach((template, all) -> copy.addresses.put(template, new ArrayList<>(all)));
        codes.forEach((name, all) -> copy.codes.put(name, new ArrayList<>(all)));
        return copy;
    }

    /** Something is at this address below {@code /api/v1}, or can be done there. */
    void learn(String address) {
        if (operations.stream().anyMatch(operation -> operation.path().equals(address))) {
            return;
        }
        var parts = address.split("/");
        operations.stream().map(Operation::template).filter(template -> template.contains("{}"))
                .filter(template -> matches(template.split("/"), parts)).findFirst()
                .ifPresent(template -> remember(template, values(template.split("/"), parts)));
    }

    private static boolean matches(String[] template, String[] parts) {
        var same = template.length == parts.length;
        for (var i = 0; same && i < parts.length; i++) {
            same = template[i].equals("{}") || template[i].equals(parts[i]);
        }
        return same;
    }

    private static List<String> values(String[] template, String[] parts) {
        var values = new ArrayList<String>();
        for (var i = 0; i < parts.length; i++) {
            if (template[i].equals("{}")) {
                values.add(parts[i]);
            }
        }
        return values;
    }

    /** What was there is there no more. */
    void forget(String address) {
        var parts = address.split("/");
        addresses.forEach((template, all) -> {
            if (matches(template.split("/"), parts)) {
                all.remove(values(template.split("/"), parts));
            }
        });
        addresses.values().removeIf(List::isEmpty);
    }

    private void remember(String template, List<String> values) {
        remember(addresses.computeIfAbsent(template, first -> new ArrayList<>()), values);
    }

    void name(String what, String code) {
        remember(codes.computeIfAbsent(what, first -> new ArrayList<>()), code);
    }

    private static <T> void remember(List<T> all, T one) {
        if (!all.contains(one)) {
            all.add(one);
            if (all.size() > MOST) {
                all.remove(MOST / 2);
            }
        }
    }

    /** What the answer to a call tells. */
    void learn(Operation operation, String address, Received received) {
        var location = received.header("Location");
        var below = location.indexOf("/api/v1/");
        if (below >= 0) {
            learn(location.substring(below + "/api/v1".length()));
        }
        if (operation.verb().equals("PUT")) {
            learn(address);
        } else if (operation.verb().equals("DELETE")) {
            forget(address);
        }
        var json = received.json();
        var one = operation.template() + "/{}";
        if (operation.verb().equals("GET") && !ONLY_OWN.contains(one)) {
            json.path("items").forEach(item -> Optional.ofNullable(item.get("id"))
                    .ifPresent(id -> learn(address + "/" + id.asText())));
        }
        var named = CODES.get(operation.template());
        if (named != null && json.has("code")) {
            name(named, json.get("code").asText());
        }
        if (operation.verb().equals("GET") && json.isObject() && !json.has("items")) {
            remember(readings.computeIfAbsent(operation.template(), first -> new ArrayList<>()),
                    new Reading(address, json, received.header("ETag")));
        }
    }

    /** Values for the parameters of that path; those that nothing is known for are left out at the end. */
    List<String> place(String template, Chance chance) {
        var known = template;
        while (!known.isEmpty()) {
            var all = known.endsWith("{}") || chance.oneIn(FITTING) ? addresses.get(known) : null;
            if (all != null) {
                return latest(all, chance);
            }
            known = known.substring(0, known.lastIndexOf('/'));
        }
        return List.of();
    }

    /** Whether something of its own is there, rather than what every tenant has, such as a month. */
    boolean hasPlace(String template) {
        return place(template, new Chance(0, 0)).stream().anyMatch(Things::isId);
    }

    private static boolean isId(String value) {
        return value.length() >= UUID_LENGTH;
    }

    /** The last ones have more that can still be done with them. */
    private static <T> T latest(List<T> all, Chance chance) {
        var least = chance.oneIn(2) ? 0 : all.size() * 3 / 4;
        return all.get(chance.between(least, all.size() - 1));
    }

    /** What a member or parameter of that name can be. */
    Optional<String> named(String name, Chance chance) {
        var template = NAMED_BY_ID.get(name);
        if (template != null && addresses.containsKey(template)) {
            var values = latest(addresses.get(template), chance);
            return Optional.of(values.get(values.size() - 1));
        }
        return Optional.ofNullable(codes.get(name)).map(all -> latest(all, chance));
    }

    /** One that the same address can be sent again. */
    Optional<Reading> reading(String template, Chance chance) {
        return Optional.ofNullable(readings.get(template)).map(all -> latest(all, chance));
    }

    static List<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
