package io.stamgast.stripe.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import io.stamgast.kernel.DomainException;
import io.stamgast.stripe.Tenant;
import io.stamgast.stripe.simulator.Options;
import io.stamgast.stripe.simulator.StripeSimulator;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectedAccountsIT {

    private static final String BACK = "https://loyalty.example.org/admin/plans.xhtml";

    private final StripeSimulator stripe = StripeSimulator.start(Options.standing());
    private final Tenant tenant = new Tenant(stripe);
    private final ConnectedAccounts accounts = tenant.accounts();

    @AfterEach
    void close() {
        stripe.close();
    }

    private String connect() {
        accounts.onboardingLink(BACK, BACK);
        return accounts.find().orElseThrow().stripeAccount();
    }

    private ConnectedAccount.State state(String account) {
        assertEquals(account, accounts.find().orElseThrow().stripeAccount());
        return state();
    }

    private ConnectedAccount.State state() {
        return accounts.refresh().orElseThrow().state();
    }

    @Test
    void thereIsOneAccountHoweverOftenItsPageIsAskedFor() {
        var first = accounts.onboardingLink(BACK, BACK);
        var account = accounts.find().orElseThrow().stripeAccount();

        assertNotEquals(first, accounts.onboardingLink(BACK, BACK));

        assertEquals(account, accounts.find().orElseThrow().stripeAccount());
        assertTrue(first.startsWith(stripe.address()), first);
        assertEquals(List.of(tenant.id() + " connected stripe-account"), tenant.audited());
    }

    @Test
    void whatWasMadeBehindAnErrorOfStripesIsFound() throws StripeException {
        stripe.disturb(Disturbance.next(1, Failure.ERROR_AFTER));

        assertEquals(ConnectedAccount.State.ONBOARDING, state(connect()));

        assertEquals(1, stripe.client().v1().accounts().list().getData().size());
    }

    @Test
    void anAnswerThatNeverCameIsAskedForWithTheSameKey() throws StripeException {
        stripe.disturb(Disturbance.next(2, Failure.SILENCE_AFTER).silentFor(Duration.ofMillis(1)));
        assertThrows(DomainException.class, () -> accounts.onboardingLink(BACK, BACK));

        connect();

        assertEquals(1, stripe.client().v1().accounts().list().getData().size());
    }

    @Test
    void itTakesPaymentsOnceStripeHasWhatItNeeds() {
        var account = connect();
        assertEquals(ConnectedAccount.State.ONBOARDING, state());
        assertFalse(accounts.find().orElseThrow().due().isEmpty());

        stripe.onboard(account);

        assertEquals(ConnectedAccount.State.ENABLED, state());
        assertEquals(List.of(), accounts.find().orElseThrow().due());
    }

    @Test
    void theFeeIsTheTenantsOwnAndOnRecord() {
        connect();
        var other = new Tenant(stripe);
        other.accounts().onboardingLink(BACK, BACK);

        assertEquals("2.50", accounts.charge(tenant.id(), new BigDecimal("2.50")).feePercent().toPlainString());

        assertEquals(BigDecimal.ZERO, AccountView.of(other.accounts().find().orElseThrow()).feePercent());
        assertEquals(List.of(tenant.id() + " connected stripe-account", tenant.id() + " changed stripe-account"),
                tenant.audited());
    }

    @Test
    void whoHasNoAccountIsChargedNothing() {
        var refusal = assertThrows(DomainException.class, () -> accounts.charge(tenant.id(), BigDecimal.ONE));

        assertEquals("stripe-not-connected", refusal.code());
        assertEquals(Optional.empty(), accounts.refresh());
    }

    @Test
    void anAccountThatIsTakenAwayGivesPlaceToAnother() throws StripeException {
        var old = connect();
        stripe.onboard(old);
        stripe.disconnect(old);
        assertEquals(ConnectedAccount.State.DISCONNECTED, state());
        var heard = new ArrayList<Integer>();
        var heir = (AccountHeir) (connection, tenantId, now) -> heard.add(tenantId);

        tenant.accounts(heir).onboardingLink(BACK, BACK);
        tenant.accounts(heir).onboardingLink(BACK, BACK);

        var account = accounts.find().orElseThrow();
        assertNotEquals(old, account.stripeAccount());
        assertEquals(ConnectedAccount.State.ONBOARDING, account.state());
        assertEquals(List.of(tenant.id()), heard);
        assertEquals(2, stripe.client().v1().accounts().list().getData().size());
        assertEquals(List.of(tenant.id() + " connected stripe-account", tenant.id() + " replaced stripe-account"),
                tenant.audited());
    }

    @Test
    void anAccountThatIsTakenAwayIsFoundBehindAnErrorOfStripesToo() throws StripeException {
        var old = connect();
        stripe.disconnect(old);
        state();
        stripe.disturb(Disturbance.next(1, Failure.ERROR_AFTER).on("POST", "/v1/accounts"));

        assertNotEquals(old, connect());

        assertEquals(2, stripe.client().v1().accounts().list().getData().size());
    }

    @Test
    void anotherTenantsAccountIsNobodysHere() {
        connect();

        assertEquals(Optional.empty(), new Tenant(stripe).accounts().find());
    }

    @Test
    void whileStripeIsAwayPeopleAreToldSo() {
        connect();
        stripe.disturb(Disturbance.next(1, Failure.ERROR_BEFORE));

        assertEquals("stripe-unavailable", assertThrows(DomainException.class, accounts::refresh).code());
        assertEquals(ConnectedAccount.State.ONBOARDING, state());
    }
}
