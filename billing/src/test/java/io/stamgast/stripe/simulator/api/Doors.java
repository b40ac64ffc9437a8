package io.stamgast.stripe.simulator.api;

import io.stamgast.stripe.simulator.http.Visit;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.World;
import java.util.Map;

/** Who may come in, and to which account: the key says who, {@code Stripe-Account} for which of its accounts. */
final class Doors {

    private final World world;
    private final Map<String, String> platforms;

    /** @param platforms each one's key, and its account */
    Doors(World world, Map<String, String> platforms) {
        this.world = world;
        this.platforms = platforms;
    }

    Account account(Visit visit) {
        var authorization = visit.header("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw ApiError.of(401, "invalid_request_error", null, "You did not provide an API key. You need to provide"
                    + " your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer"
                    + " YOUR_SECRET_KEY').");
        }
        var key = authorization.substring("Bearer ".length());
        if (!platforms.containsKey(key)) {
            throw ApiError.of(401, "invalid_request_error", null, "Invalid API Key provided: " + masked(key));
        }
        var platform = world.account(platforms.get(key));
        var named = visit.header("Stripe-Account");
        if (named == null) {
            return platform;
        }
        if (!world.knows(platform, named)) {
            throw ApiError.of(403, "invalid_request_error", "account_invalid", "The provided key '" + masked(key)
                    + "' does not have access to account '" + named + "' (or that account does not exist). Application"
                    + " access may have been revoked.");
        }
        return world.account(named);
    }

    private static String masked(String key) {
        return key.length() <= 12 ? "***" : key.substring(0, 8) + "***" + key.substring(key.length() - 4);
    }
}
