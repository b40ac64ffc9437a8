package io.stamgast.portal.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.plan.MembershipPlans;
import io.stamgast.plan.PlanView;
import io.stamgast.plan.definition.PlanDefinition.Visibility;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.connect.ConnectedAccount.State;
import io.stamgast.stripe.connect.ConnectedAccount;
import io.stamgast.stripe.connect.ConnectedAccounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlansPageTest {

    private static final ConnectedAccount BEGUN = account(false, null);
    private static final ConnectedAccount OPEN = account(true, null);
    private static final ConnectedAccount LEFT = account(false, Instant.EPOCH);

    private static ConnectedAccount account(boolean open, Instant disconnectedAt) {
        return new ConnectedAccount("acct_1", open, open, open, List.of(), BigDecimal.ZERO, Instant.EPOCH,
                disconnectedAt);
    }

    /** @param learned what Stripe says; null while it is away */
    private static PlansPage page(ConnectedAccount known, ConnectedAccount learned) {
        var page = new PlansPage();
        page.stripe = new StripeAccess(Optional.of("sk_test_1"), Optional.empty(), Optional.empty());
        page.tenant = new CurrentTenant();
        page.tenant.set(1, "demo");
        page.plans = new MembershipPlans() {
            @Override
            public List<PlanView> list(Visibility visibility, UUID after, int limit) {
                return List.of();
            }
        };
        page.accounts = new ConnectedAccounts(null, null, null, null, null) {
            @Override
            public Optional<ConnectedAccount> find() {
                return Optional.ofNullable(known);
            }

            @Override
            public Optional<ConnectedAccount> refresh() {
                if (learned == null) {
                    throw DomainException.unavailable("stripe-unavailable", "away");
                }
                return Optional.of(learned);
            }
        };
        return page;
    }

    @Test
    void whoComesBackFromStripeSeesWhatStripeHasLearned() {
        var page = page(BEGUN, OPEN);
        page.load();
        assertEquals(State.ONBOARDING, page.getAccountState());

        page.setReturned("true");
        page.load();

        assertEquals(State.ENABLED, page.getAccountState());
    }

    @Test
    void whileStripeIsAwayTheAccountStandsAsItWasKnown() {
        var page = page(OPEN, null);
        page.setReturned("true");

        assertThrows(DomainException.class, page::load); // which the page tells its visitor, and is shown all the same

        assertEquals(State.ENABLED, page.getAccountState());
    }

    @Test
    void anAccountThatStripeAsksSomethingOfIsGoneOnWithAndOneThatIsGoneReplaced() {
        assertTrue(shown(null).isOpenable());
        assertTrue(shown(BEGUN).isOpenable());
        assertFalse(shown(OPEN).isOpenable());
        assertTrue(shown(LEFT).isOpenable());
        assertEquals("plans.replace", shown(LEFT).getOpening());
    }

    private static PlansPage shown(ConnectedAccount known) {
        var page = page(known, null);
        page.load();
        return page;
    }
}
