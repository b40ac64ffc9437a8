package io.stamgast.stripe.simulator.api;

import io.stamgast.stripe.simulator.contract.Parameters;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All calls that are understood. */
public final class Routes {

    record Found(Route route, Map<String, String> path) {
    }

    private final List<Route> routes = new ArrayList<>();

    public Route get(String path, Class<?> parameters, Function<Call, Doc> action) {
        return add(new Route("GET", path, new Parameters(parameters), action));
    }

    public Route post(String path, Class<?> parameters, Function<Call, Doc> action) {
        return add(new Route("POST", path, new Parameters(parameters), action));
    }

    public Route delete(String path, Class<?> parameters, Function<Call, Doc> action) {
        return add(new Route("DELETE", path, new Parameters(parameters), action));
    }

    /** A call that returns a page of objects. */
    public Route list(String path, Class<?> parameters, Function<Call, Doc> action) {
        return get(path, parameters, action).takes("limit", "starting_after", "ending_before");
    }

    private Route add(Route route) {
        routes.add(route);
        return route;
    }

    /** The one whose path has the fewest names for anything. */
    Found find(String method, String path) {
        Found best = null;
        for (var route : routes) {
            var values = route.method().equals(method) ? route.path().match(path)
                    : Optional.<Map<String, String>>empty();
            if (values.isPresent() && (best == null || values.get().size() < best.path().size())) {
                best = new Found(route, values.get());
            }
        }
        if (best != null) {
            return best;
        }
        throw ApiError.of(404, "invalid_request_error", null, "Unrecognized request URL (" + method + ": " + path
                + "). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.");
    }
}
