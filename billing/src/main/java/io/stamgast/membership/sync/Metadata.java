package io.stamgast.membership.sync;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What our objects at Stripe say about whose they are. */
public final class Metadata {

    /** The membership that a subscription is of, which is also the checkout that it came from. */
    public static final String MEMBERSHIP = "stamgast_membership";
    public static final String ACCOUNT = "stamgast_account";
    /** Which version of the plan its price is of. */
    public static final String PLAN_VERSION = "stamgast_plan_version";

    private Metadata() {
    }

    /** Whose an object is; nothing for one that is not ours. */
    static Optional<UUID> membership(Map<String, String> metadata) {
        try {
            return Optional.ofNullable(metadata.get(MEMBERSHIP)).map(UUID::fromString);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
