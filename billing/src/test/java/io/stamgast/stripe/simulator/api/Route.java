package io.stamgast.stripe.simulator.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.stamgast.stripe.simulator.contract.Parameters;
import io.stamgast.stripe.simulator.http.PathPattern;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One kind of call: what it takes and what it does. */
public final class Route {

    private final String method;
    private final PathPattern path;
    private final Parameters parameters;
    private final Function<Call, Doc> action;
    private final Set<String> taken = new HashSet<>(Set.of("expand"));
    private final List<String> needed = new ArrayList<>();

    Route(String method, String path, Parameters parameters, Function<Call, Doc> action) {
        this.method = method;
        this.path = new PathPattern(path);
        this.parameters = parameters;
        this.action = action;
    }

    /**
     * The parameters that have an effect here. Others that Stripe knows are refused, so that no test relies on them.
     * Where members of a hash are named ({@code subscription_data.trial_end}), its other members are refused too.
     */
    public Route takes(String... names) {
        for (var name : names) {
            if (!parameters.names().contains(name.split("\\.")[0])) {
                throw new IllegalArgumentException(path.pattern() + " has no parameter " + name);
            }
            taken.add(name);
            taken.add(name.split("\\.")[0]);
        }
        return this;
    }

    /** Parameters that have an effect and must be there. */
    public Route needs(String... names) {
        needed.addAll(List.of(names));
        return takes(names);
    }

    String method() {
        return method;
    }

    PathPattern path() {
        return path;
    }

    Doc read(Map<String, Object> form) {
        var read = parameters.read(form);
        for (var entry : read.json().entrySet()) {
            refuseUnlessTaken(entry.getKey());
            var members = taken.stream().anyMatch(name -> name.startsWith(entry.getKey() + "."));
            hashes(entry.getValue()).stream().filter(any -> members).flatMap(hash -> hash.keySet().stream())
                    .forEach(member -> refuseUnlessTaken(entry.getKey() + "." + member));
        }
        for (var name : needed) {
            if (!read.has(name)) {
                throw ApiError.parameterMissing(name);
            }
        }
        return read;
    }

    private void refuseUnlessTaken(String name) {
        if (!taken.contains(name)) {
            throw ApiError.invalid("simulator_unsupported", name,
                    "Stripe knows the parameter " + name + " here; this simulator does not.");
        }
    }

    private static List<JsonObject> hashes(JsonElement value) {
        if (value.isJsonArray()) {
            return value.getAsJsonArray().asList().stream().filter(JsonElement::isJsonObject)
                    .map(JsonElement::getAsJsonObject).toList();
        }
        return value.isJsonObject() ? List.of(value.getAsJsonObject()) : List.of();
    }

    Doc act(Call call) {
        return action.apply(call);
    }
}
