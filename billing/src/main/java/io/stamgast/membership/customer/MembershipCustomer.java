package io.stamgast.membership.customer;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/**
 * An account as Stripe's customer.
 *
 * @param email where its bills go; null for nowhere
 * @param paymentMethod Stripe's id of the one that is charged; null for none
 * @param methodSince when we know that of it; null where that was not written down
 * @param defaultMethod of the one that was chosen for all that is to come, which is then charged; null for none
 * @param backupMethod of another one; null for none
 * @param card what people may see of the one that is charged; null when it is no card
 * @param credit what Stripe takes off its next invoices; null for nothing
 */
public record MembershipCustomer(UUID accountId, String stripeCustomer, String email, String paymentMethod,
                                 Instant methodSince, String defaultMethod, String backupMethod, Card card,
                                 Credit credit, Instant syncedAt) {

    /** @param minor in the currency's minor unit, above 0 */
    public record Credit(long minor, String currency) {
    }

    /** What people may see of a card. */
    public record Card(String brand, String last4, int expYear, int expMonth) {

        public YearMonth expires() {
            return YearMonth.of(expYear, expMonth);
        }
    }
}
