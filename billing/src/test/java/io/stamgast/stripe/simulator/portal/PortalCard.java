package io.stamgast.stripe.simulator.portal;

import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;

/** What a card that is chosen on the portal pays for: Stripe documents neither, so whoever relies on it knows both. */
public enum PortalCard {
    /** It becomes the customer's; a subscription that has a card of its own goes on with that. */
    CUSTOMER_ALONE,
    /** It becomes every subscription's, too. */
    SUBSCRIPTIONS_TOO;

    private static final String RULE = "_portal_card";

    static PortalCard of(Account account) {
        var kept = account.table(RULE).get("rule");
        return kept == null ? CUSTOMER_ALONE : valueOf(kept.text("card"));
    }

    public void keep(Account account) {
        account.save(Doc.of(RULE, "rule").set("card", name()));
    }
}
