package io.stamgast.membership.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.stripe.exception.StripeException;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.TrialSettings;
import com.stripe.param.SubscriptionUpdateParams.TrialSettings.EndBehavior;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.entitlement.Entitlements;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is heard late counts from when it was so. */
class LateNewsIT {

    private final Club club = new Club();
    private final UUID plan = club.sells(Club.plan("vip"));
    private final Buyer buyer = Buyer.of(club, "A1", null);

    @AfterEach
    void close() {
        club.close();
    }

    private int acting(int tenant, Instant at) {
        return Database.work().call(tenant, connection -> new Entitlements(club.plans)
                .of(connection, tenant, buyer.account(), at)).size();
    }

    @Test
    void aTrialThatEndedInAPauseActedUntilItsEnd() throws StripeException {
        var tried = buyer.subscribes(plan, "monthly", 14);
        club.stripe.client().v1().subscriptions().update(tried.stripeSubscription(), SubscriptionUpdateParams.builder()
                .setTrialSettings(TrialSettings.builder().setEndBehavior(EndBehavior.builder()
                        .setMissingPaymentMethod(EndBehavior.MissingPaymentMethod.PAUSE).build()).build()).build(),
                club.there());
        club.pass(Duration.ofDays(17));
        assertEquals(MembershipState.PAUSED, club.membership(tried.id()).state());
        assertEquals(1, acting(club.tenant(), tried.trialEndsAt().minusSeconds(1)));
        assertEquals(0, acting(club.tenant(), tried.trialEndsAt()));
        assertEquals(0, acting(Database.newTenant(), tried.trialEndsAt().minusSeconds(1)));
    }
}
