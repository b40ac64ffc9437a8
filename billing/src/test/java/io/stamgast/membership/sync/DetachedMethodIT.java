package io.stamgast.membership.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.stripe.exception.StripeException;
import com.stripe.param.PaymentMethodAttachParams;
import io.stamgast.membership.customer.CustomerTable;
import io.stamgast.membership.customer.MembershipCustomer;
import io.stamgast.membership.testing.Buyer;
import io.stamgast.membership.testing.Club;
import io.stamgast.testing.Database;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cards that are taken away, and that nobody had chosen for all that is to come: the customer stays as it is. */
class DetachedMethodIT {

    private final Club club = new Club();
    private final Buyer buyer = Buyer.of(club, "A1", null);

    @AfterEach
    void close() {
        club.close();
    }

    private String keeps(String card) throws StripeException {
        var id = club.stripe.client().v1().paymentMethods().attach(card, PaymentMethodAttachParams.builder()
                .setCustomer(buyer.customer()).build(), club.there()).getId();
        club.hear();
        return id;
    }

    private void loses(String card) throws StripeException {
        club.stripe.client().v1().paymentMethods().detach(card, club.there());
        club.hear();
    }

    private MembershipCustomer known() {
        return club.call(connection -> new CustomerTable(connection, club.tenant()).find(buyer.account()))
                .orElseThrow();
    }

    @Test
    void aCardThatIsTakenAwayIsNeitherChargedNorABackup() throws StripeException {
        var first = keeps("pm_card_visa");
        var second = keeps("pm_card_mastercard");
        assertEquals(second, known().paymentMethod());
        assertEquals(first, known().backupMethod());

        loses(first);
        assertEquals(second, known().paymentMethod());
        assertNull(known().backupMethod());

        loses(second);
        assertNull(known().paymentMethod());
        assertNull(known().card());
        var stranger = Database.newTenant();
        assertEquals(Optional.empty(), Database.work().call(stranger,
                connection -> new CustomerTable(connection, stranger).find(buyer.account())));
    }
}
