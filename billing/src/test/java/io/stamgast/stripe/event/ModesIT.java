package io.stamgast.stripe.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.stripe.exception.StripeException;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.stripe.StripeAccess;
import io.stamgast.stripe.StripeAccess.Credentials;
import io.stamgast.stripe.connect.ConnectedAccounts;
import io.stamgast.stripe.simulator.Options;
import io.stamgast.stripe.simulator.StripeSimulator;
import io.stamgast.stripe.simulator.webhook.Signature;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tenant and its test mode at Stripe: two keys, two accounts, two secrets. */
class ModesIT {

    private static final int NOWHERE = Integer.MIN_VALUE;
    private static final String BACK = "https://loyalty.example.org/admin";
    private static final String LIVE_SECRET = "whsec_of_live";
    private static final String TEST_SECRET = "whsec_of_test";

    private final StripeSimulator stripe =
            StripeSimulator.start(Options.standing().withTestSecretKey("sk_test_second"));
    private final int live = Database.newTenant();
    private final int test = Database.newTestMode(live);
    private final StripeAccess simulated = new StripeAccess(credentials(stripe.secretKey(), LIVE_SECRET),
            credentials("sk_test_second", TEST_SECRET), Optional.of(stripe.address()));
    private final String liveAccount = connected(live);
    private final String testAccount = connected(test);

    @AfterEach
    void close() {
        stripe.close();
    }

    private static Credentials credentials(String key, String secret) {
        return new Credentials(Optional.of(key), Optional.of(secret));
    }

    private ConnectedAccounts accounts(int tenant, StripeAccess access) {
        return new ConnectedAccounts(Database.work(), Entered.tenant(tenant), access, new Audit() {
            @Override
            public void record(Connection unitOfWork, int tenantId, String action, String type, Object object,
                               Object before, Object after) {
                // of other tests
            }
        }, Clock.systemUTC());
    }

    private String connected(int tenant) {
        var accounts = accounts(tenant, simulated);
        accounts.onboardingLink(BACK, BACK);
        return accounts.find().orElseThrow().stripeAccount();
    }

    @Test
    void eachHasAnAccountThatTheOthersKeyDoesNotReach() throws StripeException {
        assertNotEquals(liveAccount, testAccount);
        simulated.client(live).v1().accounts().retrieve(liveAccount);
        simulated.client(test).v1().accounts().retrieve(testAccount);
        assertThrows(StripeException.class, () -> simulated.client(live).v1().accounts().retrieve(testAccount));
        assertThrows(StripeException.class, () -> simulated.client(test).v1().accounts().retrieve(liveAccount));
        assertThrows(StripeException.class, () -> simulated.client(test).v1().customers()
                .list(StripeAccess.in(liveAccount)));
        assertEquals(1, simulated.client(test).v1().accounts().list().getData().size());
    }

    @Test
    void withoutATestKeyTheTestModeSellsNothingAndLiveGoesOn() {
        var access = new StripeAccess(credentials(stripe.secretKey(), LIVE_SECRET), Credentials.NONE,
                Optional.of(stripe.address()));
        var refusal = assertThrows(DomainException.class, () -> access.client(test));
        assertEquals("payments-off Test payments are not set up on this platform.",
                refusal.code() + " " + refusal.getMessage());
        assertTrue(access.isConfigured(live) && !access.isConfigured(test) && !access.isAway(test));
        accounts(live, access).onboardingLink(BACK, BACK);
    }

    @Test
    void anEventReachesNobodyInTheModeWhoseSecretItIsNotSignedWith() {
        var simulators = new StripeInbox(Database.work(), simulated, Clock.systemUTC());
        assertEquals(live, receiver(simulators, liveAccount, LIVE_SECRET, null));
        assertEquals(test, receiver(simulators, testAccount, TEST_SECRET, null));
        assertEquals(0, receiver(simulators, testAccount, LIVE_SECRET, null));
        assertEquals(0, receiver(simulators, liveAccount, TEST_SECRET, null));
    }

    @Test
    void anEventOfTestMoneyNeverReachesLiveWhoeverSignedIt() {
        var inbox = new StripeInbox(Database.work(), new StripeAccess(credentials("sk_live_1", LIVE_SECRET),
                credentials("rk_test_1", TEST_SECRET), Optional.empty()), Clock.systemUTC());
        assertEquals(live, receiver(inbox, liveAccount, LIVE_SECRET, true));
        assertEquals(0, receiver(inbox, liveAccount, LIVE_SECRET, false));
        assertEquals(test, receiver(inbox, testAccount, TEST_SECRET, false));
        assertEquals(0, receiver(inbox, testAccount, TEST_SECRET, true));
    }

    @Test
    void whatIsToldOfATestModeThatIsWipedIsNotKept() {
        var inbox = new StripeInbox(Database.work(), simulated, Clock.systemUTC());
        assertEquals(test, receiver(inbox, testAccount, TEST_SECRET, null));
        Database.work().raw(connection -> {
            try (var wipe = connection.createStatement()) {
                return wipe.executeUpdate(
                        "update app.tenant set state = 'WIPED', alias = alias || '.' || -id where id = " + test);
            }
        });
        assertEquals(0, strays(send(inbox, testAccount, TEST_SECRET, null)));
    }

    @Test
    void whatALiveEndpointIsToldOfATestModeIsLeftToTheTestEndpoint() {
        var inbox = new StripeInbox(Database.work(), new StripeAccess(credentials("sk_live_1", LIVE_SECRET),
                credentials("rk_test_1", TEST_SECRET), Optional.empty()), Clock.systemUTC());
        assertEquals(NOWHERE, receiver(inbox, testAccount, LIVE_SECRET, false));
        assertEquals(0, receiver(inbox, testAccount, LIVE_SECRET, true));
    }

    /** The tenant that gets such an event; 0 where it is kept as nobody's, {@link #NOWHERE} where it isn't kept. */
    private int receiver(StripeInbox inbox, String account, String secret, Boolean livemode) {
        var id = send(inbox, account, secret, livemode);
        if (strays(id) == 1) {
            return 0;
        }
        return Stream.of(live, test).filter(one -> count(one, id) == 1).findFirst().orElse(NOWHERE);
    }

    private long strays(String id) {
        return Database.number(live, "select count(*) from app.stripe_stray_event where id = ?", id);
    }

    private static String send(StripeInbox inbox, String account, String secret, Boolean livemode) {
        var id = "evt_" + UUID.randomUUID();
        var body = """
                {"id":"%s","object":"event","account":"%s",%s"type":"payout.paid","created":1,
                "data":{"object":{"id":"po_1","object":"payout"}}}""".formatted(id, account,
                livemode == null ? "" : "\"livemode\":" + livemode + ",");
        inbox.receive(body.getBytes(StandardCharsets.UTF_8),
                Signature.header(Instant.now().getEpochSecond(), body, secret));
        return id;
    }

    private static long count(int tenant, String id) {
        return Database.number(tenant, "select count(*) from app.stripe_event where id = ?", id);
    }
}
