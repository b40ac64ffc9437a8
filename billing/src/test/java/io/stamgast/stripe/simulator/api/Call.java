package io.stamgast.stripe.simulator.api;

import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;
import java.util.Map;

/**
 * One call whose key, account and parameters are in order.
 *
 * @param path the values in the path, by name
 */
public record Call(Account account, Doc parameters, Map<String, String> path) {

    public String id() {
        return path.get("id");
    }

    /** The object of this kind that the path names. */
    public Doc target(String object) {
        return account.get(object, id(), "id");
    }

    /** The object that a parameter names, or null where it is not given. */
    public Doc named(String parameter, String object) {
        var id = parameters.text(parameter);
        return id == null ? null : account.usable(object, id, parameter);
    }

    /** The object that a parameter must name. */
    public Doc required(String parameter, String object) {
        if (!parameters.has(parameter)) {
            throw ApiError.parameterMissing(parameter);
        }
        return named(parameter, object);
    }
}
