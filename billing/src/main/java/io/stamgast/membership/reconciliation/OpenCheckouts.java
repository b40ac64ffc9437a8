package io.stamgast.membership.reconciliation;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.reconciliation.Finding.Difference;
import io.stamgast.membership.reconciliation.Finding.Kind;
import io.stamgast.membership.reconciliation.Finding.Problem;
import io.stamgast.membership.subscribing.checkout.Checkout;
import io.stamgast.membership.subscribing.checkout.CheckoutTable;
import java.util.List;
import java.util.UUID;

/** Looks at the pages that we take for open: one that was paid meanwhile is a membership, one that is over is none. */
final class OpenCheckouts {

    private static final int PAGE = 100;

    private final TenantWork work;
    private final Healing healing;
    private final int tenantId;

    OpenCheckouts(TenantWork work, Healing healing, int tenantId) {
        this.work = work;
        this.healing = healing;
        this.tenantId = tenantId;
    }

    Place here(Place place) {
        var after = place.after() == null ? Ids.NIL : UUID.fromString(place.after());
        var open = work.call(tenantId, connection -> new CheckoutTable(connection, tenantId).open(after, PAGE));
        for (var checkout : open) {
            look(checkout);
        }
        return place.goOn(open.size() < PAGE ? null : open.get(open.size() - 1).id().toString());
    }

    private void look(Checkout checkout) {
        if (!healing.refreshCheckout(checkout.session())) {
            healing.note(Kind.CHECKOUT, checkout.session(), Problem.MISSING_THERE, null, List.of(), false);
            return;
        }
        var now = work.call(tenantId, connection -> new CheckoutTable(connection, tenantId).find(checkout.id()))
                .orElseThrow();
        if (now.state() != checkout.state()) {
            healing.note(Kind.CHECKOUT, checkout.session(), Problem.DIFFERS, membership(checkout.id()),
                    List.of(new Difference("state", checkout.state().name(), now.state().name())), true);
        }
    }

    /** Null when it has come to none. */
    private Membership membership(UUID checkout) {
        return work.call(tenantId, connection -> new MembershipTable(connection, tenantId).find(checkout)).orElse(null);
    }
}
