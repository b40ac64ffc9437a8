package io.stamgast.stripe.simulator.api;

import io.stamgast.stripe.simulator.http.Visit;
import io.stamgast.stripe.simulator.wire.ApiError;
import io.stamgast.stripe.simulator.world.Account;
import io.stamgast.stripe.simulator.world.World;

/** Who may come in, and to which account: the key says who, {@code Stripe-Account} for which of its accounts. */
final class Doors {

    private final World world;
    private final String secretKey;

    Doors(World world, String secretKey) {
        this.world = world;
        this.secretKey = secretKey;
    }

    Account account(Visit visit) {
        var authorization = visit.header("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw ApiError.of(401, "invalid_request_error", null, "You did not provide an API key. You need to provide"
                    + " your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer"
                    + " YOUR_SECRET_KEY').");
        }
        var key = authorization.substring("Bearer ".length());
        if (!key.equals(secretKey)) {
            throw ApiError.of(401, "invalid_request_error", null, "Invalid API Key provided: " + masked(key));
        }
        var named = visit.header("Stripe-Account");
        if (named == null) {
            return world.account(World.PLATFORM);
        }
        if (!world.knows(named)) {
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
