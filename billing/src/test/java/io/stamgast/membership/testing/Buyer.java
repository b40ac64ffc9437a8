package io.stamgast.membership.testing;

import com.stripe.exception.StripeException;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.SubscriptionCreateParams;
import io.stamgast.kernel.Ids;
import io.stamgast.membership.Membership;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.customer.MembershipCustomer;
import io.stamgast.membership.sync.Metadata;
import io.stamgast.stripe.event.Followed;
import io.stamgast.testing.Database;
import java.util.UUID;

/** An account that has a card and takes memberships, at Stripe itself: without our pages and calls. */
public final class Buyer {

    private final Club club;
    private final UUID account;
    private final String customer;

    private Buyer(Club club, UUID account, String customer) {
        this.club = club;
        this.account = account;
        this.customer = customer;
    }

    /** @param card one of the simulator's, such as {@code pm_card_visa}; null for none */
    public static Buyer of(Club club, String externalId, String card) {
        try {
            var account = club.account(externalId);
            var customer = club.stripe.client().v1().customers().create(CustomerCreateParams.builder()
                    .setName(externalId).setEmail("bills@example.org")
                    .putMetadata(Metadata.ACCOUNT, account.toString()).build(), club.there()).getId();
            club.call(connection -> {
                new CustomerTable(connection, club.tenant()).insert(new MembershipCustomer(account, customer,
                        "bills@example.org", null, null, null, null, null, null, club.clock.instant()));
                return null;
            });
            var buyer = new Buyer(club, account, customer);
            if (card != null) {
                buyer.takes(card);
            }
            return buyer;
        } catch (StripeException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public UUID account() {
        return account;
    }

    /** Stripe's id of it. */
    public String customer() {
        return customer;
    }

    /** Pays with this card from now on. */
    public void takes(String card) {
        adds(card);
        club.follower.refresh(club.tenant(), club.stripeAccount(), new Followed("customer", customer));
    }

    /** The same, at Stripe, where nobody here knows of it yet. */
    public void adds(String card) {
        try {
            var customers = club.stripe.client().v1();
            var method = customers.paymentMethods().attach(card, PaymentMethodAttachParams.builder()
                    .setCustomer(customer).build(), club.there());
            customers.customers().update(customer, CustomerUpdateParams.builder().setInvoiceSettings(
                    CustomerUpdateParams.InvoiceSettings.builder().setDefaultPaymentMethod(method.getId()).build())
                    .build(), club.there());
        } catch (StripeException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @param trialDays 0 for none */
    public Membership subscribes(UUID plan, String price, long trialDays) {
        var id = Ids.next();
        var chosen = club.price(plan, price);
        var version = club.desk().find(plan).version();
        Database.execute(club.tenant(), """
                insert into app.membership_checkout (tenant_id, id, account_id, plan_id, plan_version, price_id, trial,
                    state, created_at)
                values (?, ?, ?, ?, ?, ?, ?, 'OPEN', now())""", club.tenant(), id, account, plan, version,
                chosen.id(), trialDays > 0);
        var wanted = SubscriptionCreateParams.builder().setCustomer(customer)
                .addItem(SubscriptionCreateParams.Item.builder().setPrice(chosen.stripePrice()).build())
                .putMetadata(Metadata.MEMBERSHIP, id.toString()).putMetadata(Metadata.ACCOUNT, account.toString())
                .putMetadata(Metadata.PLAN_VERSION, String.valueOf(version));
        if (trialDays > 0) {
            wanted.setTrialPeriodDays(trialDays);
        }
        try {
            club.stripe.client().v1().subscriptions().create(wanted.build(), club.there());
        } catch (StripeException failure) {
            throw new IllegalStateException(failure);
        }
        club.hear();
        return club.membership(id);
    }
}
