package io.stamgast.membership.subscribing.taking;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.membership.Membership.Collection;
import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.Sending;
import io.stamgast.membership.subscribing.StripeCustomers;
import io.stamgast.membership.subscribing.checkout.InvoicedOperation;
import io.stamgast.membership.subscribing.checkout.SessionOperation;
import io.stamgast.membership.subscribing.once.CheckoutFollower;
import io.stamgast.membership.testing.Club;
import io.stamgast.testing.Entered;
import io.stamgast.web.Reference;
import io.stamgast.web.idempotency.Keyed;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Where a club's accounts take plans, as the resource does it. */
public final class Till {

    /** In a transaction of its own, as the container gives it. */
    private final class OwnTransaction extends Checkouts {

        private final String key;

        private OwnTransaction(String key) {
            this.key = key;
            plans = club.plans;
            calls = club.calls;
            clock = club.clock;
            tenant = Till.this.tenant;
            audit = new Audit() {
                @Override
                public void record(String action, String type, Object id, Object before, Object after) {
                    // who did it is no matter here
                }
            };
        }

        @Override
        public Response ask(Reference account, CheckoutRequest wanted) {
            return club.work.call(tenant.id(), connection -> {
                this.connection = new Entered(connection);
                return Keyed.once(connection, tenant.id(), key, () -> super.ask(account, wanted));
            });
        }

        @Override
        public CheckoutView find(Reference account, UUID id) {
            return club.work.call(tenant.id(), connection -> {
                this.connection = new Entered(connection);
                return super.find(account, id);
            });
        }
    }

    private final Club club;
    private final CurrentTenant tenant;
    private final CheckoutFollower follower;

    public Till(Club club) {
        this(club, club.tenant());
        var customers = new StripeCustomers(club.work, club.clock);
        club.does(new SessionOperation(customers), new InvoicedOperation(customers));
        club.follows(follower);
    }

    /** Somebody else's, who looks into the club's. */
    Till(Club club, int tenant) {
        this.club = club;
        this.tenant = Entered.tenant(tenant);
        follower = new CheckoutFollower(club.work, club.access, club.follower, club.plans, club.clock);
    }

    public CheckoutFollower follower() {
        return follower;
    }

    int tenant() {
        return tenant.id();
    }

    public static CheckoutRequest wish(String plan, String price) {
        return new CheckoutRequest(plan, price, null, null, null, null, "https://shop.example/done",
                "https://shop.example/left");
    }

    static CheckoutRequest with(CheckoutRequest wish, UUID member, String coupon, Collection collection,
                                Integer days) {
        return new CheckoutRequest(wish.plan(), wish.price(), member, coupon, collection, days, wish.successUrl(),
                wish.cancelUrl());
    }

    public CheckoutView asks(UUID account, CheckoutRequest wish) {
        return asks(account, wish, UUID.randomUUID().toString());
    }

    /** The same once, however often it is asked for with this key. */
    public CheckoutView asks(UUID account, CheckoutRequest wish, String key) {
        var desk = new CheckoutDesk();
        desk.work = club.work;
        desk.tenant = tenant;
        desk.access = club.access;
        desk.calls = club.calls;
        desk.follower = follower;
        desk.checkouts = new OwnTransaction(key);
        desk.sending = new Sending(club.work, tenant, club.calls, club.follower);
        var reference = new Reference(account, null);
        var decided = Decided.of(desk.ask(reference, wish));
        desk.send(decided);
        return find(account, decided.subject());
    }

    public CheckoutView find(UUID account, UUID id) {
        return new OwnTransaction(null).find(new Reference(account, null), id);
    }

    /** Fills in Stripe's page; what happens there is heard. */
    public void pays(CheckoutView checkout, String card) {
        club.browser.submit(checkout.url(), "card", card, "do", "pay");
        club.hear();
    }

    /** Begins a trial on Stripe's page without a card. */
    void triesWithoutACard(CheckoutView checkout) {
        club.browser.submit(checkout.url(), "none", "yes", "do", "pay");
        club.hear();
    }
}
