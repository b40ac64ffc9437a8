package io.stamgast.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.param.AccountCreateParams;
import com.stripe.param.CustomerCreateParams;
import io.stamgast.stripe.simulator.Options;
import io.stamgast.stripe.simulator.StripeSimulator;
import io.stamgast.stripe.simulator.api.ApiCall;
import io.stamgast.stripe.simulator.disturbance.Disturbance;
import io.stamgast.stripe.simulator.disturbance.Failure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnceTest {

    private final StripeSimulator stripe = StripeSimulator.start(Options.standing());
    private final StripeAccess access = new StripeAccess(Optional.of(stripe.secretKey()), Optional.empty(),
            Optional.of(stripe.address()));
    private final String account = connected();

    private String connected() {
        try {
            return stripe.client().v1().accounts().create(AccountCreateParams.builder().build())
                    .getId();
        } catch (StripeException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @AfterEach
    void close() {
        stripe.close();
    }

    private Customer make() throws StripeException {
        return make("k");
    }

    private Customer make(String first) throws StripeException {
        var wanted = CustomerCreateParams.builder().setName("Jo").build();
        return Once.make(StripeAccess.in(account, first), key -> access.client(1).v1().customers().create(wanted, key),
                () -> customers().stream().findFirst());
    }

    private List<Customer> customers() throws StripeException {
        return access.client(1).v1().customers().list(StripeAccess.in(account)).getData();
    }

    private void goesWrongOnce(Failure failure) {
        stripe.disturb(Disturbance.next(1, failure).on("POST", "/v1/customers"));
    }

    /** The keys under which it was asked for, in their order. */
    private List<String> keys() {
        return stripe.calls().stream().map(ApiCall::idempotencyKey).filter(Objects::nonNull)
                .filter(key -> key.startsWith("k")).toList();
    }

    @Test
    void anErrorAfterWhichItIsThereIsNone() throws StripeException {
        goesWrongOnce(Failure.ERROR_AFTER);
        assertEquals(make().getId(), customers().get(0).getId());
        assertEquals(List.of("k"), keys());
    }

    @Test
    void afterANewErrorTheSameKeyIsLeftForLater() throws StripeException {
        goesWrongOnce(Failure.ERROR_KEPT);
        assertThrows(StripeException.class, this::make);
        assertEquals(List.of("k"), keys());
        assertEquals(List.of(), customers());
    }

    @Test
    void afterAKeptErrorItIsAskedForUnderTheNextKey() throws StripeException {
        goesWrongOnce(Failure.ERROR_KEPT);
        assertThrows(StripeException.class, this::make);
        make();
        assertEquals(List.of("k", "k", "k/2"), keys());
        assertEquals(1, customers().size());
    }

    @Test
    void whoeverDoesItAgainComesByTheSameKeys() throws StripeException {
        stripe.disturb(Disturbance.share(1, Failure.ERROR_KEPT).on("POST", "/v1/customers"));
        assertThrows(StripeException.class, this::make);
        assertThrows(StripeException.class, this::make);
        stripe.calm();
        make();
        make();
        assertEquals(List.of("k", "k", "k/2", "k", "k/2", "k/3", "k"), keys(), "the last looks first, and finds it");
        assertEquals(1, customers().size());
    }

    /** Stripe has forgotten the key under which it was done. */
    @Test
    void underALaterKeyItIsLookedForBeforeItIsAskedFor() throws StripeException {
        var made = make();

        assertEquals(made.getId(), make(Once.key("k", 1)).getId());

        assertEquals(List.of("k"), keys());
        assertEquals(1, customers().size());
    }

    @Test
    void underALaterKeyWhatIsNotThereIsMade() throws StripeException {
        make(Once.key("k", 2));

        assertEquals(List.of("k~2"), keys());
        assertEquals("k", Once.firstKey(StripeAccess.in(account, Once.key("k", 2))));
        assertEquals("k", Once.firstKey(StripeAccess.in(account, Once.key("k", 0))));
    }

    @Test
    void whatAlwaysFailsIsLeftForLaterAfterSomeKeys() throws StripeException {
        stripe.disturb(Disturbance.share(1, Failure.ERROR_KEPT).on("POST", "/v1/customers"));
        for (var turn = 0; turn < 6; turn++) {
            assertThrows(StripeException.class, this::make);
        }
        assertEquals("k/5", keys().get(keys().size() - 1));
        assertEquals(List.of(), customers());
    }
}
