package io.stamgast.membership.subscribing.taking;

import static io.stamgast.membership.subscribing.taking.Till.wish;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.PaymentIntentCreateParams;
import io.stamgast.membership.subscribing.checkout.Checkout.State;
import io.stamgast.membership.subscribing.once.CheckoutFollower;
import io.stamgast.membership.testing.Club;
import io.stamgast.testing.Database;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fee that is paid once, by a debit: Stripe's page is complete days before anybody knows whether it is paid. */
class FailedPaymentIT {

    private final Club club = new Club();
    private final Till till = new Till(club);
    private final CheckoutFollower follower =
            new CheckoutFollower(Database.work(), club.access, club.follower, club.plans, club.clock);
    private UUID account;
    private CheckoutView asked;

    @AfterEach
    void close() {
        club.close();
    }

    @BeforeEach
    void ask() {
        club.sells(Club.plan("vip"));
        account = club.account("A1");
        asked = till.asks(account, wish("vip", "lasting"));
    }

    private PaymentIntent debit(PaymentIntentCreateParams.Builder form) throws StripeException {
        return club.stripe.client().v1().paymentIntents().create(form.setAmount(30_000L).setCurrency("eur").build(),
                club.there());
    }

    private State told(int tenant, PaymentIntent debit) {
        var session = new Session();
        session.setClientReferenceId(asked.id().toString());
        session.setMode("payment");
        session.setStatus("complete");
        session.setPaymentStatus("unpaid");
        session.setPaymentIntent(debit.getId());
        follower.apply(tenant, club.stripeAccount(), session);
        return till.find(account, asked.id()).state();
    }

    @Test
    void oneThatFailedCanBeAskedForAgain() throws StripeException {
        var failed = debit(PaymentIntentCreateParams.builder());
        assertEquals("requires_payment_method", failed.getStatus());
        assertEquals(State.OPEN, told(Database.newTenant(), failed), "it is another's");
        assertEquals(State.EXPIRED, told(club.tenant(), failed));
    }

    @Test
    void oneThatIsUnderWayIsWaitedFor() throws StripeException {
        var underWay = debit(PaymentIntentCreateParams.builder().setPaymentMethod("pm_card_visa"));
        assertEquals("requires_confirmation", underWay.getStatus());
        assertEquals(State.OPEN, told(club.tenant(), underWay));
    }
}
