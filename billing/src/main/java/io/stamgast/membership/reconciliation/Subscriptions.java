package io.stamgast.membership.reconciliation;

import com.stripe.StripeClient;
import com.stripe.model.StripeCollection;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionListParams;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.membership.Membership;
import io.stamgast.membership.MembershipTable;
import io.stamgast.membership.reconciliation.Finding.Kind;
import io.stamgast.membership.reconciliation.Finding.Problem;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.membership.sync.SubscriptionImage;
import io.stamgast.plan.PlanPrice;
import io.stamgast.plan.Plans;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeOutage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Compares subscriptions, page by page. */
final class Subscriptions {

    private static final int PAGE = 100;

    /** What we have of a page, and the prices by which it is paid. */
    private record Known(Map<String, Membership> memberships, Map<UUID, String> prices) {
    }

    private final TenantWork work;
    private final StripeClient client;
    private final Healing healing;
    private final Plans plans;
    private final Clock clock;
    private final int tenantId;
    private final String stripeAccount;

    Subscriptions(TenantWork work, StripeClient client, Healing healing, Plans plans, Clock clock, int tenantId,
                  String stripeAccount) {
        this.work = work;
        this.client = client;
        this.healing = healing;
        this.plans = plans;
        this.clock = clock;
        this.tenantId = tenantId;
        this.stripeAccount = stripeAccount;
    }

    /** Those that Stripe has, the latest first, whatever has become of them. */
    Place there(Place place) {
        var asked = clock.instant();
        var page = page(place.after());
        var known = work.call(tenantId, connection -> known(connection, page.getData()));
        var same = new ArrayList<UUID>();
        var ours = 0;
        for (var subscription : page.getData()) {
            var image = SubscriptionImage.of(subscription);
            if (image.isPresent() && isOurs(image.get(), known)) {
                ours++;
                compare(image.get(), known, same);
            }
        }
        seen(same, asked);
        return place.compared(ours, 0).goOn(last(page));
    }

    private StripeCollection<Subscription> page(String after) {
        var params = SubscriptionListParams.builder().setStatus(SubscriptionListParams.Status.ALL)
                .setLimit((long) PAGE).setStartingAfter(after).build();
        return StripeOutage.told(() -> client.v1().subscriptions().list(params, StripeAccess.in(stripeAccount)));
    }

    private static String last(StripeCollection<Subscription> page) {
        return Boolean.TRUE.equals(page.getHasMore()) ? page.getData().get(page.getData().size() - 1).getId() : null;
    }

    private Known known(Connection connection, List<Subscription> page) throws SQLException {
        var memberships = new HashMap<String, Membership>();
        var prices = new HashMap<UUID, String>();
        for (var membership : new MembershipTable(connection, tenantId)
                .ofSubscriptions(page.stream().map(Subscription::getId).toList())) {
            memberships.put(membership.stripeSubscription(), membership);
            var price = membership.plan().priceId();
            if (!prices.containsKey(price)) {
                prices.put(price, plans.price(connection, tenantId, price).map(PlanPrice::stripePrice).orElse(null));
            }
        }
        return new Known(memberships, prices);
    }

    /** Tenants may sell other things at Stripe, too. */
    private static boolean isOurs(SubscriptionImage image, Known known) {
        return known.memberships.containsKey(image.id()) || image.metadata().containsKey(Metadata.MEMBERSHIP);
    }

    private void compare(SubscriptionImage image, Known known, List<UUID> same) {
        var ours = known.memberships.get(image.id());
        if (ours == null) {
            healing.refresh(Kind.SUBSCRIPTION, image.id());
            if (healing.endOrphan(image.id())) {
                return;
            }
            var found = find(image.id());
            healing.note(Kind.SUBSCRIPTION, image.id(), found == null ? Problem.UNKNOWN : Problem.MISSING_HERE, found,
                    List.of(), found != null);
            return;
        }
        var differences = Differences.of(ours, known.prices.get(ours.plan().priceId()), image);
        if (differences.isEmpty()) {
            same.add(ours.id());
        } else {
            healing.refresh(Kind.SUBSCRIPTION, image.id());
            healing.note(Kind.SUBSCRIPTION, image.id(), Problem.DIFFERS, ours, differences, agrees(image));
        }
    }

    private boolean agrees(SubscriptionImage image) {
        var now = find(image.id());
        var price = work.call(tenantId, connection -> plans.price(connection, tenantId, now.plan().priceId()))
                .map(PlanPrice::stripePrice).orElse(null);
        return Differences.of(now, price, image).isEmpty();
    }

    private Membership find(String subscription) {
        return work.call(tenantId, connection -> new MembershipTable(connection, tenantId)
                .ofSubscriptions(List.of(subscription))).stream().findFirst().orElse(null);
    }

    /** Those of ours that Stripe has not told of. */
    Place here(Place place) {
        var after = place.after() == null ? Ids.NIL : UUID.fromString(place.after());
        var unseen = work.call(tenantId, connection -> new MembershipTable(connection, tenantId)
                .unseenSince(place.began(), after, PAGE));
        for (var ours : unseen) {
            var subscription = ours.stripeSubscription();
            var isThere = healing.refresh(Kind.SUBSCRIPTION, subscription);
            var differences = Differences.of(ours, find(subscription));
            if (!isThere || !differences.isEmpty()) {
                healing.note(Kind.SUBSCRIPTION, subscription, isThere ? Problem.DIFFERS : Problem.MISSING_THERE, ours,
                        differences, isThere);
            }
        }
        return place.compared(unseen.size(), 0)
                .goOn(unseen.size() < PAGE ? null : unseen.get(unseen.size() - 1).id().toString());
    }

    private void seen(List<UUID> same, Instant asked) {
        if (!same.isEmpty()) {
            work.call(tenantId, connection -> {
                new MembershipTable(connection, tenantId).seen(same, asked);
                return null;
            });
        }
    }
}
